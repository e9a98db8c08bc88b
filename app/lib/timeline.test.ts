import { describe, expect, test } from 'vitest';
import { numberOf, timelineOf, timelineOfDays } from './timeline.ts';

describe('place in time', () => {
  test('orders by day, then minute, then number', () => {
    const places = [
      timelineOf('2026-11-22', '23:59', 9),
      timelineOf('2026-11-23', '', 1),
      timelineOf('2026-11-23', '00:00', 1),
      timelineOf('2026-11-23', '09:30', 1),
      timelineOf('2026-11-23', '09:30', 2),
      timelineOf('2026-11-24', '', 0),
    ];
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test('keeps the number and stays a safe whole number', () => {
    const last = timelineOf('2149-06-06', '23:59', 2 ** 24 - 1);
    expect(numberOf(last)).toBe(2 ** 24 - 1);
    expect(Number.isSafeInteger(last)).toBe(true);
  });

  test('days hold every minute of theirs and none of the next', () => {
    const [first, end] = timelineOfDays('2026-11-22', '2026-11-23');
    const isIn = (day: string, time: string) => {
      const at = timelineOf(day, time, 7);
      return at >= first && at < end;
    };
    expect([
      isIn('2026-11-21', '23:59'),
      isIn('2026-11-22', ''),
      isIn('2026-11-23', '23:59'),
      isIn('2026-11-24', ''),
    ]).toEqual([false, true, true, false]);
  });
});
