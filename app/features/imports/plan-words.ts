/** Words of a row as codes, areas, goals and people; what is not known is gathered for asking. */

import { privateKinds } from '../lists/private.ts';
import { parted } from '../records/columns.ts';
import { readTick } from './cells.ts';
import { type Field, labelOf, lists, manyLists, neededLists } from './fields.ts';
import type { Given } from './plan.ts';
import { type About, IN_TEXT, wordsOf } from './words-match.ts';
import { type Cell, fault, leave, repair, type Work } from './work.ts';

/** Fills in the lists and gives who wrote it. */
export type WordPlacer = { place: (work: Work) => string };

export function wordPlacer(given: Given): WordPlacer {
  return {
    place: (work) => {
      for (const [field, list] of Object.entries(lists) as [Field, About][])
        if (manyLists.includes(field)) placeMany(work, field, list, given);
        else placeOne(work, field, list, given);
      placeTicks(work, given);
      placeArea(work, given);
      placeGoal(work, given);
      fillIn(work, given);
      return placeStaff(work, given);
    },
  };
}

/** The code of a word; null when it stays in the text or the row is faulty, which is then noted. */
function found(
  work: Work,
  about: About,
  cell: Cell,
  word: string,
  { office }: Given,
  needed: boolean,
) {
  const beside = about === 'goal' ? String(work.typed.occurredOn) : work.first('parents')?.text;
  const match = office.match(about, word, beside);
  if (match && match.code !== IN_TEXT) {
    if (!match.sure)
      repair(
        work,
        cell.column,
        `「${word}」を「${office.label(about, match.code)}」と読みました。`,
      );
    return match.code;
  }
  if (!match) office.ask(about, word);
  if (match || !needed) leave(work, { ...cell, text: word }, 'いまの一覧にない');
  else fault(work, cell.column, `「${word}」は、いまの一覧にありません。`);
  return null;
}

function placeOne(work: Work, field: Field, about: About, given: Given): void {
  const cell = work.first(field);
  if (!cell || isSister(work, field, about, cell, given)) return;
  const code = found(work, about, cell, cell.text.trim(), given, neededLists.includes(field));
  if (code) work.typed[field] = code;
}

const SISTERS = ['kind', 'means', 'supportMain'] as const;

/** 種別 holds 会議 in one row and 電話 in the next: a word that another list knows goes there. */
function isSister(work: Work, field: Field, about: About, cell: Cell, { office }: Given): boolean {
  const word = cell.text.trim();
  if (!(SISTERS as readonly string[]).includes(field) || office.match(about, word)?.sure)
    return false;
  for (const other of SISTERS) {
    const list = lists[other];
    if (other === field || !list || work.first(other)) continue;
    const match = office.match(list, word);
    if (!match?.sure || match.code === IN_TEXT) continue;
    work.typed[other] = match.code;
    work.sisters.push(field);
    repair(work, cell.column, `「${word}」を「${labelOf(other)}」と読みました。`);
    return true;
  }
  return false;
}

function placeMany(work: Work, field: Field, about: About, given: Given): void {
  const cell = work.first(field);
  if (!cell) return;
  const { office } = given;
  const isSure = (word: string) => office.match(about, word)?.sure === true;
  const whole = parted(
    cell.text,
    office.choices(about).map(({ label }) => label),
  );
  const words = whole.every(isSure)
    ? whole
    : wordsOf(cell.text, (word) => office.match(about, word));
  const codes = words.flatMap((word) => found(work, about, cell, word, given, false) ?? []);
  work.typed[field] = [...new Set(codes)];
}

function placeTicks(work: Work, { mapped, office }: Given): void {
  for (const { field } of mapped.fields) {
    const [tick, list = '', code = ''] = field.split(':');
    const cell = tick === 'tick' ? work.first(field) : undefined;
    if (!cell) continue;
    const isOn = readTick(cell.text);
    if (isOn === null) leave(work, cell, '○か×でない');
    if (!isOn) continue;
    if (!office.choices(list as About).some((choice) => choice.code === code)) {
      leave(work, cell, 'いまの一覧にない');
      continue;
    }
    const before = work.typed[list];
    const isMany = (manyLists as readonly string[]).includes(list);
    if (isMany) work.typed[list] = [...new Set([...[before ?? []].flat(), code])];
    else if (!before) work.typed[list] = code;
    else work.left.push(cell.column.heading);
  }
}

function placeArea(work: Work, given: Given): void {
  const cell = work.first('areaId');
  if (!cell) return;
  const id = found(work, 'area', cell, cell.text.trim(), given, true);
  if (id) work.typed.areaId = id;
}

function placeGoal(work: Work, given: Given): void {
  const cell = work.first('goalId');
  const id = cell && found(work, 'goal', cell, cell.text.trim(), given, false);
  if (id) work.typed.goalId = id;
}

/** What a row does not say. A word that is not known is no silence: it was noted before. */
function fillIn(work: Work, { defaults }: Given): void {
  const { typed } = work;
  for (const field of ['areaId', 'kind'] as const)
    if (!typed[field] && mayFill(work, field)) typed[field] = defaults[field];
  if (!typed.supportMain && mayFill(work, 'supportMain'))
    typed.supportMain = defaults.supportMain || byKind(String(typed.kind ?? ''));
  if ([typed.verbs ?? []].flat().length === 0 && typed.supportMain !== 'internal')
    typed.verbs = defaults.verbs;
}

/** No word, one that said something else, or one that the person chose to leave in the text. */
function mayFill(work: Work, field: Field): boolean {
  const cell = work.first(field);
  if (!cell || work.sisters.includes(field)) return true;
  return work.left.some((text) => text.endsWith(`：${cell.text.trim()}`));
}

function byKind(kind: string): string {
  return privateKinds.includes(kind) ? 'individual' : 'community';
}

/** Of somebody unknown here the record is the importer's, and says whose it was. */
function placeStaff(work: Work, { office, defaults }: Given): string {
  const cell = work.first('staff');
  if (!cell) return defaults.staffId;
  const name = cell.text.trim();
  const match = office.match('staff', name);
  if (match && match.code !== IN_TEXT) return match.code;
  if (!match) office.ask('staff', name);
  work.typed.writer = name;
  repair(
    work,
    cell.column,
    `「${name}」という職員はいないので、取り込む人の記録とし、名前を文に残しました。`,
  );
  return defaults.staffId;
}
