// H10: where each area stands on one level of the tree, for what is counted or said by district or zone.
import type { Day } from '#app/lib/dates.ts';
import type { Area, Kind } from './area.ts';
import { inOrder } from './outline.ts';
import { ancestors, type Link, type Place, treeOn } from './tree.ts';

export type Named = Place & Pick<Area, 'kana' | 'key'>;
export type Known = { areas: readonly Named[]; edges: readonly Link[] };

/**
 * Area → those of the kind that it is or lies in on the day; several where it lies in several. The
 * days of areas themselves do not count: what was written in one that has ended stays in its place.
 */
export function standingIn({ areas, edges }: Known, kind: Kind, day: Day): Map<string, string[]> {
  const ever = areas.map((area) => ({ ...area, from_on: null, until_on: null }));
  const tree = treeOn(day, ever, edges);
  return new Map(
    areas.map(({ id }) => [
      id,
      [id, ...ancestors(tree, id)].filter((each) => tree.areas.get(each)?.kind === kind),
    ]),
  );
}

/** Areas of one kind as the tree shows them. */
export function areasOfKind<A extends Named>(areas: readonly A[], kind: Kind): A[] {
  return areas.filter((area) => area.kind === kind).toSorted(inOrder);
}
