// What a file says about which area lies in which, against the edges that are stored. A person's
// word stands over the file, the file over distance, a newer file over an older one.
import { addDays, type Day } from '#app/lib/dates.ts';
import { type Edge, isByHand, isOpen, isProposal, type Kind, SINCE_EVER } from './area.ts';
import { afterEnded, type EdgeChanges, edgeKey } from './place.ts';

export type Saying = {
  row: number;
  childId: string;
  parentId: string;
  from: Day | null;
  until: Day | null;
};
export type EdgePlan = EdgeChanges & {
  touched: Set<number>;
  /** Sayings that a person's word overrules. */
  overruled: Saying[];
};

export function planEdges(
  sayings: readonly Saying[],
  edges: readonly Edge[],
  kindOf: (id: string) => Kind | undefined,
  day: Day,
): EdgePlan {
  const plan: EdgePlan = {
    addEdges: [],
    closeEdges: [],
    dropEdges: [],
    touched: new Set(),
    overruled: [],
  };
  const group = (childId: string, parentId: string) => `${childId} ${kindOf(parentId)}`;
  const stored = Map.groupBy(edges, ({ child_id, parent_id }) => group(child_id, parent_id));
  for (const [key, said] of Map.groupBy(sayings, ({ childId, parentId }) =>
    group(childId, parentId),
  ))
    planGroup(plan, distinct(said, day), stored.get(key) ?? [], day);
  return plan;
}

function planGroup(
  plan: EdgePlan,
  sayings: readonly Saying[],
  edges: readonly Edge[],
  day: Day,
): void {
  const hands = edges.filter(isByHand);
  if (hands.some((edge) => isOpen(edge, day))) {
    plan.overruled.push(
      ...sayings.filter(({ parentId }) => !hands.some((edge) => edge.parent_id === parentId)),
    );
    return;
  }
  const kept = sayings.filter(
    (saying) => saying.from || !hands.some((edge) => edge.parent_id === saying.parentId),
  );
  plan.overruled.push(...sayings.filter((saying) => !kept.includes(saying)));
  const current = kept.filter(({ until }) => isOpen({ until_on: until }, day));
  const since = current.map(({ from }) => from ?? day).sort()[0];
  const ended = since ? endOthers(plan, current, edges, since, day) : [];
  const closed = ended.filter((edge) => !isProposal(edge));
  const group: Group = {
    edges: edges.filter((edge) => !ended.includes(edge)),
    said: new Set(),
    closed: closed.filter((edge) => since && edge.from_on < since),
    first: closed.length > 0 ? day : SINCE_EVER,
    day,
  };
  // Sayings that are stored just so claim their edge before others look for one to change.
  const exact = kept.filter((saying) => claim(group, saying, isExact));
  for (const saying of kept.filter((each) => !exact.includes(each))) follow(plan, group, saying);
}

/** Each thing once; where one row gives days and another none, the days count. */
function distinct(sayings: readonly Saying[], day: Day): Saying[] {
  const id = ({ parentId, from, until }: Saying) => `${parentId} ${from} ${until}`;
  const once = [
    ...new Map(sayings.toReversed().map((saying) => [id(saying), saying])).values(),
  ].toReversed();
  const isDated = ({ from, until }: Saying) =>
    (from !== null || until !== null) && isOpen({ until_on: until }, day);
  return once.filter(
    (saying) =>
      saying.from !== null ||
      saying.until !== null ||
      !once.some((other) => other.parentId === saying.parentId && isDated(other)),
  );
}

type Group = { edges: Edge[]; said: Set<Edge>; closed: Edge[]; first: Day; day: Day };

/** Proposals go, and what an older table said and this one does not ends the day before. */
function endOthers(
  plan: EdgePlan,
  current: readonly Saying[],
  edges: readonly Edge[],
  since: Day,
  day: Day,
): Edge[] {
  const isSaid = (edge: Edge) => current.some(({ parentId }) => parentId === edge.parent_id);
  const last = addDays(since, -1);
  const ended = edges
    .filter((edge) => isOpen(edge, day) && (isProposal(edge) || !isSaid(edge)))
    .filter((edge) => isProposal(edge) || edge.until_on === null || edge.until_on > last);
  for (const edge of ended) {
    if (isProposal(edge) || edge.from_on > last) plan.dropEdges.push(edge);
    else plan.closeEdges.push({ ...edge, until_on: last });
  }
  if (ended.length > 0 && current[0]) plan.touched.add(current[0].row);
  return ended;
}

function follow(plan: EdgePlan, group: Group, saying: Saying): void {
  const old = claim(group, saying, isNear);
  const from = saying.from ?? old?.from_on ?? afterEnded(group.edges, saying.parentId, group.first);
  const edge: Edge = {
    child_id: saying.childId,
    parent_id: saying.parentId,
    from_on: from,
    until_on: saying.until,
    standing: 'confirmed',
    source: 'official',
    metres: null,
  };
  if (saying.until && from > saying.until) edge.from_on = SINCE_EVER;
  // Those that end now keep their first day, so no other may begin on it.
  const others = [...group.edges, ...group.closed].filter((each) => each !== old);
  if (others.some((each) => edgeKey(each) === edgeKey(edge))) return;
  if (old) plan.dropEdges.push(old);
  plan.addEdges.push(edge);
  plan.touched.add(saying.row);
  group.edges = [...group.edges.filter((each) => each !== old), edge];
  group.said.add(edge);
}

function claim(
  group: Group,
  saying: Saying,
  fits: (edge: Edge, saying: Saying, day: Day) => boolean,
): Edge | undefined {
  const found = group.edges.find(
    (edge) =>
      !group.said.has(edge) &&
      !isByHand(edge) &&
      !isProposal(edge) &&
      edge.parent_id === saying.parentId &&
      fits(edge, saying, group.day),
  );
  if (found) group.said.add(found);
  return found;
}

function isExact(edge: Edge, { from, until }: Saying, day: Day): boolean {
  return (
    (from === null || from === edge.from_on) &&
    (until === null ? isOpen(edge, day) : until === edge.until_on)
  );
}

function isNear(edge: Edge, { from }: Saying, day: Day): boolean {
  return isOpen(edge, day) || from === edge.from_on;
}
