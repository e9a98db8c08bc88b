// H10: where no table says it, a town is proposed to the nearest shelter. A proposal is only
// that: what the city's table says or a person set is never proposed over.
import type { Day } from '#app/lib/dates.ts';
import {
  type Area,
  type Edge,
  isByHand,
  isInForce,
  isOpen,
  isProposal,
  SINCE_EVER,
} from './area.ts';
import { afterEnded } from './place.ts';
import { metresBetween, type Point } from './point.ts';

export type Spot = Pick<Area, 'id' | 'key' | 'lat' | 'lng' | 'from_on' | 'until_on'>;
type Reach<Z> = { zone: Z; metres: number };
export type Nearest<Z> = Reach<Z> & { isSure: boolean; second: Reach<Z> | null };
export type Proposal = {
  edge: Edge;
  /** Older proposals of the same town; they go when this one comes. */
  replaces: Edge[];
  isSure: boolean;
  second: { zoneId: string; metres: number } | null;
};

// So near to each other that the distance of the middle of the town says little.
const UNSURE_METRES = 150;
const UNSURE_SHARE = 1.2;

export function nearest<Z extends Spot>(
  town: Pick<Spot, 'lat' | 'lng'>,
  zones: readonly Z[],
): Nearest<Z> | null {
  const from = pointOf(town);
  if (!from) return null;
  const [first, second] = zones
    .flatMap((zone) => {
      const to = pointOf(zone);
      return to ? [{ zone, metres: Math.round(metresBetween(from, to)) }] : [];
    })
    .sort(
      (a, b) =>
        a.metres - b.metres || compare(a.zone.key, b.zone.key) || compare(a.zone.id, b.zone.id),
    );
  if (!first) return null;
  const isSure =
    !second ||
    (second.metres - first.metres > UNSURE_METRES && second.metres > first.metres * UNSURE_SHARE);
  return { ...first, isSure, second: second ?? null };
}

export function showSure(isSure: boolean): string {
  return isSure ? 'はっきり' : 'まよう';
}

/** Only what is new or different from `existing`, the edges of these towns as they are stored. */
export function proposals(
  towns: readonly Spot[],
  zones: readonly Spot[],
  existing: readonly Edge[],
  day: Day,
): Proposal[] {
  const isZone = new Set(zones.map(({ id }) => id));
  const edges = Map.groupBy(
    existing.filter(({ parent_id }) => isZone.has(parent_id)),
    ({ child_id }) => child_id,
  );
  const open = zones.filter((zone) => isInForce(zone, day));
  return towns
    .filter((town) => isInForce(town, day))
    .flatMap((town) => propose(town, open, edges.get(town.id) ?? [], day) ?? []);
}

function propose(
  town: Spot,
  zones: readonly Spot[],
  edges: readonly Edge[],
  day: Day,
): Proposal | null {
  if (edges.some((edge) => !isProposal(edge) && isOpen(edge, day))) return null;
  // A person ended it there, so it is not proposed again.
  const refused = new Set(edges.filter(isByHand).map(({ parent_id }) => parent_id));
  const found = nearest(
    town,
    zones.filter(({ id }) => !refused.has(id)),
  );
  if (!found) return null;
  const old = edges.filter((edge) => isProposal(edge) && isOpen(edge, day));
  if (old.length === 1 && old[0]?.parent_id === found.zone.id && old[0].metres === found.metres)
    return null;
  const edge: Edge = {
    child_id: town.id,
    parent_id: found.zone.id,
    from_on: firstDay(town, found.zone, edges),
    until_on: null,
    standing: 'proposed',
    source: 'distance',
    metres: found.metres,
  };
  const second = found.second && { zoneId: found.second.zone.id, metres: found.second.metres };
  return { edge, replaces: old, isSure: found.isSure, second };
}

/** Not before both are there, nor before an older edge between them has ended. */
function firstDay(town: Spot, zone: Spot, edges: readonly Edge[]): Day {
  const both = [SINCE_EVER, town.from_on ?? '', zone.from_on ?? ''].sort().at(-1) ?? SINCE_EVER;
  const confirmed = edges.filter((edge) => !isProposal(edge));
  return afterEnded(confirmed, zone.id, both);
}

function pointOf({ lat, lng }: Pick<Spot, 'lat' | 'lng'>): Point | null {
  return lat === null || lng === null ? null : { lat, lng };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
