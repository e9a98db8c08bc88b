/**
 * The tally: sums by month, kept so that looking at years is quick (P4). What a save changes goes
 * into `tally_change` in the saving transaction, one row, and is added to the sums a little later;
 * whoever reads takes both, so that a figure is right from the moment of saving (decision 012).
 */
import { sql } from 'kysely';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { TallyChangeTable, TallyTable } from '#app/db/schema.ts';
import { inTransaction } from '#app/db/together.server.ts';
import { newId } from '#app/lib/ids.ts';
import { type Place, placesOf } from './heads.ts';

type Change = Omit<TallyChangeTable, 'office_id' | 'id' | 'sign'>;

/** The columns of `record` that are counted. */
export const countedColumns = [
  ...(['month', 'area_id', 'staff_id', 'kind', 'means', 'verbs', 'support_main'] as const),
  ...(['through', 'about', 'goal_id', 'course', 'minutes', 'headcount'] as const),
] satisfies (keyof Change)[];

/** Within the change that saves (+1) or removes (−1) these records; a correction is both. */
export async function countIn(
  tx: Tx,
  officeId: string,
  changes: readonly { sign: 1 | -1; row: Change }[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('tally_change')
    .values(
      changes.map(({ sign, row }) => ({ office_id: officeId, id: newId(), sign, ...counted(row) })),
    )
    .execute();
}

/** Whether a correction changes what is counted. */
export function countsAlike(before: Change, after: Change): boolean {
  return JSON.stringify(counted(before)) === JSON.stringify(counted(after));
}

function counted(row: Change): Change {
  return Object.fromEntries(countedColumns.map((column) => [column, row[column]])) as Change;
}

/** Adds at most `most` waiting changes of an office to its sums; returns how many. */
export function foldTally(db: Db, officeId: string, most = 200): Promise<number> {
  return inTransaction(db, async (tx) => {
    await lockId(tx, `tally ${officeId}`);
    const changes = await tx
      .selectFrom('tally_change')
      .selectAll()
      .where('office_id', '=', officeId)
      .orderBy('id')
      .limit(most)
      .execute();
    await add(tx, officeId, sumsOf(changes));
    for (let n = 0; n < changes.length; n += PART)
      await tx
        .deleteFrom('tally_change')
        .where('office_id', '=', officeId)
        .where(
          'id',
          'in',
          changes.slice(n, n + PART).map(({ id }) => id),
        )
        .execute();
    return changes.length;
  });
}
const PART = 500;

type Row = Omit<TallyTable, 'office_id'>;

/** What these changes come to, place by place. */
export function sumsOf(changes: readonly (Change & { sign: number })[]): Row[] {
  const rows = new Map<string, Row>();
  for (const change of changes)
    for (const place of placesOf(change)) {
      const row = rowAt(rows, place, change.month);
      row.records += change.sign;
      row.minutes += change.sign * (change.minutes ?? 0);
      row.heads += change.sign * (change.headcount ?? 0);
    }
  return [...rows.values()];
}

function rowAt(rows: Map<string, Row>, { cut, a, b }: Place, month: string): Row {
  const name = `${cut}\n${month}\n${a}\n${b}`;
  const known = rows.get(name);
  if (known) return known;
  const made = { cut, month, a, b, records: 0, minutes: 0, heads: 0 };
  rows.set(name, made);
  return made;
}

async function add(tx: Tx, officeId: string, rows: Row[]): Promise<void> {
  for (let n = 0; n < rows.length; n += PART)
    await tx
      .insertInto('tally')
      .values(rows.slice(n, n + PART).map((row) => ({ office_id: officeId, ...row })))
      .onConflict((c) =>
        c.columns(['office_id', 'cut', 'month', 'a', 'b']).doUpdateSet((e) => ({
          records: e('tally.records', '+', e.ref('excluded.records')),
          minutes: e('tally.minutes', '+', e.ref('excluded.minutes')),
          heads: e('tally.heads', '+', e.ref('excluded.heads')),
        })),
      )
      .execute();
}

/** More changes than this in one month are quicker counted again from its records. */
const MANY = 1000;

/** Every office, until nothing waits or `goesOn` says no. */
export async function foldAll(db: Db, goesOn: () => boolean = () => true): Promise<number> {
  const waiting = await db
    .selectFrom('tally_change')
    .select((e) => ['office_id', 'month', e.fn.countAll<number>().as('n')])
    .groupBy(['office_id', 'month'])
    .execute();
  let folded = 0;
  for (const { office_id, month, n } of waiting)
    if (Number(n) > MANY && goesOn()) {
      await recountMonth(db, office_id, month);
      folded += Number(n);
    }
  for (const office of new Set(waiting.map(({ office_id }) => office_id)))
    for (let count = 1; count > 0 && goesOn(); folded += count) count = await foldTally(db, office);
  return folded;
}

/** The sums of a month made anew from its records. */
export function recountMonth(db: Db, officeId: string, month: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockId(tx, `tally ${officeId}`);
    for (const table of ['tally', 'tally_change'] as const)
      await tx
        .deleteFrom(table)
        .where('office_id', '=', officeId)
        .where('month', '=', month)
        .execute();
    const rows = await tx
      .selectFrom('record')
      .select(countedColumns)
      .where('office_id', '=', officeId)
      .where('month', '=', month)
      .where('removed_at', 'is', null)
      .execute();
    await add(tx, officeId, sumsOf(rows.map((row) => ({ ...row, sign: 1 }))));
  });
}

export async function waitingChanges(db: Db, officeId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from tally_change
    where office_id = ${officeId}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}
