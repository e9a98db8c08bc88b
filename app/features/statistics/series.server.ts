/** Surveys as they are kept: a series is what one file said of one day, a row of it is one area. */
import { change, type Who } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { SeriesTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/problems.ts';
import { readAll } from '../areas/stored.server.ts';
import { matcherOf } from './match.ts';
import type { Plan } from './plan.ts';
import type { AgeCount, Figures } from './population.ts';
import type { Remark, SurveyRow } from './read-population.ts';

export type Series = Pick<SeriesTable, 'id' | 'source' | 'file_name' | 'rows' | 'removed_at'> & {
  day: Day;
  /** Rows with an area of ours, and without one. */
  placed: number;
  unknown: number;
};
export type SeriesRow = SurveyRow & { areaId: string | null };

/** The one in force of that source and day. */
export async function seriesOf(
  db: Db,
  officeId: string,
  { source, day }: { source: string; day: Day },
): Promise<string | null> {
  const found = await db
    .selectFrom('series')
    .select('id')
    .where('office_id', '=', officeId)
    .where('source', '=', source)
    .where('as_of', '=', day)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** Newest day first; what was put aside too. */
export async function readSeries(db: Db, officeId: string): Promise<Series[]> {
  const rows = await db
    .selectFrom('series as s')
    .innerJoin('series_row as r', (on) =>
      on.onRef('r.office_id', '=', 's.office_id').onRef('r.series_id', '=', 's.id'),
    )
    .select(['s.id', 's.source', 's.as_of as day', 's.file_name', 's.rows', 's.removed_at'])
    .select((e) => [
      e.fn.countAll<number>().as('all'),
      e.fn.count<number>('r.area_id').as('placed'),
    ])
    .where('s.office_id', '=', officeId)
    .groupBy(['s.id', 's.source', 's.as_of', 's.file_name', 's.rows', 's.removed_at'])
    .orderBy('s.as_of', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return rows.map(({ all, placed, ...row }) => ({
    ...row,
    placed: Number(placed),
    unknown: Number(all) - Number(placed),
  }));
}

export async function readRows(db: Db, officeId: string, id: string): Promise<SeriesRow[]> {
  const rows = await db
    .selectFrom('series_row')
    .select(['row', 'code', 'city', 'name', 'area_id as areaId', 'figures', 'ages'])
    .where('office_id', '=', officeId)
    .where('series_id', '=', id)
    .orderBy('row')
    .execute();
  return rows.map((row) => ({
    ...row,
    figures: JSON.parse(row.figures) as Figures,
    ages: JSON.parse(row.ages) as AgeCount[],
  }));
}

/** Rows of some surveys that have an area of ours. */
export async function readPlaced(db: Db, officeId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('series_row')
    .select(['series_id as seriesId', 'area_id as areaId', 'figures'])
    .where('office_id', '=', officeId)
    .where('series_id', 'in', ids)
    .where('area_id', 'is not', null)
    .execute();
  return rows.map(({ seriesId, areaId, figures }) => ({
    ...{ seriesId, areaId: areaId ?? '', figures: JSON.parse(figures) as Figures },
  }));
}

export async function insertSeries(
  tx: Tx,
  { officeId, staffId }: Who,
  id: string,
  plan: Plan,
  file: string,
): Promise<void> {
  const { source, day, rows, skipped, kept, repaired, problems, notes } = plan;
  const remarks: Remark[] = [...problems, ...notes];
  await tx
    .insertInto('series')
    .values({
      ...{ office_id: officeId, id, kind: 'population', source, as_of: day, file_name: file },
      ...{ rows, accepted: kept.length, rejected: rows - skipped - kept.length, skipped },
      repaired: new Set(repaired.map(({ row }) => row)).size,
      remarks: JSON.stringify(remarks),
      ...{ staff_id: staffId, created_at: new Date().toISOString() },
      ...{ removed_at: null, removed_by: null },
    })
    .execute();
  for (let at = 0; at < kept.length; at += 500)
    await tx
      .insertInto('series_row')
      .values(
        kept.slice(at, at + 500).map(({ row, code, city, name, areaId, figures, ages }) => ({
          ...{ office_id: officeId, series_id: id, row, code, city, name, area_id: areaId },
          ...{ figures: JSON.stringify(figures), ages: JSON.stringify(ages) },
        })),
      )
      .execute();
}

/** Put aside or brought back. Of one source and day only one is in force: the other goes aside. */
export function setRemoved(db: Db, who: Who, id: string, isRemoved: boolean): Promise<void> {
  return change(db, who, async (tx, note) => {
    const { source, as_of: day } = await mustFind(tx, who.officeId, id);
    const other = isRemoved ? null : await seriesOf(tx, who.officeId, { source, day });
    const aside = { removed_at: new Date().toISOString(), removed_by: who.staffId };
    const back = { removed_at: null, removed_by: null };
    if (other && other !== id) await put(tx, who.officeId, other, aside);
    await put(tx, who.officeId, id, isRemoved ? aside : back);
    const verb = isRemoved ? 'statistics.remove' : 'statistics.restore';
    note({ verb, thing: 'series', id, plain: { day, other: other === id ? null : other } });
  });
}

type Fate = Pick<SeriesTable, 'removed_at' | 'removed_by'>;

async function put(tx: Tx, officeId: string, id: string, fate: Fate): Promise<void> {
  await tx
    .updateTable('series')
    .set(fate)
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .execute();
}

/** Areas that came since are found now; what a person placed stays. */
export function matchAgain(db: Db, who: Who, id: string): Promise<number> {
  return change(db, who, async (tx, note) => {
    const { as_of: day } = await mustFind(tx, who.officeId, id);
    const areaOf = matcherOf(await readAll(tx, who.officeId), day);
    const open = (await readRows(tx, who.officeId, id)).filter(({ areaId }) => areaId === null);
    const found = open.flatMap((row) => {
      const areaId = areaOf(row);
      return areaId ? [{ row: row.row, areaId }] : [];
    });
    for (const one of found) await placeRow(tx, who.officeId, id, one);
    note({ verb: 'statistics.match', thing: 'series', id, plain: { found: found.length } });
    return found.length;
  });
}

/** A person says which area a row means; null: none of ours. */
export function placeByHand(
  db: Db,
  who: Who,
  id: string,
  placed: readonly { row: number; areaId: string | null }[],
): Promise<void> {
  return change(db, who, async (tx, note) => {
    await mustFind(tx, who.officeId, id);
    const { areas } = await readAll(tx, who.officeId);
    const known = new Set(areas.map((area) => area.id));
    const kept = placed.filter(({ areaId }) => areaId === null || known.has(areaId));
    for (const one of kept) await placeRow(tx, who.officeId, id, one);
    note({ verb: 'statistics.place', thing: 'series', id, plain: { rows: kept.length } });
  });
}

async function placeRow(
  tx: Tx,
  officeId: string,
  id: string,
  { row, areaId }: { row: number; areaId: string | null },
): Promise<void> {
  await tx
    .updateTable('series_row')
    .set({ area_id: areaId })
    .where('office_id', '=', officeId)
    .where('series_id', '=', id)
    .where('row', '=', row)
    .execute();
}

async function mustFind(tx: Tx, officeId: string, id: string) {
  const found = await tx
    .selectFrom('series')
    .select(['source', 'as_of'])
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound();
  return found;
}

export async function readRemarks(db: Db, officeId: string, id: string): Promise<Remark[]> {
  const found = await db
    .selectFrom('series')
    .select('remarks')
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return JSON.parse(found?.remarks ?? '[]') as Remark[];
}
