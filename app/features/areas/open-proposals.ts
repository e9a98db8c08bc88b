// The proposals that wait for a person, by shelter zone, each with what speaks for and against it.
import type { Day } from '#app/lib/dates.ts';
import { isInForce, isProposal } from './area.ts';
import { inOrder } from './outline.ts';
import { metresBetween } from './point.ts';
import { nearest } from './propose.ts';
import type { Stored, StoredArea } from './stored.server.ts';

export type Reach = { id: string; name: string; metres: number | null };
export type OpenTown = {
  id: string;
  name: string;
  metres: number | null;
  isSure: boolean;
  second: Reach | null;
  /** The nearest other zones, to choose from. */
  others: Reach[];
};
export type OpenZone = { id: string; name: string; towns: OpenTown[] };

/** Whoever needs one further away goes to the page of the town. */
const CHOICES = 8;

export function openProposals(stored: Stored, day: Day): { zones: OpenZone[]; homeless: Reach[] } {
  const { areas, edges } = stored;
  const now = edges.filter((edge) => isInForce(edge, day));
  const zones = areas.filter((area) => area.kind === 'zone' && isInForce(area, day)).sort(inOrder);
  const towns = areas.filter((area) => area.kind === 'town' && isInForce(area, day)).sort(inOrder);
  const isZone = new Set(zones.map(({ id }) => id));
  const inZone = new Set(now.filter((e) => isZone.has(e.parent_id)).map((e) => e.child_id));
  return {
    zones: zones.flatMap((zone) => {
      const open = now.filter((edge) => edge.parent_id === zone.id && isProposal(edge));
      const ids = new Set(open.map((edge) => edge.child_id));
      const found = towns
        .filter(({ id }) => ids.has(id))
        .map((town) => openTown(town, zone, zones));
      return found.length > 0 ? [{ id: zone.id, name: zone.name, towns: found }] : [];
    }),
    homeless: towns
      .filter(({ id }) => !inZone.has(id))
      .map(({ id, name }) => ({ id, name, metres: null })),
  };
}

export function surePairs(zones: readonly OpenZone[]): { childId: string; parentId: string }[] {
  return zones.flatMap(({ id, towns }) =>
    towns.filter(({ isSure }) => isSure).map((town) => ({ childId: town.id, parentId: id })),
  );
}

/** Where to go on after these are done: the next town below, else the nearest above. */
export function nextOpen(zones: readonly OpenZone[], done: ReadonlySet<string>): string | null {
  const ids = zones.flatMap(({ towns }) => towns.map(({ id }) => id));
  const last = ids.findLastIndex((id) => done.has(id));
  const isLeft = (id: string) => !done.has(id);
  return ids.slice(last + 1).find(isLeft) ?? ids.slice(0, last + 1).findLast(isLeft) ?? null;
}

function openTown(town: StoredArea, zone: StoredArea, zones: readonly StoredArea[]): OpenTown {
  const found = nearest(town, zones);
  const others = zones
    .filter(({ id }) => id !== zone.id)
    .map((each) => ({ id: each.id, name: each.name, metres: metresTo(town, each) }))
    .sort((a, b) => (a.metres ?? Number.MAX_VALUE) - (b.metres ?? Number.MAX_VALUE));
  return {
    id: town.id,
    name: town.name,
    metres: metresTo(town, zone),
    // A shelter that came later may be nearer than the one that was proposed.
    isSure: found?.zone.id === zone.id && found.isSure,
    second: others[0]?.metres === null ? null : (others[0] ?? null),
    others: others.slice(0, CHOICES),
  };
}

function metresTo(town: StoredArea, zone: StoredArea): number | null {
  if (town.lat === null || town.lng === null || zone.lat === null || zone.lng === null) return null;
  return Math.round(
    metresBetween({ lat: town.lat, lng: town.lng }, { lat: zone.lat, lng: zone.lng }),
  );
}
