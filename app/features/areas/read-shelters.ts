// H10: the national list of designated shelters (国土地理院, GeoJSON). Each shelter gives its zone.
// The list of emergency sites has the same layout plus hazard flags; people flee there, they do
// not stay there, so it is told apart and refused.

import { readPoint } from './point.ts';
import {
  type AreaIn,
  type AreasRead,
  areaIn,
  cleanName,
  isObject,
  nothingRead,
  parentIn,
} from './reading.ts';

const [ID, NAME, CITY] = ['共通ID', '施設・場所名', '都道府県名及び市町村名'];
export const HAZARDS = [
  '洪水',
  '崖崩れ、土石流及び地滑り',
  '高潮',
  '地震',
  '津波',
  '大規模な火事',
  '内水氾濫',
  '火山現象',
];
export const EMERGENCY_SITES =
  'これは「指定緊急避難場所」（にげる場所）の一覧です。区域のもとになるのは「指定避難所」の一覧なので、そちらのファイルを選んでください。';

type Properties = Record<string, unknown>;

export function isShelters(features: readonly unknown[]): boolean {
  return features.some((each) => NAME in propertiesOf(each));
}

export function isEmergencySites(features: readonly unknown[]): boolean {
  return features.some((each) => {
    const properties = propertiesOf(each);
    return NAME in properties && HAZARDS.some((hazard) => hazard in properties);
  });
}

export function readShelters(features: readonly unknown[]): AreasRead {
  const read = nothingRead('shelters', '国土地理院 指定避難所データ', features.length);
  const seen = new Map<string, string>();
  for (const [index, feature] of features.entries()) readShelter(read, seen, feature, index + 1);
  return read;
}

function readShelter(
  read: AreasRead,
  seen: Map<string, string>,
  feature: unknown,
  row: number,
): void {
  const properties = propertiesOf(feature);
  const [name, id] = [cleanName(properties[NAME]), cleanName(properties[ID])];
  const refuse = (column: string, reason: string) => read.problems.push({ row, column, reason });
  const repair = (column: string, reason: string) => read.repaired.push({ row, column, reason });
  if (!name && !id) {
    read.skipped++;
    return;
  }
  if (!name) return void refuse(NAME, '避難所の名前がありません。');
  const twin = seen.get(id || name);
  if (twin === name) {
    read.skipped++;
    return;
  }
  if (twin) return void refuse(ID, `同じ番号（${id}）が「${twin}」にもついています。`);
  const written = coordinatesOf(feature);
  if (written === 'other') return void refuse('位置', '位置が一つの点ではありません。');
  const place = readPoint(written[1], written[0]);
  if (!place.ok) return void refuse(place.column, place.reason);
  seen.set(id || name, name);
  if (!id) repair(ID, '番号がないので、名前で見分けます。');
  if (!place.point) repair('位置', '位置がないので、地図には出ず、近さもはかれません。');
  if (place.repair) repair('緯度・経度', place.repair);
  read.areas.push(...zoneAndCity(row, name, id, properties, place.point));
}

function zoneAndCity(
  row: number,
  name: string,
  id: string,
  properties: Properties,
  point: { lat: number; lng: number } | null,
): AreaIn[] {
  const city = cityName(cleanName(properties[CITY]));
  const zone = areaIn(row, 'zone', name, { sourceKey: id || null, ...point });
  if (!city) return [zone];
  const code = /^E(\d{5})\d+$/.exec(id)?.[1];
  return [
    areaIn(row, 'city', city, { sourceKey: code ? cityCode(code) : null }),
    { ...zone, parents: [parentIn('city', city)] },
  ];
}

/** 東京都西多摩郡瑞穂町 → 瑞穂町 */
export function cityName(text: string): string {
  return text
    .replace(/^(東京都|北海道|京都府|大阪府|.{2,3}県)(?=.)/, '')
    .replace(/^.+?郡(?=.+[町村]$)/, '');
}

/** The sixth figure of a municipality's code checks the five before it (総務省). */
export function cityCode(five: string): string {
  const sum = [...five].reduce((total, figure, index) => total + Number(figure) * (6 - index), 0);
  return `${five}${(11 - (sum % 11)) % 10}`;
}

function propertiesOf(feature: unknown): Properties {
  return isObject(feature) && isObject(feature.properties) ? feature.properties : {};
}

function coordinatesOf(feature: unknown): unknown[] | 'other' {
  const geometry = isObject(feature) ? feature.geometry : null;
  if (!isObject(geometry)) return [];
  return geometry.type === 'Point' && Array.isArray(geometry.coordinates)
    ? geometry.coordinates
    : 'other';
}
