/** The tally against a plain recount of the records, and the tally made anew. */
import type { Db } from '#app/db/dialect.server.ts';
import { fiscalYear } from '#app/lib/dates.ts';
import { countedColumns, recountYear, sumsOf } from './tally.server.ts';

/** `kept` and `counted`: records / minutes / people. */
export type Fault = { place: string; kept: string; counted: string };
type Row = ReturnType<typeof sumsOf>[number];

/** `db` reads as of one moment (`readAtOnce`), or what is saved meanwhile looks like a fault. */
export async function verifyTally(
  db: Db,
  officeId: string,
): Promise<{ sums: number; faults: Fault[] }> {
  const sums = await db
    .selectFrom('tally')
    .select(['cut', 'span', 'a', 'b', 'records', 'minutes', 'heads'])
    .where('office_id', '=', officeId)
    .execute();
  const waiting = await db
    .selectFrom('tally_change')
    .selectAll()
    .where('office_id', '=', officeId)
    .execute();
  const kept = named(sums, named(sumsOf(waiting)));
  const counted = named(sumsOf(await standing(db, officeId)));
  const nothing = '0 / 0 / 0';
  const faults = [...new Set([...kept.keys(), ...counted.keys()])].flatMap((place) => {
    const [was, is] = [kept.get(place), counted.get(place)].map((row) =>
      row ? shown(row) : nothing,
    );
    return was === is ? [] : [{ place, kept: was ?? nothing, counted: is ?? nothing }];
  });
  return { sums: counted.size, faults };
}

/** By place; a place that stands in both is added up. */
function named(rows: readonly Row[], others = new Map<string, Row>()): Map<string, Row> {
  for (const row of rows) {
    const place = [row.cut, row.span, row.a, row.b].join(' ');
    const other = others.get(place) ?? { records: 0, minutes: 0, heads: 0 };
    others.set(place, {
      ...row,
      records: row.records + other.records,
      minutes: row.minutes + other.minutes,
      heads: row.heads + other.heads,
    });
  }
  return others;
}

const shown = ({ records, minutes, heads }: Row) => `${records} / ${minutes} / ${heads}`;

async function standing(db: Db, officeId: string) {
  const rows = await db
    .selectFrom('record')
    .select(countedColumns)
    .where('office_id', '=', officeId)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ ...row, sign: 1 as const }));
}

/** All sums of an office made anew, a fiscal year at a time; what is read meanwhile is right. */
export async function rebuildTally(db: Db, officeId: string): Promise<void> {
  const months = (table: 'record' | 'tally_change') =>
    db.selectFrom(table).select('month').where('office_id', '=', officeId).distinct().execute();
  const spans = await db
    .selectFrom('tally')
    .select('span as month')
    .where('office_id', '=', officeId)
    .distinct()
    .execute();
  const all = [...(await months('record')), ...(await months('tally_change')), ...spans];
  const years = all.map(({ month }) =>
    month.length === 4 ? Number(month) : fiscalYear(`${month}-01`),
  );
  for (const year of new Set(years)) await recountYear(db, officeId, year);
}
