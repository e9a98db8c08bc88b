/** The year that a log states once, above its table: 令和5年度, 2023年4月分, R5. */
import { kanjiNumber } from '#app/lib/japanese.ts';

/** A fiscal year runs from 4/1 to 3/31; a month may be said with it, for tables of days only. */
export type YearBase = { kind: 'fiscal' | 'calendar'; year: number; month: number | null };

const STARTS: Record<string, number> = {
  令和: 2018,
  r: 2018,
  平成: 1988,
  h: 1988,
  昭和: 1925,
  s: 1925,
};
const YEAR =
  /(令和|平成|昭和|(?<![a-z])[rhs])?\.?\s*(元|[〇一二三四五六七八九十]{1,4}|\d{1,4})\s*(年度|年(?:\s*(\d{1,2})月(?!\s*\d{1,2}日))?)(?!\s*\d{1,2}月)/gi;
const ALONE = /^[rhs]\d{1,2}$|^20\d{2}$/i;

/** The first that is a fiscal year, else the first at all. */
export function yearIn(texts: readonly string[]): YearBase | null {
  const found = texts.flatMap(yearsOf);
  return found.find(({ kind }) => kind === 'fiscal') ?? found[0] ?? null;
}

function yearsOf(text: string): YearBase[] {
  const plain = text.normalize('NFKC').trim();
  const found = [...plain.matchAll(YEAR)].flatMap(([, era, count = '', unit = '', month]) => {
    const year = yearNumber(era, count);
    if (year === null) return [];
    if (month) return [monthly(year, Number(month))];
    return [{ kind: unit === '年度' ? 'fiscal' : 'calendar', year, month: null } as YearBase];
  });
  if (found.length > 0 || !ALONE.test(plain)) return found;
  const year = yearNumber(
    /^[a-z]/i.test(plain) ? plain.slice(0, 1) : undefined,
    plain.replace(/^[a-z]/i, ''),
  );
  return year === null ? [] : [{ kind: 'fiscal', year, month: null }];
}

function monthly(year: number, month: number): YearBase {
  return { kind: 'calendar', year, month };
}

export function yearNumber(era: string | undefined, count: string): number | null {
  const n = count === '元' ? 1 : kanjiNumber(count);
  if (n === null) return null;
  const start = era === undefined ? undefined : STARTS[era.toLowerCase()];
  if (start !== undefined) return n >= 1 && n <= 64 ? start + n : null;
  return n >= 1950 && n <= 2199 ? n : null;
}

/** The year in which a month of this base lies. */
export function yearOfMonth(base: YearBase, month: number): number {
  return base.kind === 'fiscal' && month < 4 ? base.year + 1 : base.year;
}
