// Days as 'YYYY-MM-DD', and when an office of this kind works: not on Saturdays, Sundays,
// holidays and from 29 December to 3 January.

import { addDays, type Day } from '#app/lib/dates.ts';

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

/** From 29 December to 3 January nobody works here, on weekdays or not. */
export function isYearEnd(day: Day): boolean {
  const monthDay = day.slice(5);
  return monthDay >= '12-29' || monthDay <= '01-03';
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

const fixed = [
  '01-01',
  '02-11',
  '02-23',
  '04-29',
  '05-03',
  '05-04',
  '05-05',
  '08-11',
  '11-03',
  '11-23',
];
const thirdOrSecondMonday: Record<number, number> = { 1: 2, 7: 3, 9: 3, 10: 2 };

function isNamedHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const monthDay = day.slice(5);
  if (fixed.includes(monthDay)) return true;
  if (weekdayOf(day) === 1 && thirdOrSecondMonday[monthOf(day)] === nthOfMonth(day)) return true;
  // The equinoxes by the usual formula, good from 1980 to 2099.
  const leaps = Math.floor((year - 1980) / 4);
  const spring = Math.floor(20.8431 + 0.242194 * (year - 1980) - leaps);
  const autumn = Math.floor(23.2488 + 0.242194 * (year - 1980) - leaps);
  return monthDay === `03-${spring}` || monthDay === `09-${autumn}`;
}

export function isHoliday(day: Day): boolean {
  if (isNamedHoliday(day)) return true;
  // A workday between two holidays is one too (22 September 2026).
  if (isNamedHoliday(addDays(day, -1)) && isNamedHoliday(addDays(day, 1)) && weekdayOf(day) !== 0)
    return true;
  // A holiday on Sunday moves to the next day that is none.
  let at = addDays(day, -1);
  while (isNamedHoliday(at)) {
    if (weekdayOf(at) === 0) return true;
    at = addDays(at, -1);
  }
  return false;
}
