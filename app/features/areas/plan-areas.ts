// The areas of a file against those that are stored. The publisher's own areas follow the file,
// those of another publisher are only filled in, those a person corrected keep what they say.
import { townKey } from '#app/lib/japanese.ts';
import { type Area, type AreaName, areaKey } from './area.ts';
import type { AreaIndex } from './match-areas.ts';
import { metresBetween } from './point.ts';
import type { AreaIn } from './reading.ts';

type Fields = Partial<Pick<Area, 'name' | 'key' | 'kana' | 'lat' | 'lng' | 'from_on' | 'until_on'>>;
export type AreaPlan = {
  added: Map<string, Area>;
  /** As they are to be. */
  changed: Map<string, Area>;
  same: Set<string>;
  names: AreaName[];
  /** Rows that added or changed something. */
  touched: Set<number>;
  /** The stored area of each area of the file. */
  ids: Map<AreaIn, string>;
};

export function planAreas(
  areas: readonly AreaIn[],
  source: string,
  index: AreaIndex,
  newId: () => string,
): AreaPlan {
  const plan: AreaPlan = {
    added: new Map(),
    changed: new Map(),
    same: new Set(),
    names: [],
    touched: new Set(),
    ids: new Map(),
  };
  // What an earlier row said of an area is not unsaid by a later one.
  const said = new Set<string>();
  // Areas with days first: they say which of two of the same name is meant.
  const isDated = ({ from, until }: AreaIn) => from !== null || until !== null;
  for (const each of [...areas.filter(isDated), ...areas.filter((area) => !isDated(area))]) {
    const found = index.find(each, source);
    const area = found
      ? follow(plan, index, each, found.area, fieldsOf(each, found.by, found.area, source), said)
      : add(plan, index, each, source, newId());
    plan.ids.set(each, area.id);
    for (const field of Object.keys(givenBy(each))) said.add(`${area.id} ${field}`);
    addNames(plan, index, each, area, found?.by === 'number');
  }
  return plan;
}

function add(plan: AreaPlan, index: AreaIndex, from: AreaIn, source: string, id: string): Area {
  const area: Area = {
    id,
    kind: from.kind,
    name: from.name,
    kana: from.kana,
    key: townKey(from.name),
    lat: from.lat,
    lng: from.lng,
    from_on: from.from,
    until_on: from.until,
    source,
    source_key: from.sourceKey,
  };
  index.put(area);
  plan.added.set(id, area);
  plan.touched.add(from.row);
  return area;
}

function follow(
  plan: AreaPlan,
  index: AreaIndex,
  from: AreaIn,
  area: Area,
  fields: Fields,
  said: Set<string>,
): Area {
  const news = Object.entries(fields).filter(([field]) => !said.has(`${area.id} ${field}`));
  if (news.length === 0) {
    if (!plan.added.has(area.id) && !plan.changed.has(area.id)) plan.same.add(area.id);
    return area;
  }
  const next: Area = { ...area, ...Object.fromEntries(news) };
  index.put(next);
  plan.same.delete(area.id);
  (plan.added.has(area.id) ? plan.added : plan.changed).set(area.id, next);
  plan.touched.add(from.row);
  if (next.name !== area.name) putName(plan, index, area, area.name);
  return next;
}

/** What is to change in a stored area. */
function fieldsOf(from: AreaIn, by: 'number' | 'name', area: Area, source: string): Fields {
  const given = givenBy(from);
  if (area.source === 'hand')
    return blanksOf(area, { kana: given.kana, lat: given.lat, lng: given.lng });
  if (area.source !== source) return blanksOf(area, { ...given, name: undefined, key: undefined });
  const isRenamed = by === 'number' && !isSameName(area, from.name);
  const fields = {
    ...given,
    ...(isRenamed ? {} : { name: undefined, key: undefined }),
    ...(hasMoved(area, from) ? {} : { lat: undefined, lng: undefined }),
  };
  return differing(area, fields);
}

function givenBy({ name, kana, lat, lng, from, until }: AreaIn): Fields {
  const point = lat === null ? {} : { lat, lng };
  const dates = { ...(from && { from_on: from }), ...(until && { until_on: until }) };
  return { name, key: townKey(name), ...(kana && { kana }), ...point, ...dates };
}

function blanksOf(area: Area, fields: Fields): Fields {
  return differing(
    area,
    Object.fromEntries(Object.entries(fields).filter(([field]) => !area[field as keyof Fields])),
  );
}

function differing(area: Area, fields: Fields): Fields {
  const entries = Object.entries(fields).filter(
    ([field, value]) => value !== undefined && value !== area[field as keyof Fields],
  );
  return Object.fromEntries(entries);
}

/** By more than a metre: engines and files round differently. */
function hasMoved(area: Area, { lat, lng }: AreaIn): boolean {
  if (lat === null || lng === null) return false;
  return (
    area.lat === null ||
    area.lng === null ||
    metresBetween({ lat: area.lat, lng: area.lng }, { lat, lng }) > 1
  );
}

/** Found by name, the name in the file is one more name of the area. */
function addNames(
  plan: AreaPlan,
  index: AreaIndex,
  from: AreaIn,
  area: Area,
  isNumbered: boolean,
): void {
  for (const name of isNumbered ? from.names : [from.name, ...from.names]) {
    if (isSameName(area, name) || !putName(plan, index, area, name)) continue;
    plan.touched.add(from.row);
    plan.same.delete(area.id);
  }
}

/** Whether the name is new. */
function putName(plan: AreaPlan, index: AreaIndex, { id, kind }: Area, name: string): boolean {
  const key = areaKey(kind, name);
  if (index.names.get(id)?.some((each) => areaKey(kind, each.name) === key)) return false;
  const other = { area_id: id, name, key: townKey(name) };
  index.putName(other);
  plan.names.push(other);
  return true;
}

function isSameName({ kind, name }: Area, other: string): boolean {
  return areaKey(kind, name) === areaKey(kind, other);
}
