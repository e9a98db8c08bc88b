// The areas of the invented city, nested and dated (H10): city, districts, shelter zones, towns.
// Keys of zones are those of their base town; a town is the base and its number.

import { addDays, type Day } from '#app/lib/dates.ts';
import {
  type BaseWords,
  centre,
  city,
  designatedElsewhere,
  districts,
  movedZone,
  neighbourhood,
  otherNames,
  partOfTown,
} from './words-areas.ts';

export type SampleArea = {
  key: string;
  kind: 'city' | 'district' | 'zone' | 'town' | 'part' | 'neighbourhood';
  name: string;
  kana: string;
  lat: number;
  lng: number;
  fromOn: Day | null;
  untilOn: Day | null;
  source: string;
};
export type SampleEdge = {
  childKey: string;
  parentKey: string;
  fromOn: Day;
  /** The last day; null while it holds. */
  untilOn: Day | null;
  standing: 'confirmed';
  source: 'official' | 'hand';
  metres: number | null;
};

type Metres = [east: number, north: number];

const numberKana = ['', 'いっ', 'に', 'さん', 'よん', 'ご'];
const METRES_A_DEGREE = 111_320;

export function townsOf(
  base: BaseWords,
): { key: string; name: string; kana: string; at: Metres }[] {
  return Array.from({ length: base.blocks }, (_, i) => {
    const angle = (2 * Math.PI * i) / base.blocks + base.at[0];
    const at: Metres = [base.at[0] + 420 * Math.cos(angle), base.at[1] + 420 * Math.sin(angle)];
    return {
      key: `${base.key}-${i + 1}`,
      name: `${base.name}${i + 1}丁目`,
      kana: `${base.kana}${numberKana[i + 1]}ちょうめ`,
      at,
    };
  });
}

/** `movedOn` is the day when one town went over to another zone. */
export function sampleAreas(fromOn: Day, movedOn: Day) {
  const areas: SampleArea[] = [areaAt('city', city, [0, 0])];
  const edges: SampleEdge[] = [];
  const lies = (childKey: string, parentKey: string, more: Partial<SampleEdge> = {}) =>
    edges.push({
      childKey,
      parentKey,
      fromOn,
      untilOn: null,
      standing: 'confirmed',
      source: 'official',
      metres: null,
      ...more,
    });
  const bases = districts.flatMap((district) => district.bases);
  const schoolAt = new Map(
    bases.map((base) => [base.key, [base.at[0] + 60, base.at[1] - 40] as Metres]),
  );
  const liesInZone = (childKey: string, at: Metres, zone: string, more: Partial<SampleEdge> = {}) =>
    lies(childKey, zone, { metres: Math.round(distance(at, schoolAt.get(zone) ?? at)), ...more });

  for (const district of districts) {
    areas.push(areaAt('district', district, middle(district.bases)));
    lies(district.key, city.key);
    for (const base of district.bases) {
      areas.push(
        areaAt(
          'zone',
          { key: base.key, name: base.school, kana: base.schoolKana },
          schoolAt.get(base.key) ?? base.at,
        ),
      );
      lies(base.key, district.key);
      for (const town of townsOf(base)) {
        areas.push(areaAt('town', town, town.at));
        if (town.key === movedZone.town) {
          liesInZone(town.key, town.at, movedZone.before, { untilOn: addDays(movedOn, -1) });
          liesInZone(town.key, town.at, movedZone.after, { fromOn: movedOn });
        } else {
          liesInZone(
            town.key,
            town.at,
            designatedElsewhere.find((each) => each.town === town.key)?.zoneOf ?? base.key,
          );
        }
      }
    }
  }
  const townAt = (key: string) =>
    bases.flatMap(townsOf).find((town) => town.key === key)?.at ?? [0, 0];
  areas.push(areaAt('part', partOfTown, near(townAt(partOfTown.town))));
  lies(partOfTown.key, partOfTown.town);
  liesInZone(partOfTown.key, near(townAt(partOfTown.town)), partOfTown.zoneOf);
  areas.push({
    ...areaAt('neighbourhood', neighbourhood, near(townAt(neighbourhood.town))),
    source: 'hand',
  });
  lies(neighbourhood.key, neighbourhood.town, { source: 'hand' });
  return { areas, edges, areaNames: otherNames };
}

function areaAt(
  kind: SampleArea['kind'],
  { key, name, kana }: { key: string; name: string; kana: string },
  [east, north]: Metres,
): SampleArea {
  const lat = centre.lat + north / METRES_A_DEGREE;
  const lng = centre.lng + east / (METRES_A_DEGREE * Math.cos((centre.lat * Math.PI) / 180));
  return {
    key,
    kind,
    name,
    kana,
    lat: Number(lat.toFixed(6)),
    lng: Number(lng.toFixed(6)),
    fromOn: null,
    untilOn: null,
    source: '縁川市（見本）',
  };
}

function distance(a: Metres, b: Metres): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function middle(bases: BaseWords[]): Metres {
  const mean = (axis: 0 | 1) => bases.reduce((sum, base) => sum + base.at[axis], 0) / bases.length;
  return [mean(0), mean(1)];
}

function near([east, north]: Metres): Metres {
  return [east - 90, north + 70];
}
