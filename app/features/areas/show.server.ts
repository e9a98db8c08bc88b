import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { type Actor, maySetUp } from '../accounts/actor.ts';
import { readLists } from '../lists/lists.server.ts';
import { labelOf } from '../lists/lists.ts';
import { isInForce, isOpen, isProposal, parentKinds } from './area.ts';
import { type Assignment, readAssignments } from './assignments.server.ts';
import { inOrder } from './outline.ts';
import { metresBetween } from './point.ts';
import { maySee, reachArea } from './reach.server.ts';
import type { Stored, StoredArea } from './stored.server.ts';
import { ancestors, paths, treeOn } from './tree.ts';
import { periodWords } from './words.ts';

/** One area with all that stands on its page. */
export async function showArea(db: Db, actor: Actor, id: string | undefined, day: Day) {
  const { area, stored } = await reachArea(db, actor, id);
  const lists = await readLists(db, actor.officeId);
  const byId = new Map(stored.areas.map((each) => [each.id, each]));
  const tree = treeOn(day, stored.areas, stored.edges);
  const above = new Set([area.id, ...ancestors(tree, area.id)]);
  const named = (of: string) => {
    const found = byId.get(of);
    return { id: of, name: found?.name ?? '', kind: found?.kind ?? area.kind };
  };
  return {
    area,
    day,
    isOver: !isOpen(area, day),
    names: stored.names.filter((n) => n.area_id === area.id).map((n) => n.name),
    ways: paths(tree, area.id)
      .map((way) => way.slice(0, -1).filter((each) => maySee(actor, each.id)))
      .filter((way) => way.length > 0)
      .map((way) => way.map(({ id, name, kind }) => ({ id, name, kind }))),
    parents: stored.edges
      .filter((edge) => edge.child_id === area.id)
      .map((edge) => ({ edge, parent: named(edge.parent_id), isNow: isInForce(edge, day) }))
      .sort(
        (a, b) => Number(b.isNow) - Number(a.isNow) || (a.edge.from_on < b.edge.from_on ? 1 : -1),
      ),
    inside: insideOf(actor, area, stored, day),
    inCharge: chargeOf(
      (await readAssignments(db, actor.officeId))
        .filter((row) => above.has(row.areaId) && isOpen({ until_on: row.untilOn }, day))
        .map((row) => ({
          ...row,
          areaName: maySee(actor, row.areaId) ? row.areaName : '上の地域',
        })),
      (support) => labelOf(lists, 'support', support),
      { areaId: area.id, day },
    ),
    possible: maySetUp(actor) ? possibleParents(area, stored.areas, day) : [],
    maySetUp: maySetUp(actor),
    isStaff: actor.role !== 'viewer',
  };
}

function insideOf(actor: Actor, area: StoredArea, { areas, edges }: Stored, day: Day) {
  const byId = new Map(areas.map((each) => [each.id, each]));
  return edges
    .filter(
      (edge) => edge.parent_id === area.id && isInForce(edge, day) && maySee(actor, edge.child_id),
    )
    .flatMap((edge) => {
      const child = byId.get(edge.child_id);
      return child && isOpen(child, day) ? [{ child, isProposed: isProposal(edge) }] : [];
    })
    .sort((a, b) => inOrder(a.child, b.child))
    .map(({ child: { id, name, kind }, isProposed }) => ({ id, name, kind, isProposed }));
}

/** The nearest kind first; of one kind the nearest place first, where places are known. */
function possibleParents(area: StoredArea, areas: readonly StoredArea[], day: Day) {
  const wanted = parentKinds(area.kind);
  const far = ({ lat, lng }: StoredArea) =>
    lat !== null && lng !== null && area.lat !== null && area.lng !== null
      ? metresBetween({ lat, lng }, { lat: area.lat, lng: area.lng })
      : Number.POSITIVE_INFINITY;
  return areas
    .filter((each) => wanted.includes(each.kind) && isOpen(each, day))
    .map((each) => ({ each, far: far(each), rank: wanted.indexOf(each.kind) }))
    .sort((a, b) => a.rank - b.rank || (a.far === b.far ? inOrder(a.each, b.each) : a.far - b.far))
    .map(({ each: { id, name, kind } }) => ({ id, name, kind }));
}

/** One line a person and area: what as main, what as deputy. Days only where they lie ahead. */
function chargeOf(
  rows: readonly Assignment[],
  label: (support: string) => string,
  { areaId, day }: { areaId: string; day: Day },
) {
  const words = (row: Assignment) => {
    const ahead = [row.fromOn > day ? row.fromOn : null, row.untilOn] as const;
    return `${label(row.support)}${ahead.some(Boolean) ? `（${periodWords(...ahead)}）` : ''}`;
  };
  return [...Map.groupBy(rows, (row) => `${row.staffId} ${row.areaId}`).values()].map((mine) => {
    const as = (duty: Assignment['duty']) =>
      mine
        .filter((row) => row.duty === duty)
        .map(words)
        .join('、');
    const [first] = mine;
    return {
      staffId: first?.staffId ?? '',
      name: first?.staffName ?? '',
      where: first?.areaId === areaId ? 'この地域' : (first?.areaName ?? ''),
      main: as('main'),
      deputy: as('deputy'),
    };
  });
}
