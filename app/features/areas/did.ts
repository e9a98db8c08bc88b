// What an import did, kept to be undone as a whole (R10): each thing that it touched, before and
// after. Told by comparing the rows themselves, so that nothing it does can be forgotten here.
import { type Area, type Edge, isProposal, type Kind } from './area.ts';
import type { Known } from './plan-import.ts';

export type Did = {
  /** Without `before` it was added. */
  areas: { before: Area | null; after: Area }[];
  /** Other names, all of an area. */
  names: { areaId: string; before: string[]; after: string[] }[];
  /** All edges from an area to those of one kind: tables and people speak of them together. */
  places: Place[];
};
export type Place = { childId: string; kind: Kind; before: Edge[]; after: Edge[] };

export function didOf(before: Known, after: Known): Did {
  return {
    areas: areasOf(before, after),
    names: namesOf(before, after),
    places: placesOf(before, after),
  };
}

function areasOf(before: Known, after: Known): Did['areas'] {
  const old = new Map(before.areas.map((area) => [area.id, area]));
  return after.areas
    .map((area) => ({ before: old.get(area.id) ?? null, after: area }))
    .filter(({ before, after }) => !before || !isSameArea(before, after))
    .map(({ before, after }) => ({ before: before && plainArea(before), after: plainArea(after) }));
}

function namesOf(before: Known, after: Known): Did['names'] {
  const [old, now] = [namesById(before), namesById(after)];
  return [...now]
    .map(([areaId, names]) => ({ areaId, before: old.get(areaId) ?? [], after: names }))
    .filter((each) => !isSameNames(each.before, each.after));
}

/** No area leaves by an import, so the later ones know all kinds. */
function placesOf(before: Known, after: Known): Place[] {
  const [old, now] = [edgesByPlace(before, after), edgesByPlace(after, after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [childId = '', kind = ''] = key.split(' ');
    const place = {
      childId,
      kind: kind as Kind,
      before: old.get(key) ?? [],
      after: now.get(key) ?? [],
    };
    return isSameEdges(place.before, place.after) ? [] : [place];
  });
}

export function namesById({ names }: Known): Map<string, string[]> {
  const byId = Map.groupBy(names, ({ area_id }) => area_id);
  return new Map([...byId].map(([id, own]) => [id, own.map(({ name }) => name)]));
}

/** `areas` know the kinds. */
export function edgesByPlace(
  { edges }: Pick<Known, 'edges'>,
  { areas }: Known,
): Map<string, Edge[]> {
  const kinds = new Map(areas.map(({ id, kind }) => [id, kind]));
  return Map.groupBy(edges, ({ child_id, parent_id }) =>
    placeKey({ childId: child_id, kind: kinds.get(parent_id) ?? 'city' }),
  );
}

export const placeKey = ({ childId, kind }: Pick<Place, 'childId' | 'kind'>) =>
  `${childId} ${kind}`;

// --- the same, but for who wrote it and when ---

function plainArea({
  id,
  kind,
  name,
  kana,
  key,
  lat,
  lng,
  from_on,
  until_on,
  ...rest
}: Area): Area {
  const { source, source_key } = rest;
  return { id, kind, name, kana, key, lat, lng, from_on, until_on, source, source_key };
}

export function isSameArea(a: Area, b: Area): boolean {
  return JSON.stringify(plainArea(a)) === JSON.stringify(plainArea(b));
}

export function isSameNames(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

export function isSameEdges(a: readonly Edge[], b: readonly Edge[]): boolean {
  return JSON.stringify(a.map(edgeText).sort()) === JSON.stringify(b.map(edgeText).sort());
}

export function edgeText({ child_id, parent_id, from_on, until_on, ...rest }: Edge): string {
  const { standing, source, metres } = rest;
  return JSON.stringify([child_id, parent_id, from_on, until_on, standing, source, metres]);
}

/** What a table or a person said. Proposals only follow from where areas are. */
export const solid = (edges: readonly Edge[]) => edges.filter((edge) => !isProposal(edge));
export const proposed = (edges: readonly Edge[]) => edges.filter(isProposal);
