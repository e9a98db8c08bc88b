/**
 * Areas by any of their names, the longest first: 滝山5丁目 is 滝山五丁目, 第七小 is 第七小学校.
 * One's own area wins over another of the same name; two that are equal are told, not chosen.
 */
import { kanjiNumber } from '#app/lib/japanese.ts';
import { doubt, type Gathered, place, under } from './gathered.ts';
import type { Known } from './line.ts';
import { plainWord, type Range, remembered } from './plain.ts';

type Area = Known['areas'][number];
type Found = Range & { areas: Area[] };

export function readArea(all: Gathered, text: string, areas: Area[]) {
  const found = findAreas(folded(text), areas);
  const chosen = found.find((f) => f.areas.some(({ mine }) => mine)) ?? found[0];
  if (!chosen) return;
  const own = chosen.areas.filter(({ mine }) => mine);
  const [area, other] = own.length > 0 ? own : chosen.areas;
  if (!area) return;
  if (other) return doubt(all, chosen, '同じ名前の地域が二つ以上あります。地域を選んでください');
  const why =
    own.length > 0 && chosen.areas.length > 1 ? '担当の地域を選びました' : '地域の名前です';
  place(all, 'areaId', area.id, chosen, `${area.name}。${why}`);
  const others = new Set(
    found.flatMap((f) => f.areas.filter((a) => a !== area && !chosen.areas.includes(a))),
  );
  for (const each of others) {
    const at = found.find((f) => f.areas.includes(each));
    if (at && at !== chosen) doubt(all, at, `${each.name}。地域は${area.name}としました`);
  }
}

/** 十七小 is not 七小. */
const STARTS_WITH_NUMBER = /^[\d一二三四五六七八九十]/;
const ENDS_IN_NUMBER = /[\d一二三四五六七八九十]/;
/** 滝山さん is a person, 市役所 no city. */
const NOT_AFTER =
  /^(?:さん|様|氏|くん|ちゃん|役所|社協|社会福祉協議会|内|民|立|長(?!会)|[\d-]|[月日時人名分]|[一二三四五六七八九十]+丁目)/u;

export function findAreas(text: string, areas: Area[]): Found[] {
  const spelled = spellings(areas);
  const found: Found[] = [];
  for (let at = 0; at < text.length; ) {
    const name = (spelled.get(text.slice(at, at + 2)) ?? []).find(
      ({ spelling }) =>
        text.startsWith(spelling, at) &&
        !(STARTS_WITH_NUMBER.test(spelling) && ENDS_IN_NUMBER.test(text[at - 1] ?? '')) &&
        !NOT_AFTER.test(text.slice(at + spelling.length, at + spelling.length + 8)),
    );
    if (name) found.push({ from: at, to: at + name.spelling.length, areas: name.areas });
    at += name ? name.spelling.length : 1;
  }
  return found;
}

type Spelled = Map<string, { spelling: string; areas: Area[] }[]>;
/** Making them costs more than reading a line, so they are kept while the areas are the same. */
const made = new WeakMap<Area[], Spelled>();

function spellings(areas: Area[]): Spelled {
  const before = made.get(areas);
  if (before) return before;
  const bySpelling = new Map<string, Area[]>();
  for (const area of areas)
    for (const spelling of new Set([area.name, ...area.names].flatMap(spelledWays)))
      under(bySpelling, spelling).push(area);
  const byStart: Spelled = new Map();
  for (const [spelling, areas] of [...bySpelling].sort(([a], [b]) => b.length - a.length)) {
    under(byStart, spelling.slice(0, 2)).push({ spelling, areas });
  }
  made.set(areas, byStart);
  return byStart;
}

const NUMBER =
  /第?([二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2})(?=丁目|小学校|中学校|小$|中$|地区|部)/u;

const spelledWays = remembered((name: string): string[] => {
  const plain = folded(plainWord(name).replaceAll(' ', ''));
  const number = NUMBER.exec(plain)?.[1];
  const figure = number === undefined ? null : kanjiNumber(number);
  const numbered =
    figure === null || number === undefined
      ? [plain]
      : [plain.replace(number, String(figure)), plain.replace(number, kanjiOf(figure))];
  return numbered
    .flatMap((each) => [
      each,
      each.replace(/(小|中)学校$/, '$1'),
      each.replace(/(?<=\D\d{1,2})丁目$/, ''),
    ])
    .flatMap((each) => [each, each.replace(/^第(?=[\d一二三四五六七八九十]+(?:小|中))/, '')])
    .filter((each) => each.length >= 2);
});

function kanjiOf(figure: number): string {
  const names = '一二三四五六七八九';
  const tens = Math.floor(figure / 10);
  return `${tens > 1 ? names[tens - 1] : ''}${tens > 0 ? '十' : ''}${names[(figure % 10) - 1] ?? ''}`;
}

/** Letter for letter, so that places stay true: 霞ケ関 is 霞が関, 丸ノ内 is 丸の内. */
function folded(text: string): string {
  return text
    .replace(/[ケがヵガ]/g, 'ヶ')
    .replace(/[ノ之]/g, 'の')
    .replace(/[髙]/g, '高')
    .replace(/[﨑]/g, '崎')
    .replace(/[瀧]/g, '滝')
    .replace(/[澤]/g, '沢')
    .replace(/[邊邉]/g, '辺');
}
