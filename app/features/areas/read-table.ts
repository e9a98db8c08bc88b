// H10: tables of areas. (a) town → shelter as the city decides it, (b) any areas with the one
// above, (c) towns → districts; also shelters → districts. What the columns say decides which.
import { type Kind, kinds } from './area.ts';
import { EMERGENCY_SITES, HAZARDS } from './read-shelters.ts';
import {
  type AreaIn,
  type AreasRead,
  areaIn,
  cleanName,
  nameId,
  nothingRead,
  parentIn,
} from './reading.ts';
import { partName, splitNames, type TownIn, townsIn } from './table-cells.ts';
import { type Column, findHeading, plainHeading } from './table-columns.ts';
import {
  keptRows,
  LEVELS,
  type Level,
  type Own,
  type Row,
  readOwn,
  refuse,
  type Table,
} from './table-rows.ts';

export function readTable(rows: readonly string[][]): AreasRead | { reason: string } {
  if (rows.slice(0, 30).some(isEmergencyHeading)) return { reason: EMERGENCY_SITES };
  const heading = findHeading(rows);
  if (!heading) return { reason: '町丁目・避難所・地区などの見出しが見つかりません。' };
  const has = (column: Column) => heading.places.has(column);
  const main = LEVELS.find(has);
  const isList = has('kind') && has('name');
  if (!isList && !(main && (main !== 'district' || !has('name'))))
    return {
      reason:
        'どの種類の地域の表か分かりません。「町丁目」「避難所」「地区」か、「種別」と「名前」の見出しが要ります。',
    };
  const below = rows.slice(heading.at + 1);
  const read = nothingRead('table', '取り込んだ表', below.length);
  const table: Table = { read, heading, isList, main: main ?? 'town', wholeTowns: new Set() };
  const kept = keptRows(table, rows);
  if (kept.length === 0) return { reason: '見出しの下に、読む行が1行もありません。' };
  if (!isList) table.wholeTowns = wholeTownsOf(kept);
  for (const row of kept) (isList ? readListRow : readLevelRow)(table, row);
  if (!isList) zonesInDistricts(read.areas);
  return read;
}

function isEmergencyHeading(row: readonly string[]): boolean {
  return (
    row.filter((cell) =>
      HAZARDS.some((hazard) => plainHeading(cell) === `災害種別${plainHeading(hazard)}`),
    ).length >= 2
  );
}

// --- (b) a list of areas ---

const KINDS = new Map<string, Kind>([
  ...kinds.flatMap(({ kind, label }) => [[kind, kind] as const, [label, kind] as const]),
  ['市区町村', 'city'],
  ['避難所', 'zone'],
  ['指定避難所', 'zone'],
  ['区域', 'zone'],
  ['町', 'town'],
  ['町名', 'town'],
  ['一部', 'part'],
  ['近所', 'neighbourhood'],
  ['隣近所', 'neighbourhood'],
  ['neighborhood', 'neighbourhood'],
]);

function readListRow(table: Table, row: Row): void {
  const name = cleanName(row.cell('name'));
  const written = cleanName(row.cell('kind'));
  const kind = KINDS.get(written.toLowerCase());
  if (!name) return void refuse(table, row, 'name', '名前がありません。');
  if (!kind) return void refuse(table, row, 'kind', kindReason(written));
  const own = readOwn(table, row);
  if (!own) return;
  const parents = splitNames(row.cell('parent')).map((each) => parentIn(null, each, own));
  table.read.areas.push(areaIn(row.number, kind, name, { ...own, parents }));
}

function kindReason(written: string): string {
  const labels = kinds.map(({ label }) => label).join('・');
  return written
    ? `「${written}」という種類は分かりません。${labels}のどれかを書いてください。`
    : `種類がありません。${labels}のどれかを書いてください。`;
}

// --- (a) and (c): one column for each level ---

function readLevelRow(table: Table, row: Row): void {
  const { main, read } = table;
  const mains =
    main === 'town' ? townsIn(row.cell('town')) : splitNames(row.cell(main)).map(asTown);
  if (mains.length === 0)
    return void refuse(table, row, main, `${table.heading.titles.get(main)}の名前がありません。`);
  const own = readOwn(table, row);
  if (!own) return;
  const isOwned =
    own.lat !== null || own.kana !== '' || own.sourceKey !== null || own.names.length > 0;
  if (mains.length > 1 && isOwned)
    return void refuse(
      table,
      row,
      main,
      '1行に2つ以上の名前があり、位置・かな・コード・別名がどれのものか分かりません。1行に1つずつ書いてください。',
    );
  const above = aboveOf(main, row);
  read.areas.push(
    ...above.map((each) => areaIn(row.number, each.kind, each.name, { parents: each.parents })),
  );
  const parents = above
    .filter(({ isDirect }) => isDirect)
    .map(({ kind, name }) => parentIn(kind, name, own));
  for (const each of mains) read.areas.push(...mainAreas(table, row.number, each, parents, own));
}

type Above = { kind: Kind; name: string; parents: AreaIn['parents']; isDirect: boolean };

/** What the row names over its main area. The city is said of the highest level there is. */
function aboveOf(main: Level, row: Row): Above[] {
  const named = (level: 'zone' | 'district') =>
    LEVELS.indexOf(level) > LEVELS.indexOf(main) ? splitNames(row.cell(level)) : [];
  const [zones, districts, city] = [named('zone'), named('district'), cleanName(row.cell('city'))];
  const inCity = city ? [parentIn('city', city)] : [];
  const over = (kind: Kind, names: string[], isTop: boolean): Above[] =>
    names.map((name) => ({ kind, name, parents: isTop ? inCity : [], isDirect: true }));
  return [
    ...(city
      ? [
          {
            kind: 'city' as const,
            name: city,
            parents: [],
            isDirect: zones.length + districts.length === 0,
          },
        ]
      : []),
    ...over('district', districts, true),
    ...over('zone', zones, districts.length === 0),
  ];
}

function mainAreas(
  { main, wholeTowns }: Table,
  row: number,
  each: TownIn,
  parents: AreaIn['parents'],
  own: Own,
): AreaIn[] {
  // The days of such a table say when a town belongs to a zone, not how long there is the town.
  const days = parents.length > 0 ? { from: null, until: null } : {};
  const names = [...own.names, ...(each.alias ? [each.alias] : [])];
  const more = { ...own, ...days, names, kana: own.kana || each.kana };
  if (!each.part) return [areaIn(row, main, each.town, { ...more, parents })];
  // A town that only has parts lies in the zones of all of them.
  const townParents = wholeTowns.has(nameId('town', each.town)) ? [] : parents;
  const part = { ...more, parents: [parentIn('town', each.town), ...parents] };
  return [
    areaIn(row, 'town', each.town, { parents: townParents }),
    areaIn(row, 'part', partName(each), part),
  ];
}

function asTown(name: string): TownIn {
  return { town: name, part: '', kana: '', alias: '' };
}

function wholeTownsOf(rows: readonly Row[]): Set<string> {
  const whole = rows.flatMap((row) => townsIn(row.cell('town'))).filter(({ part }) => !part);
  return new Set(whole.map(({ town }) => nameId('town', town)));
}

/** A zone whose towns all lie in one and the same district lies in it too. */
function zonesInDistricts(areas: AreaIn[]): void {
  const districts = new Map<string, Set<string>>();
  for (const { parents } of areas) {
    const [zones, over] = [
      parents.filter(({ kind }) => kind === 'zone'),
      parents.filter(({ kind }) => kind === 'district'),
    ];
    for (const { name } of zones) {
      const id = nameId('zone', name);
      districts.set(
        id,
        new Set([
          ...(districts.get(id) ?? []),
          ...(over.length > 0 ? over.map((each) => each.name) : ['']),
        ]),
      );
    }
  }
  for (const area of areas.filter(({ kind, parents }) => kind === 'zone' && parents.length === 0)) {
    const [district, ...others] = districts.get(nameId('zone', area.name)) ?? [];
    if (district && others.length === 0) area.parents = [parentIn('district', district)];
  }
}
