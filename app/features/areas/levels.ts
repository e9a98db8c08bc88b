// H10: where each area stands on one level of the tree, for what is counted or said by district or zone.
import type { Day } from '#app/lib/dates.ts';
import type { Area, Edge, Kind } from './area.ts';
import { inOrder } from './outline.ts';
import { ancestors, treeOn } from './tree.ts';

type Known = { areas: readonly Area[]; edges: readonly Edge[] };

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
export function areasOfKind(areas: readonly Area[], kind: Kind): Area[] {
  return areas.filter((area) => area.kind === kind).toSorted(inOrder);
}
