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
