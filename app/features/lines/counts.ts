/** How many were there. Not who lives together, not two who went, not lunches for 50. */
import { kanjiNumber } from '#app/lib/japanese.ts';
import { doubt, type Gathered, place } from './gathered.ts';
import type { Range } from './plain.ts';

const K = '[一二三四五六七八九]?百?[一二三四五六七八九]?十?[一二三四五六七八九]?';
const COUNT = new RegExp(
  `(参加者?数?|出席者?数?|来場者?|計|全部で|合計|延べ|のべ|あわせて|合わせて|総勢)?[:は、 ]?(?:約|およそ)?(?<![\\d,./~-]|\\d:)(\\d{1,3}(?:,\\d{3})+|\\d{1,5}|${K})(名|人|組|世帯)(?:様|さん)?(?:くらい|ぐらい|ほど|程度|以上|弱|強|超|前後)?(?:が|の)?(参加|出席|来場|集ま|来て|来た|来ら)?`,
  'gu',
);
const NOT_AFTER =
  /^(?:暮らし|ぐらし|くらし|世帯|家族|分|前|掛け|乗り|目|兄弟|姉妹|部屋|とも|に[一1]|体制|で(?:地域を)?(?:訪問|伺|行|歩|回|暮)|と暮|ずつ|月|[きぎ]り|称|工|口|生|材|権|形)/u;
const FAMILY_BEFORE = /(?:孫|息子|娘|兄弟|姉妹|子|児|人家族|従業員|うち[^、。 ]{0,6}|第)$/u;

type Found = Range & { count: number; isTold: boolean };

export function readCount(all: Gathered, text: string) {
  // （うち子ども8名） is a part of what was counted.
  const found = findCounts(
    text.replace(/\([^()]{0,40}うち[^()]{0,40}\)/g, (part) => '\n'.repeat(part.length)),
  );
  const told = found.filter(({ isTold }) => isTold);
  const [chosen, ...others] = told.length > 0 ? told : found;
  if (!chosen) return;
  const different = others.filter(({ count }) => count !== chosen.count);
  if (different.length > 0 && told.length !== 1) {
    for (const each of [chosen, ...different])
      doubt(all, each, `${each.count}人。人数が一つに決まりません`);
    return;
  }
  place(all, 'headcount', String(chosen.count), chosen, `${chosen.count}人。人数と読みました`);
}

function findCounts(text: string): Found[] {
  return [...text.matchAll(COUNT)].flatMap((match) => {
    const [whole, before, number = '', unit, behind] = match;
    const count = number.includes(',') ? Number(number.replaceAll(',', '')) : kanjiNumber(number);
    const isTold = before !== undefined || behind !== undefined;
    const from = match.index;
    const to = from + whole.length;
    if (count === null || number === '' || unit === '組' || unit === '世帯') return [];
    if (NOT_AFTER.test(text.slice(to, to + 8)) || (count < 5 && !isTold && isFamily(text, from)))
      return [];
    if (!isTold && (count < 2 || (unit === '人' && count < 3))) return [];
    return [{ from, to, count, isTold }];
  });
}

function isFamily(text: string, from: number): boolean {
  return FAMILY_BEFORE.test(text.slice(Math.max(0, from - 6), from));
}
