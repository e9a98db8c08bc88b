/** Which column is which field: what was chosen, remembered or guessed, each field once. */
import { normalise } from '#app/lib/japanese.ts';
import { readTick } from './cells.ts';
import { choices, type Field, guessField, joined, labelOf, tidyHeading } from './fields.ts';
import type { Column, Layout } from './layout.ts';
import type { Row } from './sheet.ts';
import { nameOf } from './work.ts';

export type ColumnField = {
  column: Column;
  field: Field;
  how: 'chosen' | 'remembered' | 'guessed';
};
export type Mapped = {
  fields: ColumnField[];
  /** For a problem with a field: its column, or that there is none. */
  columnName: (field: string) => string;
};
/** By number of column. */
export type ChosenFields = Record<number, Field>;

export function mapColumns(
  { columns }: Layout,
  sample: readonly Row[],
  chosen: ChosenFields,
  remembered: ReadonlyMap<string, string>,
): Mapped {
  const fields = columns.map((column): ColumnField => {
    const wanted = chosen[column.at];
    if (wanted !== undefined) return { column, field: wanted, how: 'chosen' };
    const known = remembered.get(memoryKey(column));
    if (known !== undefined && isField(known)) return { column, field: known, how: 'remembered' };
    return { column, field: guessed(column, valuesOf(column, sample)), how: 'guessed' };
  });
  const once = onlyOnce(besideNew(fields));
  return { fields: once, columnName: (field) => columnName(once, field) };
}

export const memoryKey = ({ heading }: Column) => tidyHeading(heading);

export function isField(text: string): text is Field {
  return (
    text === '' ||
    /^tick:(verbs|course|means|kind|about|connected|result):[\w-]+$/.test(text) ||
    choices.some(({ field }) => field === text)
  );
}

/** The lower of two headings says more (日 under 日付); then both together, then the upper one. */
function guessed(column: Column, values: string[]): Field {
  const names = [column.parts.at(-1) ?? '', column.parts.join(''), column.parts[0] ?? ''];
  const guesses = [...new Set(names)].filter(Boolean).map(guessField);
  const best = guesses.find((guess) => guess?.sure) ?? guesses.find((guess) => guess !== null);
  const field = best?.field ?? (values.length > 0 ? 'note' : '');
  return byValues(field, column, values);
}

const CLOCK = /^(午前|午後)?\d{1,2}\s*[:：時]\s*\d{0,2}|^\d{1,2}時/;

/** Headings that say two things: 時間 is a time of day or a length, a name of a choice a tick or a word. */
function byValues(field: Field, column: Column, values: string[]): Field {
  const plain = values.map((value) => value.normalize('NFKC').trim());
  const share = (test: (value: string) => boolean) => plain.filter(test).length * 2 > plain.length;
  if (field.startsWith('tick:'))
    return share((value) => readTick(value) !== null) || plain.length === 0 ? field : listOf(field);
  const isTime = share((value) => CLOCK.test(value) || /^0?\.\d+$/.test(value));
  const name = normalise(column.heading);
  if (field === 'startedAt' && plain.length > 0 && !isTime && /時間$/.test(name)) return 'minutes';
  if (field === 'minutes' && isTime && /^(活動|対応|実施)?時間$/.test(name) && share(isLate))
    return 'startedAt';
  // 目標, 対象 or 種類 with sentences under them say what was done there.
  if (field === 'day' && plain.some((value) => /\d[/月年.-]\d/.test(value))) return 'occurredOn';
  return field;
}

/** Nobody works for eight hours at one thing: 13:00 is a time, 1:30 a length. */
const isLate = (value: string) =>
  Number(/^\d+/.exec(value)?.[0] ?? 0) >= 8 || /[~〜～]/.test(value);

function listOf(field: Field): Field {
  const list = field.split(':')[1];
  return list === 'verbs' || list === 'means' || list === 'kind' ? list : 'note';
}

function valuesOf({ at }: Column, sample: readonly Row[]): string[] {
  return sample.flatMap(({ cells }) => (cells[at]?.trim() ? [cells[at] ?? ''] : [])).slice(0, 60);
}

/** A column of ○ called 継続 is a result, but beside one called 新規 it is the other half of that. */
function besideNew(fields: ColumnField[]): ColumnField[] {
  if (!fields.some(({ field }) => field === 'tick:course:new')) return fields;
  return fields.map((one) =>
    one.how === 'guessed' && one.field === 'tick:result:continuing'
      ? { ...one, field: 'tick:course:continued' }
      : one,
  );
}

/** What was guessed gives way to what was chosen; of two guesses the first wins, the other is text. */
function onlyOnce(fields: ColumnField[]): ColumnField[] {
  const order = { chosen: 0, remembered: 1, guessed: 2 };
  const sure = ({ column }: ColumnField) => (guessField(column.parts.at(-1) ?? '')?.sure ? 0 : 1);
  const taken = new Set<Field>();
  const kept = new Map<number, Field>();
  const inOrder = fields.toSorted((a, b) => order[a.how] - order[b.how] || sure(a) - sure(b));
  for (const { column, field, how } of inOrder) {
    const isFree = field === '' || joined.includes(field) || !taken.has(field) || how === 'chosen';
    taken.add(field);
    kept.set(column.at, isFree ? field : 'note');
  }
  return fields.map((one) => ({ ...one, field: kept.get(one.column.at) ?? one.field }));
}

/** Several columns make a date. */
const PARTS: Record<string, Field[]> = { occurredOn: ['day', 'month', 'year'] };
/** Verbs and lists may stand in columns of ○. */
const isFor = (field: Field, wanted: string) =>
  field === wanted || (PARTS[wanted] ?? []).includes(field) || field.startsWith(`tick:${wanted}:`);

function columnName(fields: readonly ColumnField[], wanted: string): string {
  const found = fields.find(({ field }) => isFor(field, wanted));
  return found ? nameOf(found.column) : `「${labelOf(wanted as Field)}」の列がありません`;
}
