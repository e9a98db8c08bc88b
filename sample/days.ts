// Days as 'YYYY-MM-DD', and when an office of this kind works: not on Saturdays, Sundays,
// holidays and from 29 December to 3 January.

import { addDays, type Day } from '#app/lib/dates.ts';
import { holidayName, isYearEnd } from '#app/lib/holidays.ts';

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay();
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** The nth such weekday of its month, from 1. */
export function nthOfMonth(day: Day): number {
  return Math.ceil(Number(day.slice(8, 10)) / 7);
}

export function isWorkday(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !isHoliday(day) && !isYearEnd(day);
}

export function nextWorkday(day: Day): Day {
  let at = day;
  while (!isWorkday(at)) at = addDays(at, 1);
  return at;
}

/** First and third Wednesday, the days of the consultation desk (H14). */
export function isDeskDay(day: Day): boolean {
  return weekdayOf(day) === 3 && [1, 3].includes(nthOfMonth(day)) && isWorkday(day);
}

export function isHoliday(day: Day): boolean {
  return holidayName(day) !== null;
}
