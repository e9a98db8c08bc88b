/**
 * Times that are looked at as one: a month, a half-year (上半期, 下半期), a fiscal year, five of
 * them, or any days. Each has a code that stands in an address.
 */
import {
  addDays,
  type Day,
  fiscalYear,
  half,
  isDay,
  month,
  showDate,
  showFiscalYear,
} from './dates.ts';

export type Period = { code: string; label: string; from: Day; until: Day };

/** 'm2026-05', 'h2026-1', 'y2026', '5y2026' (ends with that year), '2026-05-01_2026-06-15'; null when it is none. */
export function readPeriod(code: string): Period | null {
  const [, kind, year = '', rest = ''] = /^(m|h|y|5y)(\d{4})(?:-(\d{1,2}))?$/.exec(code) ?? [];
  const y = Number(year);
  if (kind === 'm' && isDay(`${year}-${rest}-01`)) return monthPeriod(`${year}-${rest}`);
  if (kind === 'h' && (rest === '1' || rest === '2')) return halfPeriod(y, rest === '1' ? 1 : 2);
  if (kind === 'y' && rest === '') return years(code, y, y);
  if (kind === '5y' && rest === '') return years(code, y - 4, y);
  return freePeriod(code);
}

function monthPeriod(of: string): Period {
  const from = `${of}-01`;
  const until = addDays(`${month(addDays(from, 31))}-01`, -1);
  const label = showDate(from).replace(/1日.*$/, '');
  return { code: `m${of}`, label, from, until };
}

function halfPeriod(year: number, which: 1 | 2): Period {
  const [from, until] =
    which === 1 ? [`${year}-04-01`, `${year}-09-30`] : [`${year}-10-01`, `${year + 1}-03-31`];
  const label = `${showFiscalYear(year)}${which === 1 ? '上半期' : '下半期'}`;
  return { code: `h${year}-${which}`, label, from, until };
}

function years(code: string, first: number, last: number): Period {
  const label =
    first === last
      ? showFiscalYear(first)
      : `${showFiscalYear(first)}から${showFiscalYear(last)}まで`;
  return { code, label, from: `${first}-04-01`, until: `${last + 1}-03-31` };
}

function freePeriod(code: string): Period | null {
  const [from = '', until = '', ...rest] = code.split('_');
  if (rest.length > 0 || !isDay(from) || !isDay(until) || from > until) return null;
  return { code, label: `${showDate(from)}から${showDate(until)}まで`, from, until };
}

export const freeCode = (from: Day, until: Day) => `${from}_${until}`;

/** How many years lie between a period and the one that it is set beside: 前年同期, or the five before. */
export function yearsBack({ code }: Period): number {
  return code.startsWith('5y') ? 5 : 1;
}

export function periodBefore(period: Period): Period {
  const back = yearsBack(period);
  const shifted = period.code.replace(/\d{4}/g, (year) => String(Number(year) - back));
  return readPeriod(shifted) ?? freeBefore(period);
}

function freeBefore({ from, until }: Period): Period {
  const code = freeCode(dayBefore(from, 1), dayBefore(until, 1));
  return { code, label: '', from: dayBefore(from, 1), until: dayBefore(until, 1) };
}

/** 29 February has no day a year earlier: the day before stands for it. */
function dayBefore(day: Day, years: number): Day {
  const shifted = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  return isDay(shifted) ? shifted : shifted.replace('-02-29', '-02-28');
}

/** The time before that a period is set beside: as much of it as has passed of the period by `today`. */
export function besideBefore(period: Period, today: Day): { from: Day; until: Day } {
  const { from, until } = periodBefore(period);
  const isGoingOn = period.from <= today && today < period.until;
  return { from, until: isGoingOn ? dayBefore(today, yearsBack(period)) : until };
}

/** What is asked for most, newest first. */
export function usualPeriods(today: Day): Period[] {
  const year = fiscalYear(today);
  const now = half(today);
  const codes = [
    `y${year}`,
    `y${year - 1}`,
    `h${year}-${now}`,
    now === 1 ? `h${year - 1}-2` : `h${year}-1`,
    `m${month(today)}`,
    `m${month(addDays(`${month(today)}-01`, -1))}`,
    `5y${year}`,
  ];
  return codes.flatMap((code) => readPeriod(code) ?? []);
}

/** 令和8年5月, 令和8年度上半期, 令和8年度: how `figures` names a time. */
export function showTimeKey(key: string): string {
  if (/^\d{4}$/.test(key)) return showFiscalYear(Number(key));
  const code = /^\d{4}-\d$/.test(key) ? `h${key}` : `m${key}`;
  return readPeriod(code)?.label ?? key;
}
