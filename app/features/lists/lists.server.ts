import { change, type Line, type Note, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { CodeTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { type ListName, listNames } from './defaults.ts';
import {
  added,
  type Code,
  type Edited,
  ended,
  firstCodes,
  isListName,
  type Lists,
  moved,
  type NewCode,
  type Refusal,
  renamed,
  reopened,
  restored,
} from './lists.ts';
import { stamp } from './stamp.ts';

export type Outcome = { done: true } | { done: false; why: Refusal; codes: Code[] };

/** All lists of the office with ended codes among them, each in its order: one query. */
export async function readLists(db: Db, officeId: string): Promise<Lists> {
  const rows = await db
    .selectFrom('code')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('list')
    .orderBy('sort')
    .orderBy('code')
    .execute();
  const lists = Object.fromEntries(listNames.map((name) => [name, [] as Code[]])) as Lists;
  for (const row of rows) if (isListName(row.list)) lists[row.list].push(toCode(row));
  return lists;
}

export function addCode(
  db: Db,
  who: Who,
  list: ListName,
  given: Omit<NewCode, 'code'>,
): Promise<Outcome> {
  // Short, because records hold codes; the tail of an id is its random part.
  const code = `own-${newId().slice(-12)}`;
  const line = {
    verb: 'code.add',
    id: `${list}/${code}`,
    plain: { from: given.fromOn },
    personal: { label: given.label },
  };
  return edit(db, who, list, line, (codes) => added(list, codes, { ...given, code }));
}

export function renameCode(
  db: Db,
  who: Who,
  list: ListName,
  code: string,
  was: string,
  label: string,
): Promise<Outcome> {
  const line = { verb: 'code.rename', id: `${list}/${code}`, personal: { label } };
  return edit(db, who, list, line, (codes) => renamed(codes, code, was, label));
}

export function endCode(
  db: Db,
  who: Who,
  list: ListName,
  code: string,
  untilOn: Day,
): Promise<Outcome> {
  const line = { verb: 'code.end', id: `${list}/${code}`, plain: { until: untilOn } };
  return edit(db, who, list, line, (codes) => ended(codes, code, untilOn));
}

export function reopenCode(db: Db, who: Who, list: ListName, code: string): Promise<Outcome> {
  const line = { verb: 'code.reopen', id: `${list}/${code}` };
  return edit(db, who, list, line, (codes) => reopened(codes, code));
}

/** One place up (-1) or down (+1) among those still in use on `day`. */
export function moveCode(
  db: Db,
  who: Who,
  list: ListName,
  code: string,
  step: -1 | 1,
  day: Day,
): Promise<Outcome> {
  const line = { verb: 'list.move', id: list, plain: { code, step } };
  return edit(db, who, list, line, (codes) => moved(codes, code, step, day));
}

export function restoreDefaults(db: Db, who: Who, list: ListName): Promise<Outcome> {
  return edit(db, who, list, { verb: 'list.restore', id: list }, (codes) => restored(list, codes));
}

/** For a new office, within the change that founds it. */
export async function createDefaultLists(tx: Tx, note: Note, officeId: string): Promise<void> {
  const who = { officeId, staffId: null };
  await insert(
    tx,
    listNames.flatMap((list) => firstCodes(list).map((code) => toRow(who, list, code))),
  );
  note({ verb: 'list.create', thing: 'list', id: officeId });
}

/** Reads the list, applies a pure edit and writes what differs. A refusal leaves its line too. */
async function edit(
  db: Db,
  who: Who,
  list: ListName,
  line: Omit<Line, 'thing'>,
  how: (codes: Code[]) => Edited,
): Promise<Outcome> {
  return change(db, who, async (tx, note) => {
    // Two edits of one office at once would both see the list as it was.
    await lockId(tx, who.officeId);
    const { [list]: before } = await readLists(tx, who.officeId);
    const after = how(before);
    if (!Array.isArray(after)) {
      note({
        verb: 'list.refuse',
        thing: 'list',
        id: list,
        plain: { wanted: line.verb, why: after },
      });
      return { done: false, why: after, codes: before };
    }
    await write(tx, who, list, before, after);
    note({ ...line, thing: line.verb.startsWith('list') ? 'list' : 'code' });
    return { done: true };
  });
}

export async function write(tx: Tx, who: Who, list: ListName, before: Code[], after: Code[]) {
  const placed = after.map((code, sort) => ({ ...code, sort }));
  const isNew = (code: Code) => !before.some((b) => b.code === code.code);
  await insert(
    tx,
    placed.filter(isNew).map((code) => toRow(who, list, code)),
  );
  for (const code of placed) {
    const was = before.find((b) => b.code === code.code);
    if (was && JSON.stringify(toColumns(was)) !== JSON.stringify(toColumns(code)))
      await tx
        .updateTable('code')
        .set((e) => ({ ...toColumns(code), ...stamp(who), version: e('version', '+', 1) }))
        .where('office_id', '=', who.officeId)
        .where('list', '=', list)
        .where('code', '=', code.code)
        .execute();
  }
}

async function insert(tx: Tx, rows: CodeTable[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('code').values(rows).execute();
}

function toCode(row: CodeTable): Code {
  const { code, label, grp, sort, from_on, until_on } = row;
  return { code, label, group: grp, sort, fromOn: from_on, untilOn: until_on };
}

function toColumns({ label, group, sort, fromOn, untilOn }: Code) {
  return { label, grp: group, sort, from_on: fromOn, until_on: untilOn };
}

function toRow(who: Who, list: ListName, code: Code): CodeTable {
  return {
    office_id: who.officeId,
    list,
    code: code.code,
    ...toColumns(code),
    version: 1,
    ...stamp(who),
  };
}
