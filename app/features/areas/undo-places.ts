// Where areas lie once an import is undone. A place is all that is said of one area and one kind
// above it: it goes back as a whole, or stays as it is.
import type { Edge } from './area.ts';
import { edgeText, isSameEdges, type Place, placeKey, proposed, solid } from './did.ts';
import type { EdgeChanges } from './place.ts';
import type { Keep, Sight } from './undo.ts';

/** `back` are those that go back to what they were. */
export type Places = { now: Map<string, Edge[]>; back: Map<string, Place> };

/** Of areas that were there before, those that stand as the import left them. */
export function placesBack({ did, areas, addedAs, places }: Sight, keep: Keep): Places['back'] {
  const back = new Map<string, Place>();
  for (const place of did.places) {
    const { childId, after } = place;
    if (addedAs.has(childId) || !areas.has(childId)) continue;
    const now = places.get(placeKey(place)) ?? [];
    if (isSameEdges(solid(now), solid(after))) back.set(placeKey(place), place);
    else keep(childId, 'moved');
  }
  return back;
}

/** Areas that would go, yet something that stays was said to lie in them. A proposal holds nothing. */
export function heldBy({ now, back }: Places, goes: ReadonlySet<string>): string[] {
  const stays = [...now].filter(([key]) => !back.has(key)).flatMap(([, edges]) => solid(edges));
  const parents = stays.filter(({ child_id }) => !goes.has(child_id)).map((e) => e.parent_id);
  return [...new Set(parents)].filter((id) => goes.has(id));
}

/** All edges as they are to be; those to what is not there any more are left out. */
export function edgesAfter(
  { now, back }: Places,
  isThere: (id: string) => boolean,
): Map<string, Edge[]> {
  const keys = new Set([...now.keys(), ...back.keys()]);
  return new Map(
    [...keys].map((key) => {
      const edges = placeAfter(now.get(key) ?? [], back.get(key));
      return [key, edges.filter((e) => isThere(e.child_id) && isThere(e.parent_id))];
    }),
  );
}

/** Proposals that were made anew since are not those of the import. */
function placeAfter(now: Edge[], place: Place | undefined): Edge[] {
  if (!place) return now;
  return [
    ...solid(place.before),
    ...(isWholly(now, place) ? proposed(place.before) : proposed(now)),
  ];
}

const isWholly = (now: readonly Edge[], place: Place) =>
  isSameEdges(proposed(now), proposed(place.after));

/** Whether an area that stays loses its only proposal, which this import did not make. */
export function frees(
  { now, back }: Places,
  after: Map<string, Edge[]>,
  goes: ReadonlySet<string>,
): boolean {
  return [...now].some(([key, edges]) => {
    const place = back.get(key);
    if (place && isWholly(edges, place)) return false;
    const lost = proposed(edges).filter((e) => goes.has(e.parent_id) && !goes.has(e.child_id));
    return lost.length > 0 && after.get(key)?.length === 0;
  });
}

export function changesTo(now: readonly Edge[], target: readonly Edge[]): EdgeChanges {
  const [before, after] = [now, target].map((edges) => new Set(edges.map(edgeText)));
  return {
    dropEdges: now.filter((edge) => !after?.has(edgeText(edge))),
    closeEdges: [],
    addEdges: target.filter((edge) => !before?.has(edgeText(edge))),
  };
}
