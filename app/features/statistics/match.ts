/** Which of our areas a row of a survey means: by its name as people write it, else by its code. */

import type { Day } from '#app/lib/dates.ts';
import { areaKey, isOpen, type Kind } from '../areas/area.ts';
import type { Stored, StoredArea } from '../areas/stored.server.ts';
import type { SurveyRow } from './read-population.ts';

/** A name that several kinds share most often means the town. */
const order: readonly Kind[] = ['town', 'part', 'neighbourhood', 'zone', 'district', 'city'];

export type Matcher = (row: Pick<SurveyRow, 'name' | 'code'>) => string | null;

/** On that day or later: a town that had ended by then is not meant. */
export function matcherOf({ areas, names }: Pick<Stored, 'areas' | 'names'>, day: Day): Matcher {
  const [byName, byOther, byCode] = [1, 2, 3].map(() => new Map<string, string>());
  const open = areas.filter((area) => isOpen(area, day)).sort((a, b) => place(a) - place(b));
  const put = (map: Map<string, string> | undefined, key: string, id: string) => {
    if (map && !map.has(key)) map.set(key, id);
  };
  for (const area of open) {
    put(byName, areaKey(area.kind, area.name), area.id);
    if (area.source_key) put(byCode, area.source_key, area.id);
    for (const other of names.filter(({ area_id }) => area_id === area.id))
      put(byOther, areaKey(area.kind, other.name), area.id);
  }
  return ({ name, code }) => {
    const keys = [...new Set(order.map((kind) => areaKey(kind, name)))];
    const named = (map: Map<string, string> | undefined) =>
      keys.map((key) => map?.get(key)).find(Boolean);
    return named(byName) ?? named(byOther) ?? (code ? byCode?.get(code) : null) ?? null;
  };
}

const place = ({ kind }: StoredArea) => order.indexOf(kind);
