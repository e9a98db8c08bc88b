// H10: which area lies in which, as people decide it: moving, districts, and the proposals that
// distance makes where no table says it.
import { change, type Note, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { isOpen, isProposal, mayLieIn } from './area.ts';
import { applyEdges, placeByHand, takeOut, type Wish } from './place.ts';
import { proposals } from './propose.ts';
import {
  edit,
  keyOf,
  type Outcome,
  readAll,
  type Stored,
  stamp,
  writeEdges,
} from './stored.server.ts';

export function moveArea(db: Db, who: Who, wish: Wish, today: Day): Promise<Outcome> {
  const thing = { thing: 'area', id: wish.childId, wanted: 'area.move' } as const;
  return edit(db, who, thing, async (tx, note) => {
    const stored = await readAll(tx, who.officeId);
    const [child, parent] = [wish.childId, wish.parentId].map((id) =>
      stored.areas.find((area) => area.id === id),
    );
    if (!child || !parent) return 'unknown';
    if (!mayLieIn(child.kind, parent.kind)) return 'wrong-place';
    await writeEdges(tx, who, placeByHand(stored, wish, today));
    note(moved(wish));
  });
}

export type DistrictWish = { zoneId: string; districtId: string | null };

/** Several zones at once; null takes a zone out of its district. */
export function setDistricts(
  db: Db,
  who: Who,
  wishes: readonly DistrictWish[],
  from: Day | null,
  today: Day,
): Promise<Outcome> {
  const thing = { thing: 'area', id: who.officeId, wanted: 'area.move' } as const;
  return edit(db, who, thing, async (tx, note) => {
    let stored: Stored = await readAll(tx, who.officeId);
    const isKind = (id: string, kind: string) =>
      stored.areas.some((area) => area.id === id && area.kind === kind);
    const isKnown = ({ zoneId, districtId }: DistrictWish) =>
      isKind(zoneId, 'zone') && (districtId === null || isKind(districtId, 'district'));
    if (!wishes.every(isKnown)) return 'unknown';
    if (wishes.length === 0) note({ verb: 'area.same', thing: 'area', id: who.officeId });
    for (const { zoneId, districtId } of wishes) {
      const changes = districtId
        ? placeByHand(stored, { childId: zoneId, parentId: districtId, from }, today)
        : takeOut(stored, { childId: zoneId, kind: 'district', from }, today);
      await writeEdges(tx, who, changes);
      stored = { ...stored, edges: applyEdges(stored.edges, changes) };
      note(moved({ childId: zoneId, parentId: districtId, from }));
    }
  });
}

export type Pair = { childId: string; parentId: string };

/** `at` marks all that one press confirmed, so that one press takes it back. */
export type Confirmed = { count: number; at: string };

/** What a person found right. Those that are no proposal any more are passed over. */
export function confirmProposals(db: Db, who: Who, pairs: readonly Pair[]): Promise<Confirmed> {
  return change(db, who, async (tx, note) => {
    const by = stamp(who);
    await lockId(tx, who.officeId);
    const { edges } = await readAll(tx, who.officeId);
    const wanted = new Set(pairs.map(({ childId, parentId }) => `${childId} ${parentId}`));
    const found = edges.filter(
      (edge) => isProposal(edge) && wanted.has(`${edge.child_id} ${edge.parent_id}`),
    );
    for (const edge of found) {
      await tx
        .updateTable('area_parent')
        .set({ standing: 'confirmed', ...by })
        .where((e) => e.and(keyOf(who, edge)))
        .execute();
      const plain = { parent: edge.parent_id, metres: edge.metres };
      note({ verb: 'area.confirm', thing: 'area', id: edge.child_id, plain });
    }
    if (found.length === 0) note({ verb: 'area.same', thing: 'area', id: who.officeId });
    return { count: found.length, at: by.updated_at };
  });
}

/** What this person confirmed in one press is open again; what was decided anew since stays. */
export function takeBackConfirmed(db: Db, who: Who, at: string): Promise<number> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const back = await tx
      .updateTable('area_parent')
      .set({ standing: 'proposed', ...stamp(who) })
      .where('office_id', '=', who.officeId)
      .where('standing', '=', 'confirmed')
      .where('source', '=', 'distance')
      .where('updated_at', '=', at)
      .where('updated_by', '=', who.staffId)
      .returning(['child_id', 'parent_id'])
      .execute();
    for (const { child_id: id, parent_id: parent } of back)
      note({ verb: 'area.unconfirm', thing: 'area', id, plain: { parent } });
    if (back.length === 0) note({ verb: 'area.same', thing: 'area', id: who.officeId });
    return back.length;
  });
}

/** All that are open in one zone. */
export async function confirmAll(db: Db, who: Who, zoneId: string, today: Day): Promise<Confirmed> {
  const { edges } = await readAll(db, who.officeId);
  const open = edges.filter(
    (edge) => isProposal(edge) && edge.parent_id === zoneId && isOpen(edge, today),
  );
  const pairs = open.map((edge) => ({ childId: edge.child_id, parentId: edge.parent_id }));
  return confirmProposals(db, who, pairs);
}

/** Looks again which shelter is nearest to towns of which nobody says it. */
export function proposeAgain(db: Db, who: Who, today: Day): Promise<number> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const count = await proposeZones(tx, who, today);
    note({ verb: 'area.propose', thing: 'area', id: who.officeId, plain: { count } });
    return count;
  });
}

/** Within a change: how many are new. */
export async function proposeZones(tx: Tx, who: Who, today: Day): Promise<number> {
  const { areas, edges } = await readAll(tx, who.officeId);
  const [towns, zones] = ['town', 'zone'].map((kind) => areas.filter((a) => a.kind === kind));
  const found = proposals(towns ?? [], zones ?? [], edges, today);
  await writeEdges(tx, who, {
    dropEdges: found.flatMap(({ replaces }) => replaces),
    closeEdges: [],
    addEdges: found.map(({ edge }) => edge),
  });
  return found.length;
}

type Moved = { childId: string; parentId: string | null; from: Day | null; beside?: boolean };

function moved({ childId, parentId, from, beside }: Moved): Parameters<Note>[0] {
  const plain = { parent: parentId, from, beside };
  return { verb: 'area.move', thing: 'area', id: childId, plain };
}
