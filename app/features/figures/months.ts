/** A time cut at the ends of months: the tally knows whole months only. */
import { addDays, type Day, dayNumber, fiscalYear, month } from '#app/lib/dates.ts';

export type Range = { from: Day; until: Day };

/** Days whose records come on top of whole months (1), or are taken off again (-1). */
export type End = Range & { sign: 1 | -1 };

/**
 * The whole months nearest to the time, and the days that differ: of a month that is counted for
 * more than half of it, the other days are fewer to read.
 */
export function wholeMonths(range: Range): { whole: Range | null; ends: End[] } {
  const parts = byMonth(range).map(nearest);
  const months = parts.flatMap(({ whole }) => whole ?? []);
  const [first, last] = [months[0], months.at(-1)];
  return {
    whole: first && last ? { from: first.from, until: last.until } : null,
    ends: parts.flatMap(({ ends }) => ends),
  };
}

/** `part` lies in one month. */
function nearest(part: Range): { whole: Range | null; ends: End[] } {
  const whole = { from: `${month(part.from)}-01`, until: addDays(nextMonth(part.from), -1) };
  if (2 * days(part) <= days(whole)) return { whole: null, ends: [{ ...part, sign: 1 }] };
  const before = { from: whole.from, until: addDays(part.from, -1) };
  const after = { from: addDays(part.until, 1), until: whole.until };
  const others = [before, after].filter(({ from, until }) => from <= until);
  return { whole, ends: others.map((other) => ({ ...other, sign: -1 })) };
}

const days = ({ from, until }: Range) => dayNumber(until) - dayNumber(from) + 1;

/**
 * The spans of the tally that cover whole months: fiscal years ('2026') where they are whole and
 * `byYear` asks for nothing finer, else months ('2026-05').
 */
export function spansOf({ from, until }: Range, byYear: boolean): string[] {
  const spans: string[] = [];
  for (const part of byMonth({ from, until })) {
    const year = fiscalYear(part.from);
    const isWhole = byYear && from <= `${year}-04-01` && `${year + 1}-03-31` <= until;
    const span = isWhole ? String(year) : month(part.from);
    if (spans.at(-1) !== span) spans.push(span);
  }
  return spans;
}

/** Month by month, so that a long time never lies in memory as a whole. */
export function byMonth({ from, until }: Range): Range[] {
  const parts: Range[] = [];
  for (let start = from; start <= until; start = nextMonth(start)) {
    const end = addDays(nextMonth(start), -1);
    parts.push({ from: start, until: end < until ? end : until });
  }
  return parts;
}

/** '2026-04', '2026-05' … of the time, partly or whole. */
export const monthKeys = (range: Range) => byMonth(range).map(({ from }) => month(from));

const nextMonth = (day: Day) => `${month(addDays(`${month(day)}-01`, 31))}-01`;
