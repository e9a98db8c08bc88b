/** Which areas a report counts, and by which areas it is divided. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { areasInside, rootsOver } from '../accounts/inside.server.ts';
import type { Kind } from '../areas/area.ts';
import { inOrder } from '../areas/outline.ts';
import { children, type Tree, treeOn } from '../areas/tree.ts';
import type { Grouping } from '../figures/sums.ts';
import type { Words } from './figures.ts';

export type Places = {
  /** Null: all of the office. */
  areas: string[] | null;
  /** The areas of the table; empty for the smallest. */
  inside: Words;
  grouping: Grouping;
};

/** As the areas lie on the last day of the report: both times are counted by the same map. */
export async function placesOf(
  db: Db,
  officeId: string,
  areaId: string | null,
  day: Day,
): Promise<Places> {
  const { areas, edges } = await readMap(db, officeId);
  // What was written in an area that has ended since stays in its place.
  const lasting = areas.map((area) => ({ ...area, from_on: null, until_on: null }));
  const tree = treeOn(day, lasting, edges);
  const parts = new Set(areaId ? children(tree, areaId) : widest(tree));
  const named = areas.filter(({ id }) => parts.has(id)).sort(inOrder);
  return {
    areas: areaId ? await areasInside(db, officeId, [areaId], day) : null,
    inside: named.map(({ id, name }) => ({ key: id, label: name })),
    grouping: await rootsOver(db, officeId, [...parts], day),
  };
}

/** Districts where there are any, else what stands there instead. */
function widest(tree: Tree): string[] {
  const of = (kind: Kind) =>
    [...tree.areas.values()].filter((area) => area.kind === kind).map(({ id }) => id);
  return [of('district'), of('zone'), of('town')].find((ids) => ids.length > 0) ?? [];
}

async function readMap(db: Db, officeId: string) {
  const areas = await db
    .selectFrom('area')
    .select(['id', 'kind', 'name', 'kana', 'key', 'from_on', 'until_on'])
    .where('office_id', '=', officeId)
    .execute();
  const edges = await db
    .selectFrom('area_parent')
    .select(['child_id', 'parent_id', 'from_on', 'until_on'])
    .where('office_id', '=', officeId)
    .execute();
  return { areas, edges };
}
