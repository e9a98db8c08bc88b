/** Where somebody lives: house numbers, blocks, rooms, 〒, in a folded text. */
import { townKey } from '#app/lib/japanese.ts';
import { type Seen, seenBy } from './seen.ts';

const ADDRESS = { kind: 'address', certain: true, instead: '（住所）' } as const;

const D = '(?:\\d{1,5}|[〇一二三四五六七八九十百]{1,5})';
const TOWN = '[\\p{sc=Han}々ヶケヵノ]{1,14}';
/** 12番地3, 12番3号, 12-3, の後ろの 12 */
const BAN = `(?:\\s?(?:${D}\\s?番地?(?:の${D}|-${D}|\\s?${D}\\s?号|\\s?${D})?(?:\\s?号)?|${D}(?:\\s?[-の]\\s?${D}){1,3}(?:\\s?号)?|${D}(?![\\d]|\\s?(?:人|名|件|世帯|回|月|日|時|分|年|か所|ヶ所|軒|枚|本|個|部|丁|[〇一二三四五六七八九十百]))))`;
const COUNTED =
  '(?!\\d|\\s?(?:人|名|件|世帯|回|月|日|時|分|年|週|か月|ヶ月|カ月|円|歳|才|か所|ヶ所|軒|本|枚|個|割|倍|度|号車|対|号議案|部|点|km|kg|m|cm|%))';
const BLOCK = new RegExp(`(${TOWN})?\\s?(${D})\\s?(丁目|丁)${BAN}?`, 'gu');
const LOT = new RegExp(
  `(?:${TOWN}\\s?)?${D}\\s?番地?(?:(?:\\s?の|-)?\\s?${D}\\s?号?|)(?:\\s?の\\s?${D})?${COUNTED}`,
  'gu',
);
const DASHED = new RegExp(`(${TOWN})\\s?(\\d{1,4})((?:-\\d{1,4}){1,3})(?:\\s?号)?${COUNTED}`, 'gu');
const BARE = /(?<![\d/.-])(\d{1,3})-(\d{1,3})-(\d{1,4})(?:-\d{1,4})?(?![\d-])/g;
const WITH_NO = new RegExp(
  `([\\p{sc=Han}々]{1,8}[町台丘村]|${TOWN}?大?字[\\p{sc=Han}々]{1,6})\\s?\\d{1,4}(?:の\\d{1,4}){0,2}${COUNTED}`,
  'gu',
);
const POST = /〒\s?\d{3}-?\s?\d{4}|(?<=郵便番号[は:\s]{0,2})\d{3}-?\d{4}/g;
const HOUSE =
  '(?:荘|ハイツ|コーポ|マンション|アパート|ハイム|メゾン|レジデンス|パレス|ビル|団地|住宅|コート|ヴィラ|寮|苑|館|ハウス|テラス|プラザ|タウン|ビレッジ|シャトー|グラン|ロイヤル|エステート|ヒルズ|公社|都営|市営|県営|町営|ur)';
const NAME = '[\\p{sc=Han}\\p{sc=Katakana}\\p{sc=Hiragana}ー々・a-z]';
const ROOM =
  '(?:\\s?第?\\s?[\\da-z一二三四五六七八九十]{1,3}\\s?号?棟)?(?:\\s?[-の]?\\s?(?:\\d{1,4}\\s?号室?|\\d{3,4}(?![\\d-]|\\s?(?:円|人|名|件|世帯|年|m|戸|歳))))';
const HOUSED = new RegExp(
  `[\\p{sc=Han}\\p{sc=Katakana}ー々a-z]{0,12}${HOUSE}[\\p{sc=Katakana}\\p{sc=Han}ー々a-z]{0,10}(?:${ROOM}|\\s?第?\\s?[\\da-z一二三四五六七八九十]{1,3}\\s?号?棟)`,
  'gu',
);
const ROOMED = new RegExp(`${NAME}{0,10}\\s?(?:\\d{1,2}-)?\\d{1,4}\\s?号室`, 'gu');
const BUILDING = /\d{1,3}\s?号棟(?:\s?-?\s?\d{1,4}(?:\s?号室?)?)?/g;
const LABELLED = /(?<=(?:現?住所|居所|所在地|自宅所在地)(?:は|:|が)\s?)[^\n、。,()]{2,40}/gu;

export function findAddresses(text: string, areas: readonly string[]): Seen[] {
  const known = new Set(areas.map(townKey));
  return joined([
    ...seenBy(text, LABELLED, () => ADDRESS),
    ...seenBy(text, BLOCK, ([whole, town = '', block = '']) => ofBlock(known, whole, town, block)),
    ...seenBy(text, WITH_NO, () => ADDRESS),
    ...seenBy(text, inAreas(areas), () => ADDRESS),
    ...seenBy(text, LOT, ([lot]) => (isCounting(lot) ? null : ADDRESS)),
    ...seenBy(text, DASHED, ([, town = '', first = '', rest = '']) => ofDashes(town, first, rest)),
    ...seenBy(text, BARE, ([, year, month, day]) => ({
      ...ADDRESS,
      certain: !(Number(year) < 20 && Number(month) <= 12 && Number(day) <= 31),
    })),
    ...[POST, HOUSED, ROOMED, BUILDING].flatMap((pattern) => seenBy(text, pattern, () => ADDRESS)),
  ]);
}

/** 丁目 and the house that follows it are one address. */
function joined(all: readonly Seen[]): Seen[] {
  const sure = all.filter(({ certain }) => certain).toSorted((a, b) => a.from - b.from);
  const one: Seen[] = [];
  for (const next of sure) {
    const last = one.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else one.push({ ...next });
  }
  return [...one, ...all.filter(({ certain }) => !certain)];
}

/** 滝山3の12, where 滝山 is an area of the office. */
function inAreas(areas: readonly string[]): RegExp {
  const towns = areas
    .map((area) => area.replace(/[\d一二三四五六七八九十]+丁目$/u, ''))
    .filter((t) => /^[\p{L}々]{2,}$/u.test(t));
  const any = towns.length === 0 ? '(?!)' : `(?:${[...new Set(towns)].join('|')})`;
  return new RegExp(`${any}\\s?\\d{1,4}(?:の\\d{1,4}){1,2}${COUNTED}`, 'gu');
}

/** A block that is an area of the office may stay when no house is named. */
function ofBlock(known: Set<string>, whole: string, town: string, block: string) {
  const isHouse = /丁目.|丁[^目]/u.test(whole);
  if (isHouse) return ADDRESS;
  if (!whole.endsWith('丁目')) return null;
  const isKnown = [...known].some((key) => {
    const own = townKey(`${town}${block}丁目`);
    return own === key || (own.endsWith(key) && key !== '') || (town === '' && key.endsWith(own));
  });
  if (isKnown) return null;
  return { ...ADDRESS, certain: town !== '' };
}

/** 一番, 三番目, 2番手: said of an order, not of a house. */
function isCounting(lot: string): boolean {
  return !/番地|番\s?(?:の)?[\d〇一二三四五六七八九十]/u.test(lot);
}

const NO_TOWN =
  /(?:第|令和|平成|昭和|大正|約|計|各|全|毎月|毎週|午前|午後|時間|結果|得点|参加|延べ|合計|前回|今回|月|日|年|週|回|別紙|資料|図|表|号|様式|議案|条|項|附|電話|携帯|番号|内線|昨日|今日|明日|本日)$/u;

function ofDashes(town: string, first: string, rest: string) {
  if (NO_TOWN.test(town) || first.length === 4) return null;
  const isShort = rest.split('-').length === 2 && first.length > 3;
  return isShort ? null : ADDRESS;
}
