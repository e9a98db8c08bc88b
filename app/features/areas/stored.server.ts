// The rows of areas: read whole, for an office has some hundred of them, and written as planned.
import { change, type Note, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { AreaTable } from '#app/db/schema.ts';
import { townKey } from '#app/lib/japanese.ts';
import type { Area, AreaName, Edge } from './area.ts';
import type { EdgeChanges } from './place.ts';

export type StoredArea = Area & Pick<AreaTable, 'version' | 'updated_at'>;
export type Stored = { areas: StoredArea[]; edges: Edge[]; names: AreaName[] };

export async function readAll(db: Db, officeId: string): Promise<Stored> {
  const areas = await db
    .selectFrom('area')
    .select(['id', 'kind', 'name', 'kana', 'key', 'lat', 'lng', 'from_on', 'until_on'])
    .select(['source', 'source_key', 'version', 'updated_at'])
    .where('office_id', '=', officeId)
    .orderBy('kana')
    .orderBy('key')
    .orderBy('id')
    .execute();
  const edges = await db
    .selectFrom('area_parent')
    .select(['child_id', 'parent_id', 'from_on', 'until_on', 'standing', 'source', 'metres'])
    .where('office_id', '=', officeId)
    .orderBy('child_id')
    .orderBy('from_on')
    .orderBy('parent_id')
    .execute();
  const names = await db
    .selectFrom('area_name')
    .select(['area_id', 'name', 'key'])
    .where('office_id', '=', officeId)
    .orderBy('name')
    .execute();
  return { areas, edges, names };
}

export type Refusal =
  | 'unknown'
  | 'clash'
  | 'same-name'
  | 'wrong-place'
  | 'before-start'
  | 'no-staff'
  | 'no-support'
  | 'assigned';
export type Outcome = { done: true } | { done: false; why: Refusal };

/** Reads, then writes what `work` decides; a refusal writes nothing but its line. */
export async function edit(
  db: Db,
  who: Who,
  thing: { thing: 'area' | 'assignment'; id: string; wanted: string },
  work: (tx: Tx, note: Note) => Promise<Refusal | undefined>,
): Promise<Outcome> {
  return change(db, who, async (tx, note) => {
    // Two edits of one office at once would both see the areas as they were.
    await lockId(tx, who.officeId);
    const why = await work(tx, note);
    if (!why) return { done: true };
    const { wanted, ...of } = thing;
    note({ verb: `${of.thing}.refuse`, ...of, plain: { wanted, why } });
    return { done: false, why };
  });
}

/** A key may be used again by what is added, so first what goes, then what ends, then what comes. */
export async function writeEdges(
  tx: Tx,
  who: Who,
  { dropEdges, closeEdges, addEdges }: EdgeChanges,
): Promise<void> {
  for (const edge of dropEdges)
    await tx
      .deleteFrom('area_parent')
      .where((e) => e.and(keyOf(who, edge)))
      .execute();
  for (const edge of closeEdges)
    await tx
      .updateTable('area_parent')
      .set({ until_on: edge.until_on, ...stamp(who) })
      .where((e) => e.and(keyOf(who, edge)))
      .execute();
  const rows = addEdges.map((edge) => ({ office_id: who.officeId, ...edge, ...stamp(who) }));
  for (const some of pieces(rows)) await tx.insertInto('area_parent').values(some).execute();
}

export async function insertAreas(tx: Tx, who: Who, areas: readonly Area[]): Promise<void> {
  const rows = areas.map((area) => ({
    office_id: who.officeId,
    ...area,
    version: 1,
    ...stamp(who),
  }));
  for (const some of pieces(rows)) await tx.insertInto('area').values(some).execute();
}

export async function updateArea(
  tx: Tx,
  who: Who,
  id: string,
  fields: Partial<Omit<Area, 'id'>>,
): Promise<void> {
  await tx
    .updateTable('area')
    .set((e) => ({ ...fields, ...stamp(who), version: e('version', '+', 1) }))
    .where('office_id', '=', who.officeId)
    .where('id', '=', id)
    .execute();
}

export async function insertNames(tx: Tx, who: Who, names: readonly AreaName[]): Promise<void> {
  const rows = names.map((name) => ({ office_id: who.officeId, ...name }));
  for (const some of pieces(rows))
    await tx
      .insertInto('area_name')
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute();
}

/** Of one area, the whole list. */
export async function replaceNames(
  tx: Tx,
  who: Who,
  areaId: string,
  names: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('area_name')
    .where('office_id', '=', who.officeId)
    .where('area_id', '=', areaId)
    .execute();
  await insertNames(
    tx,
    who,
    names.map((name) => ({ area_id: areaId, name, key: townKey(name) })),
  );
}

/** Nothing speaks of them any more; what lies between areas is gone already. */
export async function deleteAreas(tx: Tx, who: Who, ids: readonly string[]): Promise<void> {
  for (const some of pieces(ids)) {
    await tx
      .deleteFrom('area_name')
      .where('office_id', '=', who.officeId)
      .where('area_id', 'in', some)
      .execute();
    await tx
      .deleteFrom('area')
      .where('office_id', '=', who.officeId)
      .where('id', 'in', some)
      .execute();
  }
}

/** Who and when, for each row that is written. */
export function stamp({ staffId }: Who) {
  return { updated_at: new Date().toISOString(), updated_by: staffId };
}

export function keyOf({ officeId }: Who, { child_id, parent_id, from_on }: Edge) {
  return { office_id: officeId, child_id, parent_id, from_on };
}

/** 500 rows keep well below SQLite's limit of bound values. */
export function pieces<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / 500) }, (_, at) =>
    rows.slice(at * 500, (at + 1) * 500),
  );
}
