/** The time of a report as its days alone: what it is called, and what it is set beside, follow from them. */
import { addDays, type Day, fiscalYear, half, month } from '#app/lib/dates.ts';
import { besideBefore, freeCode, type Period as Named, readPeriod } from '#app/lib/periods.ts';

export type Period = { from: Day; until: Day };

/** The month, half-year or fiscal year that has just these days, else the days. */
export function namedPeriod({ from, until }: Period): Named {
  const year = fiscalYear(from);
  const codes = [`m${month(from)}`, `h${year}-${half(from)}`, `y${year}`, freeCode(from, until)];
  const found = codes.flatMap((code) => readPeriod(code) ?? []);
  return (
    found.find((period) => period.from === from && period.until === until) ?? {
      code: '',
      label: '',
      from,
      until,
    }
  );
}

export function showPeriod(period: Period): string {
  return namedPeriod(period).label;
}

/** 前年同期. Of a time that is not over, as much as has passed. */
export function yearBefore(period: Period, today: Day): Named {
  return namedPeriod(besideBefore(namedPeriod(period), today));
}

/** Ready choices, what is over first. */
export function readyPeriods(day: Day): (Named & { short: string })[] {
  const year = fiscalYear(day);
  const ended = half(day) === 1 ? `h${year - 1}-2` : `h${year}-1`;
  const choices: [code: string, short: string][] = [
    [`m${month(addDays(`${month(day)}-01`, -1))}`, '先月'],
    [ended, ended.endsWith('-1') ? '上半期' : '昨年度の下半期'],
    [`y${year - 1}`, '昨年度'],
    [`m${month(day)}`, '今月'],
    [`y${year}`, '今年度'],
  ];
  return choices.flatMap(([code, short]) => {
    const period = readPeriod(code);
    return period ? [{ ...period, short }] : [];
  });
}

/** '2026-04', '2026-05' … of the time, partly or whole. */
export function monthsOf({ from, until }: Period): string[] {
  const months: string[] = [];
  for (let m = month(from); m <= month(until); m = nextMonth(m)) months.push(m);
  return months;
}

function nextMonth(m: string): string {
  return month(addDays(`${m}-01`, 31));
}

const lastOf = (m: string): Day => addDays(`${nextMonth(m)}-01`, -1);

export type Parts = { whole: Period | null; edges: Period[] };

/** Whole months, whose sums are kept, and the days around them, which are counted from records. */
export function partsOf({ from, until }: Period): Parts {
  const begin = from.endsWith('-01') ? from : `${nextMonth(month(from))}-01`;
  const end = until === lastOf(month(until)) ? until : addDays(`${month(until)}-01`, -1);
  if (begin > end) return { whole: null, edges: [{ from, until }] };
  const edges = [
    ...(from < begin ? [{ from, until: addDays(begin, -1) }] : []),
    ...(end < until ? [{ from: addDays(end, 1), until }] : []),
  ];
  return { whole: { from: begin, until: end }, edges };
}
