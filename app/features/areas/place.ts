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

/** `beside` leaves other parents of the same kind: some towns lie in two zones. */
export function placeByHand(
  known: { areas: readonly Pick<Area, 'id' | 'kind'>[]; edges: readonly Edge[] },
  wish: Wish,
  today: Day,
): EdgeChanges {
  const kind = new Map(known.areas.map((area) => [area.id, area.kind]));
  const from = wish.from ?? today;
  const standing = known.edges.filter(
    (edge) =>
      edge.child_id === wish.childId &&
      kind.get(edge.parent_id) === kind.get(wish.parentId) &&
      isOpen(edge, from) &&
      (!wish.beside || edge.parent_id === wish.parentId),
  );
  const isStaying = (edge: Edge) =>
    wish.from !== null &&
    edge.parent_id === wish.parentId &&
    !isProposal(edge) &&
    isInForce(edge, from);
  const others = standing.filter((edge) => !isStaying(edge));
  const isGone = (edge: Edge) => wish.from === null || isProposal(edge) || edge.from_on >= from;
  const dropEdges = others.filter(isGone);
  const closeEdges = others
    .filter((edge) => !isGone(edge))
    .map((edge) => ({ ...edge, until_on: addDays(from, -1) }));
  const first = wish.from ?? dropEdges.map(({ from_on }) => from_on).sort()[0] ?? SINCE_EVER;
  const ended = known.edges.filter(
    (edge) => edge.child_id === wish.childId && !standing.includes(edge),
  );
  const addEdges = standing.some(isStaying)
    ? []
    : [byHand(wish.childId, wish.parentId, afterEnded(ended, wish.parentId, first))];
  return { dropEdges, closeEdges, addEdges };
}

/** Out of what it lies in of that kind, with nothing in its place. */
export function takeOut(
  known: { areas: readonly Pick<Area, 'id' | 'kind'>[]; edges: readonly Edge[] },
  wish: { childId: string; kind: Kind; from: Day | null },
  today: Day,
): EdgeChanges {
  const kind = new Map(known.areas.map((area) => [area.id, area.kind]));
  const from = wish.from ?? today;
  const standing = known.edges.filter(
    (edge) =>
      edge.child_id === wish.childId &&
      kind.get(edge.parent_id) === wish.kind &&
      isOpen(edge, from),
  );
  const isGone = (edge: Edge) => wish.from === null || isProposal(edge) || edge.from_on >= from;
  const closeEdges = standing
    .filter((edge) => !isGone(edge))
    .map((edge) => ({ ...edge, until_on: addDays(from, -1) }));
  return { dropEdges: standing.filter(isGone), closeEdges, addEdges: [] };
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
