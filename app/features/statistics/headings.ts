/**
 * Which column of a table of people holds what, by its heading and never by its place: both
 * generations of 自治体標準オープンデータセット 地域・年齢別人口 (also in Roman letters), e-Stat
 * 小地域, and what cities write by themselves.
 */
import { normalise } from '#app/lib/japanese.ts';
import type { AgeClass, Sex } from './population.ts';

export type Plain =
  | 'code'
  | 'city'
  | 'name'
  | 'day'
  | 'level'
  | 'hidden'
  | 'population'
  | 'men'
  | 'women'
  | 'households'
  | 'known';
export type Column = { plain: Plain } | { age: AgeClass };

const plainHeadings: Record<Plain, readonly string[]> = {
  name: [
    ...['地域名', '町丁目', '町丁目名', '町丁名', '町丁字名', '町名', '町字名', '町', '町丁'],
    ...['大字町丁目', '大字町丁目名', '行政区', '地区', '地区名', '地域', 'regionname', 'name'],
  ],
  code: ['地域コード', '町丁目コード', '町字id', '町コード', 'regioncode', 'keycode'],
  city: ['地方公共団体名', '市区町村名', '市町村名', '自治体名', 'cityname'],
  day: ['調査年月日', '調査日', '基準日', '年月日', '時点', 'surveydate'],
  level: ['hyosyo'],
  hidden: ['htksaki'],
  population: [
    ...['総人口', '人口', '人口総数', '人口計', '総数', '合計', '計', '男女計'],
    ...['totalpopulation', '総数、年齢不詳含む'],
  ],
  men: [
    '男性',
    '男',
    '男性人口',
    '人口男',
    '男人口',
    '男計',
    'male',
    'man',
    '男の総数、年齢不詳含む',
  ],
  women: [
    ...['女性', '女', '女性人口', '人口女', '女人口', '女計', 'female', 'woman'],
    '女の総数、年齢不詳含む',
  ],
  households: ['世帯数', '世帯', '総世帯数', '世帯総数', 'numberofhouseholds'],
  // Understood, and of no use here.
  known: [
    ...['全国地方公共団体コード', '都道府県コード又は市区町村コード', '都道府県名', '備考'],
    ...['prefcode', 'prefname', 'note', 'location', '緯度', '経度', 'htksyori', 'gassan'],
    ...['年齢不詳', '不詳', '男年齢不詳', '女年齢不詳', '年齢不詳の男性', '年齢不詳の女性'],
  ],
};

const byHeading = new Map(
  Object.entries(plainHeadings).flatMap(([plain, names]) =>
    names.map((name) => [tidy(name), { plain: plain as Plain }] as const),
  ),
);

export function columnOf(heading: string): Column | null {
  const plain = tidy(heading);
  return byHeading.get(plain) ?? romanAge(plain) ?? japaneseAge(plain);
}

/** Brackets of units, blanks, marks and 「」 say nothing. */
function tidy(heading: string): string {
  return normalise(heading).replace(/\((人|世帯|歳|才)\)|[\s_・:*※#「」]/g, '');
}

/** man1 … woman18: five years each. The last of a sex is open, which its file tells (`openLast`). */
function romanAge(plain: string): Column | null {
  const [, sex, place] = /^(man|woman)(\d{1,2})$/.exec(plain) ?? [];
  if (!sex || !place || Number(place) < 1) return null;
  const from = 5 * (Number(place) - 1);
  return { age: { sex: sex === 'man' ? 'men' : 'women', from, to: from + 4 } };
}

const AGE = /^(\d{1,3})(?:歳|才)?(?:(?:[-~]|から)(\d{1,3})(?:歳|才)?|(以上|未満))?$/;

/** 0-4歳の男性, 男0~4歳, 総数65歳以上, 100歳以上女, 15歳未満. */
function japaneseAge(plain: string): Column | null {
  const sex = sexIn(plain);
  const bare = plain.replace(/総数|男女計|(の)?(男|女)(性|子)?(の)?|人口|計|数/g, '');
  const [, first, last, side] = AGE.exec(bare) ?? [];
  if (!first || !(/歳|才/.test(bare) || last)) return null;
  const from = Number(first);
  if (side === '未満') return from > 0 ? { age: { sex, from: 0, to: from - 1 } } : null;
  const to = side === '以上' ? null : Number(last ?? first);
  return to !== null && to < from ? null : { age: { sex, from, to } };
}

function sexIn(plain: string): Sex {
  if (plain.includes('男女')) return 'all';
  if (plain.includes('男')) return 'men';
  return plain.includes('女') ? 'women' : 'all';
}

export type Heading = { at: number; rows: number; columns: (Column | null)[]; titles: string[] };
const PREAMBLE = 30;

/** The first row that names an area and some heads; a second row of headings completes it (e-Stat). */
export function findHeading(rows: readonly (readonly string[])[]): Heading | null {
  for (const [at, row] of rows.slice(0, PREAMBLE).entries()) {
    const below = rows[at + 1] ?? [];
    const columns = row.map(columnOf);
    const second = below.map(columnOf);
    const isDouble = columns.some(isName) && second.some((column, n) => column && !columns[n]);
    const width = Math.max(row.length, isDouble ? below.length : 0);
    const joined = Array.from({ length: width }, (_, n) => columns[n] ?? second[n] ?? null);
    const found = isDouble ? joined : columns;
    if (!isHeading(found)) continue;
    const titles = found.map((_, n) => (columns[n] ? row[n] : (below[n] ?? row[n])) ?? '');
    return { at, rows: isDouble ? 2 : 1, columns: openLast(found, row), titles };
  }
  return null;
}

const isName = (c: Column | null) => c !== null && 'plain' in c && c.plain === 'name';

function isHeading(columns: readonly (Column | null)[]): boolean {
  const heads = columns.filter((c) => c && ('age' in c || ['population', 'men'].includes(c.plain)));
  return columns.some(isName) && heads.length > 0;
}

/** The last class in Roman letters says no 以上: woman18 is 85 and older, woman21 is 100 and older. */
function openLast(columns: (Column | null)[], row: readonly string[]): (Column | null)[] {
  const roman = columns.filter((c, n) => c && 'age' in c && /man\d/i.test(row[n] ?? ''));
  const last = Math.max(...roman.map((c) => (c && 'age' in c ? c.age.from : 0)));
  if (roman.length === 0) return columns;
  return columns.map((c) =>
    c && roman.includes(c) && 'age' in c && c.age.from === last
      ? { age: { ...c.age, to: null } }
      : c,
  );
}
