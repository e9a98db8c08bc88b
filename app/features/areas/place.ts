// A person says in which area another lies. From a day on: what stood there ends the day before.
// Without a day it is a correction and takes the whole place of what stood there.
import { addDays, type Day } from '#app/lib/dates.ts';
import {
  type Area,
  type Edge,
  isInForce,
  isOpen,
  isProposal,
  type Kind,
  SINCE_EVER,
} from './area.ts';

/** Done in this order: drop, close (with until_on as it is to be), add. */
export type EdgeChanges = { dropEdges: Edge[]; closeEdges: Edge[]; addEdges: Edge[] };
export type Wish = { childId: string; parentId: string; from: Day | null; beside?: boolean };

type Known = { areas: readonly Pick<Area, 'id' | 'kind'>[]; edges: readonly Edge[] };

/** `beside` leaves other parents of the same kind: some towns lie in two zones. */
export function placeByHand(known: Known, wish: Wish, today: Day): EdgeChanges {
  const { childId, parentId, beside } = wish;
  const from = wish.from ?? today;
  const kind = known.areas.find(({ id }) => id === parentId)?.kind;
  const standing = standingOn(from, known, childId, kind).filter(
    (edge) => !beside || edge.parent_id === parentId,
  );
  const isStaying = (edge: Edge) =>
    wish.from !== null && edge.parent_id === parentId && !isProposal(edge) && isInForce(edge, from);
  const ends = ended(
    standing.filter((edge) => !isStaying(edge)),
    wish.from,
    from,
  );
  if (standing.some(isStaying)) return { ...ends, addEdges: [] };
  const first = wish.from ?? ends.dropEdges.map(({ from_on }) => from_on).sort()[0] ?? SINCE_EVER;
  const before = known.edges.filter(
    (edge) => edge.child_id === childId && !standing.includes(edge),
  );
  return { ...ends, addEdges: [byHand(childId, parentId, afterEnded(before, parentId, first))] };
}

/** Out of what it lies in of that kind, with nothing in its place. */
export function takeOut(
  known: Known,
  wish: { childId: string; kind: Kind; from: Day | null },
  today: Day,
): EdgeChanges {
  const from = wish.from ?? today;
  const standing = standingOn(from, known, wish.childId, wish.kind);
  return { ...ended(standing, wish.from, from), addEdges: [] };
}

/** What it lies in of one kind, on that day or later. */
function standingOn(day: Day, { areas, edges }: Known, childId: string, kind: Kind | undefined) {
  const kinds = new Map(areas.map((area) => [area.id, area.kind]));
  return edges.filter(
    (edge) => edge.child_id === childId && kinds.get(edge.parent_id) === kind && isOpen(edge, day),
  );
}

/** The day before, or altogether: what begins only then, what nobody confirmed, what is corrected. */
function ended(edges: readonly Edge[], wished: Day | null, from: Day) {
  const isGone = (edge: Edge) => wished === null || isProposal(edge) || edge.from_on >= from;
  const closeEdges = edges
    .filter((edge) => !isGone(edge))
    .map((edge) => ({ ...edge, until_on: addDays(from, -1) }));
  return { dropEdges: edges.filter(isGone), closeEdges };
}

export function applyEdges(
  edges: readonly Edge[],
  { dropEdges, closeEdges, addEdges }: EdgeChanges,
): Edge[] {
  const gone = new Set([...dropEdges, ...closeEdges].map(edgeKey));
  return [...edges.filter((edge) => !gone.has(edgeKey(edge))), ...closeEdges, ...addEdges];
}

export function edgeKey({ child_id, parent_id, from_on }: Edge): string {
  return `${child_id} ${parent_id} ${from_on}`;
}

/** `first`, or the day after the last of these edges to that parent has ended. */
export function afterEnded(edges: readonly Edge[], parentId: string, first: Day): Day {
  const next = edges
    .filter(({ parent_id }) => parent_id === parentId)
    .flatMap(({ until_on }) => (until_on ? addDays(until_on, 1) : []));
  return [first, ...next].sort().at(-1) ?? first;
}

function byHand(child_id: string, parent_id: string, from_on: Day): Edge {
  return {
    child_id,
    parent_id,
    from_on,
    until_on: null,
    standing: 'confirmed',
    source: 'hand',
    metres: null,
  };
}
