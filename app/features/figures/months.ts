/** A time cut at the ends of months: the tally knows whole months only. */
import { addDays, type Day, fiscalYear, month } from '#app/lib/dates.ts';

export type Range = { from: Day; until: Day };

/** The whole months inside, and what is left at the ends. */
export function wholeMonths({ from, until }: Range): { whole: Range | null; ends: Range[] } {
  const first = from.endsWith('-01') ? from : nextMonth(from);
  const last = addDays(until, 1).endsWith('-01') ? until : addDays(`${month(until)}-01`, -1);
  if (first > last) return { whole: null, ends: byMonth({ from, until }) };
  return {
    whole: { from: first, until: last },
    ends: [
      ...(first > from ? [{ from, until: addDays(first, -1) }] : []),
      ...(last < until ? [{ from: addDays(last, 1), until }] : []),
    ],
  };
}

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
