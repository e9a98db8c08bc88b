// Taking an import of areas back (R10). What it added and nothing uses goes, what it changed goes
// back. What was corrected since, or is used, stays and is named: areas that vanish under somebody
// are worse than some that stay.
import { type Area, type Edge, hasTwin } from './area.ts';
import {
  type Did,
  edgesByPlace,
  isSameArea,
  isSameEdges,
  isSameNames,
  namesById,
  solid,
} from './did.ts';
import type { EdgeChanges } from './place.ts';
import type { Known } from './plan-import.ts';
import { changesTo, edgesAfter, frees, heldBy, type Places, placesBack } from './undo-places.ts';

/** What uses an area. */
export type Use =
  | 'record'
  | 'appointment'
  | 'assignment'
  | 'report'
  | 'template'
  | 'view'
  | 'memory';
export type Why = Use | 'changed' | 'names' | 'moved' | 'holds' | 'twin';
export type Kept = { id: string; name: string; why: Why };
export type Undo = EdgeChanges & {
  drop: Area[];
  /** As they are to be. */
  restore: Area[];
  names: { areaId: string; names: string[] }[];
  kept: Kept[];
  /** A town loses a proposal that another import made: what is nearest now is to be looked for. */
  frees: boolean;
};

export function planUndo(did: Did, now: Known, uses: ReadonlyMap<string, Use>): Undo {
  const sight = sightOf(did, now);
  const why = new Map<string, Why>();
  const keep: Keep = (id, because) => void (why.has(id) || why.set(id, because));
  for (const area of sight.added) {
    const because = uses.get(area.id) ?? correction(sight, area);
    if (because) keep(area.id, because);
  }
  const places = { now: sight.places, back: placesBack(sight, keep) };
  const goes = goingOf(sight, places, why);
  const after = edgesAfter(places, (id) => sight.areas.has(id) && !goes.has(id));
  return {
    drop: sight.added.filter(({ id }) => goes.has(id)),
    restore: restored(sight, goes, keep),
    names: namesBack(sight, keep),
    ...changesTo(now.edges, [...after.values()].flat()),
    kept: [...why].map(([id, because]) => keptOf(sight, id, because)),
    frees: frees(places, after, goes),
  };
}

/** Areas that were there before and go back to what they were. */
export function backIn({ restore, names, addEdges, dropEdges, drop }: Undo): number {
  const gone = new Set(drop.map(({ id }) => id));
  const moved = [...addEdges, ...dropEdges].map(({ child_id }) => child_id);
  const ids = [...restore.map(({ id }) => id), ...names.map(({ areaId }) => areaId), ...moved];
  return new Set(ids.filter((id) => !gone.has(id))).size;
}

export type Keep = (id: string, because: Why) => void;
export type Sight = {
  did: Did;
  areas: Map<string, Area>;
  places: Map<string, Edge[]>;
  /** Edges by the area that lies there. */
  above: Map<string, Edge[]>;
  names: Map<string, string[]>;
  /** Added by the import, as they stand now. */
  added: Area[];
  addedAs: Map<string, Area>;
};

function sightOf(did: Did, now: Known): Sight {
  const addedAs = new Map(
    did.areas.filter(({ before }) => !before).map(({ after }) => [after.id, after]),
  );
  return {
    did,
    areas: new Map(now.areas.map((area) => [area.id, area])),
    places: edgesByPlace(now, now),
    above: Map.groupBy(now.edges, ({ child_id }) => child_id),
    names: namesById(now),
    added: now.areas.filter(({ id }) => addedAs.has(id)),
    addedAs,
  };
}

/** What became of an added area since. */
function correction({ did, above, addedAs, names }: Sight, area: Area): Why | null {
  const as = addedAs.get(area.id);
  if (as && !isSameArea(as, area)) return 'changed';
  const ownNames = did.names.find(({ areaId }) => areaId === area.id)?.after ?? [];
  if (!isSameNames(ownNames, names.get(area.id) ?? [])) return 'names';
  const then = did.places.filter(({ childId }) => childId === area.id).flatMap((p) => p.after);
  return isSameEdges(solid(then), solid(above.get(area.id) ?? [])) ? null : 'moved';
}

/** An area goes only when nothing lies in it that stays; so it goes on until none is held. */
function goingOf({ added }: Sight, places: Places, why: Map<string, Why>): Set<string> {
  const goes = new Set(added.map(({ id }) => id).filter((id) => !why.has(id)));
  for (;;) {
    const held = heldBy(places, goes);
    if (held.length === 0) return goes;
    for (const id of held) {
      goes.delete(id);
      why.set(id, 'holds');
    }
  }
}

function restored({ did, areas }: Sight, goes: Set<string>, keep: Keep): Area[] {
  const stay = new Map([...areas].filter(([id]) => !goes.has(id)));
  return did.areas.flatMap(({ before, after }) => {
    const now = areas.get(after.id);
    if (!before || !now) return [];
    const because = !isSameArea(now, after)
      ? 'changed'
      : hasTwin([...stay.values()], before)
        ? 'twin'
        : null;
    if (because) keep(after.id, because);
    else stay.set(before.id, before);
    return because ? [] : [before];
  });
}

/** Of areas that were there before; those of added ones go or stay with them. */
function namesBack({ did, areas, names, addedAs }: Sight, keep: Keep): Undo['names'] {
  return did.names
    .filter(({ areaId }) => areas.has(areaId) && !addedAs.has(areaId))
    .flatMap(({ areaId, before, after }) => {
      if (isSameNames(after, names.get(areaId) ?? [])) return [{ areaId, names: before }];
      keep(areaId, 'names');
      return [];
    });
}

function keptOf({ areas }: Sight, id: string, why: Why): Kept {
  return { id, name: areas.get(id)?.name ?? '', why };
}
