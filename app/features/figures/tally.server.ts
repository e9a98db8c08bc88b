/**
 * The tally: sums by month and by fiscal year, kept so that looking at years is quick (P4). What a
 * save changes goes into `tally_change` in the saving transaction, one row, and is added to the
 * sums a little later; whoever reads takes both, so that a figure is right from the moment of
 * saving (decision 012).
 */
import { sql } from 'kysely';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { TallyChangeTable, TallyTable } from '#app/db/schema.ts';
import { inTransaction } from '#app/db/together.server.ts';
import { fiscalYear } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { type Place, placesOf } from './heads.ts';
import { monthKeys } from './months.ts';

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

/** What these changes come to, place by place, in their months and in their fiscal years. */
export function sumsOf(changes: readonly (Change & { sign: number })[]): Row[] {
  const months = new Map<string, Row>();
  for (const change of changes)
    for (const place of placesOf(change))
      addTo(months, { ...place, span: change.month }, [
        change.sign,
        change.sign * (change.minutes ?? 0),
        change.sign * (change.headcount ?? 0),
      ]);
  const years = new Map<string, Row>();
  for (const { cut, a, b, span, records, minutes, heads } of months.values())
    addTo(years, { cut, a, b, span: yearOf(span) }, [records, minutes, heads]);
  return [...months.values(), ...years.values()];
}

const yearOf = (month: string) => String(fiscalYear(`${month}-01`));

function addTo(
  rows: Map<string, Row>,
  place: Place & { span: string },
  [records, minutes, heads]: [number, number, number],
): void {
  const name = `${place.cut}\n${place.span}\n${place.a}\n${place.b}`;
  const row = rows.get(name) ?? { ...place, records: 0, minutes: 0, heads: 0 };
  row.records += records;
  row.minutes += minutes;
  row.heads += heads;
  rows.set(name, row);
}

async function add(tx: Tx, officeId: string, rows: Row[]): Promise<void> {
  for (let n = 0; n < rows.length; n += PART)
    await tx
      .insertInto('tally')
      .values(rows.slice(n, n + PART).map((row) => ({ office_id: officeId, ...row })))
      .onConflict((c) =>
        c.columns(['office_id', 'cut', 'span', 'a', 'b']).doUpdateSet((e) => ({
          records: e('tally.records', '+', e.ref('excluded.records')),
          minutes: e('tally.minutes', '+', e.ref('excluded.minutes')),
          heads: e('tally.heads', '+', e.ref('excluded.heads')),
        })),
      )
      .execute();
}

/** More changes than this in one year are quicker counted again from its records. */
const MANY = 20_000;

/** Every office, until nothing waits or `goesOn` says no. */
export async function foldAll(db: Db, goesOn: () => boolean = () => true): Promise<number> {
  const waiting = await db
    .selectFrom('tally_change')
    .select((e) => ['office_id', 'month', e.fn.countAll<number>().as('n')])
    .groupBy(['office_id', 'month'])
    .execute();
  const years = new Map<string, number>();
  for (const { office_id, month, n } of waiting) {
    const year = `${office_id} ${yearOf(month)}`;
    years.set(year, (years.get(year) ?? 0) + Number(n));
  }
  let folded = 0;
  for (const [name, n] of years) {
    const [office = '', year] = name.split(' ');
    if (n <= MANY || !goesOn()) continue;
    await recountYear(db, office, Number(year));
    folded += n;
  }
  for (const office of new Set(waiting.map(({ office_id }) => office_id)))
    for (let count = 1; count > 0 && goesOn(); folded += count) count = await foldTally(db, office);
  return folded;
}

/** The sums of a fiscal year made anew from its records. */
export function recountYear(db: Db, officeId: string, year: number): Promise<void> {
  const months = monthKeys({ from: `${year}-04-01`, until: `${year + 1}-03-31` });
  return inTransaction(db, async (tx) => {
    await lockId(tx, `tally ${officeId}`);
    await tx
      .deleteFrom('tally')
      .where('office_id', '=', officeId)
      .where('span', 'in', [String(year), ...months])
      .execute();
    await tx
      .deleteFrom('tally_change')
      .where('office_id', '=', officeId)
      .where('month', 'in', months)
      .execute();
    for (const one of months) await add(tx, officeId, sumsOf(await standing(tx, officeId, one)));
  });
}

/** Records that stand, as changes that bring them in. */
async function standing(db: Db, officeId: string, of: string) {
  const rows = await db
    .selectFrom('record')
    .select(countedColumns)
    .where('office_id', '=', officeId)
    .where('month', '=', of)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ ...row, sign: 1 as const }));
}

export async function waitingChanges(db: Db, officeId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from tally_change
    where office_id = ${officeId}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}
