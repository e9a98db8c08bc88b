// A list of towns as Geolonia publishes it: [{ town, koaza, lat, lng }]. A 小字 is a part of its town.

import { readPoint } from './point.ts';
import {
  type AreasRead,
  areaIn,
  cleanName,
  isObject,
  nameId,
  nothingRead,
  parentIn,
} from './reading.ts';

export function isTowns(list: readonly unknown[]): boolean {
  return list.some((each) => isObject(each) && 'town' in each && 'lat' in each);
}

export function readTowns(list: readonly unknown[]): AreasRead {
  const read = nothingRead('towns', 'Geolonia 住所データ', list.length);
  const seen = new Set<string>();
  for (const [index, entry] of list.entries())
    readTown(read, seen, isObject(entry) ? entry : {}, index + 1);
  return read;
}

function readTown(
  read: AreasRead,
  seen: Set<string>,
  entry: Record<string, unknown>,
  row: number,
): void {
  const [town, koaza] = [cleanName(entry.town), cleanName(entry.koaza)];
  if (!town && !koaza) {
    read.skipped++;
    return;
  }
  if (!town)
    return void read.problems.push({ row, column: 'town', reason: '町の名前がありません。' });
  const place = readPoint(entry.lat, entry.lng);
  if (!place.ok)
    return void read.problems.push({ row, column: place.column, reason: place.reason });
  const id = nameId(koaza ? 'part' : 'town', town + koaza);
  if (seen.has(id)) {
    read.skipped++;
    return;
  }
  seen.add(id);
  if (place.repair) read.repaired.push({ row, column: '緯度・経度', reason: place.repair });
  const whole = areaIn(row, 'town', town, { sourceKey: town, ...(koaza ? null : place.point) });
  read.areas.push(whole);
  if (!koaza) return;
  const name = town + koaza;
  read.areas.push(
    areaIn(row, 'part', name, {
      sourceKey: name,
      ...place.point,
      parents: [parentIn('town', town)],
    }),
  );
}
