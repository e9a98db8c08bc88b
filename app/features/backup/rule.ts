/**
 * Which copies stay: the newest of each of 7 days, 5 weeks and 12 months on which there is one,
 * and the last three that were made before a migration. The name says when a copy was made, and
 * that it was read again from end to end: only then it gets the name.
 */
import { addDays, type Day, today, weekdayOf } from '#app/lib/dates.ts';

export type Copy = { name: string; moment: string; isBefore: boolean };

const KEPT = { days: 7, weeks: 5, months: 12, before: 3 };

/** engawa-20261126T045230Z.backup; with `-before` when made before a migration. */
export function nameOf(moment: string, isBefore: boolean): string {
  const digits = moment.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `engawa-${digits}${isBefore ? '-before' : ''}.backup`;
}

const NAME = /^engawa-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(-before)?\.backup$/;

export function copyNamed(name: string): Copy | null {
  const found = NAME.exec(name);
  if (!found) return null;
  const [, y, mo, d, h, mi, s, before] = found;
  const moment = `${y}-${mo}-${d}T${h}:${mi}:${s}Z`;
  if (Number.isNaN(Date.parse(moment))) return null;
  return { name, moment, isBefore: before !== undefined };
}

export const newestFirst = (copies: readonly Copy[]): Copy[] =>
  copies.toSorted((a, b) => (a.moment < b.moment ? 1 : a.moment > b.moment ? -1 : 0));

/** Names that may go. The newest never does. */
export function dropsOf(copies: readonly Copy[]): string[] {
  const sorted = newestFirst(copies);
  const usual = sorted.filter(({ isBefore }) => !isBefore);
  const kept = new Set([
    ...sorted.slice(0, 1),
    ...newestOfEach(usual, KEPT.days, dayOf),
    ...newestOfEach(usual, KEPT.weeks, (copy) => mondayOf(dayOf(copy))),
    ...newestOfEach(usual, KEPT.months, (copy) => dayOf(copy).slice(0, 7)),
    ...sorted.filter(({ isBefore }) => isBefore).slice(0, KEPT.before),
  ]);
  return sorted.filter((copy) => !kept.has(copy)).map(({ name }) => name);
}

function newestOfEach(sorted: Copy[], most: number, spanOf: (copy: Copy) => string): Copy[] {
  const first = new Map<string, Copy>();
  for (const copy of sorted) if (!first.has(spanOf(copy))) first.set(spanOf(copy), copy);
  return [...first.values()].slice(0, most);
}

const dayOf = ({ moment }: Copy): Day => today(new Date(moment));

function mondayOf(day: Day): Day {
  return addDays(day, -'月火水木金土日'.indexOf(weekdayOf(day)));
}

/** Two in the morning in Japan, in UTC. */
const NIGHT = 17;
const HOUR = 3_600_000;

/** The last night that has begun. */
export function lastNight(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(NIGHT, 0, 0, 0);
  return night > now ? new Date(night.getTime() - 24 * HOUR) : night;
}

/** Whether one is to be made now: none since the last night; after a failure it waits an hour. */
export function isDue(newest: string | null, now: Date, failed: Date | null = null): boolean {
  if (failed && now.getTime() - failed.getTime() < HOUR) return false;
  return newest === null || new Date(newest) < lastNight(now);
}

/** Safe: a copy no older than the night before last, with two hours to make one. */
export function isSafe(newest: string | null, now: Date): boolean {
  return newest !== null && now.getTime() - Date.parse(newest) < 26 * HOUR;
}
