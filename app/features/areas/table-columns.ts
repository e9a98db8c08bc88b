// Which column of a table holds what, by its heading and never by its place.
import { normalise } from '#app/lib/japanese.ts';

const ALIASES = {
  city: [
    '市',
    '市区町村',
    '市区町村名',
    '市町村',
    '市町村名',
    '地方公共団体名',
    '自治体名',
    'city',
  ],
  district: ['地区', '地区名', '圏域', '圏域名', '日常生活圏域', 'district'],
  zone: [
    '避難所',
    '避難所名',
    '避難所名称',
    '避難所区域',
    '避難所区域名',
    '指定避難所',
    '指定避難所名',
    '指定避難所名称',
    '避難する避難所',
    'zone',
    'shelter',
  ],
  town: [
    '町丁目',
    '町丁目名',
    '町丁',
    '町丁名',
    '町名',
    '町',
    '町字',
    '町字名',
    '町会区域',
    '丁目',
    '大字町丁目',
    '大字町丁目名',
    '大字町丁名',
    'town',
  ],
  name: ['名前', '名称', '地域', '地域名', 'エリア', 'エリア名', '区域名', 'name', 'area'],
  kind: ['種別', '種類', '区分', '地域の種別', '地域の種類', 'kind', 'type'],
  parent: [
    '上の地域',
    '上位の地域',
    '上位地域',
    '上位',
    '親',
    '親の地域',
    '親地域',
    '属する地域',
    'parent',
  ],
  code: ['コード', '地域コード', '町字id', '町丁目コード', 'code'],
  lat: ['緯度', '北緯', 'lat', 'latitude'],
  lng: ['経度', '東経', 'lng', 'lon', 'long', 'longitude'],
  kana: [
    'かな',
    'カナ',
    'ふりがな',
    'フリガナ',
    'よみ',
    '読み',
    'よみがな',
    '読みがな',
    '名称カナ',
    '町丁目カナ',
    '町名カナ',
    '町名かな',
    'kana',
  ],
  names: ['別名', 'ほかの名前', '他の名前', '通称', '旧名', '旧町名', 'alias', 'aliases'],
  from: [
    'いつから',
    'から',
    '開始',
    '開始日',
    '適用日',
    '適用開始日',
    '施行日',
    '有効開始日',
    'from',
  ],
  until: ['いつまで', 'まで', '終了', '終了日', '適用終了日', '廃止日', '有効終了日', 'until'],
  note: ['備考', 'メモ', '摘要', 'note', 'notes'],
} as const satisfies Record<string, readonly string[]>;

export type Column = keyof typeof ALIASES;
/** `at` is the heading's place among the rows; `titles` are the headings as written. */
export type Heading = { at: number; places: Map<Column, number>; titles: Map<Column, string> };

const COLUMNS = new Map(
  Object.entries(ALIASES).flatMap(([column, names]) =>
    names.map((name) => [plainHeading(name), column as Column]),
  ),
);
/** All ways in which people head a column. */
export const headsOf = (column: Column): readonly string[] => ALIASES[column];

/** Lines above a heading: a title, a date, a blank. */
const PREAMBLE = 30;

/** The first row with two headings that are known; else a row that is one known heading alone. */
export function findHeading(rows: readonly string[][]): Heading | null {
  const headings = rows.slice(0, PREAMBLE).map((row, at) => ({ row, heading: headingOf(row, at) }));
  const found =
    headings.find(({ heading }) => heading.places.size >= 2) ??
    headings.find(
      ({ row, heading }) =>
        heading.places.size === 1 && row.filter((cell) => cell.trim()).length === 1,
    );
  return found?.heading ?? null;
}

export function plainHeading(cell: string): string {
  return normalise(cell).replace(/\([^()]*\)|[\s_・:*※]/g, '');
}

function headingOf(row: readonly string[], at: number): Heading {
  const heading: Heading = { at, places: new Map(), titles: new Map() };
  row.forEach((cell, place) => {
    const column = COLUMNS.get(plainHeading(cell));
    if (!column || heading.places.has(column)) return;
    heading.places.set(column, place);
    heading.titles.set(column, cell.replace(/\s+/g, ''));
  });
  return heading;
}
