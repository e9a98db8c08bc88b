import { addDays, type Day, dayNumber } from './dates.ts';

/**
 * Place in time as one number: day, minute of the day, then a number that never repeats.
 * Newest first is its order, so it pages, and it is the row of the search index.
 * 16 + 11 + 24 bits stay below 2^53 (until 2149, and 16 million records a database).
 */
export function timelineOf(day: Day, startedAt: string, number: number): number {
  const [hours = 0, minutes = 0] = startedAt === '' ? [] : startedAt.split(':').map(Number);
  const minute = startedAt === '' ? 0 : hours * 60 + minutes + 1;
  return (dayNumber(day) * 2048 + minute) * NUMBERS + (number % NUMBERS);
}
const NUMBERS = 2 ** 24;

export function numberOf(timeline: number): number {
  return timeline % NUMBERS;
}

/** All places in time of these days: from the first on, below the second. */
export function timelineOfDays(from: Day, until: Day): [number, number] {
  return [timelineOf(from, '', 0), timelineOf(addDays(until, 1), '', 0)];
}
