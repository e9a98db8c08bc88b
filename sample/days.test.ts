import { describe, expect, test } from 'vitest';
import { isYearEnd } from '#app/lib/holidays.ts';
import { isDeskDay, isHoliday, isWorkday, nextWorkday } from './days.ts';

// The list of the Cabinet Office for two years.
const holidays = [
  '2025-01-01',
  '2025-01-13',
  '2025-02-11',
  '2025-02-23',
  '2025-02-24',
  '2025-03-20',
  '2025-04-29',
  '2025-05-03',
  '2025-05-04',
  '2025-05-05',
  '2025-05-06',
  '2025-07-21',
  '2025-08-11',
  '2025-09-15',
  '2025-09-23',
  '2025-10-13',
  '2025-11-03',
  '2025-11-23',
  '2025-11-24',
  '2024-01-01',
  '2024-01-08',
  '2024-02-11',
  '2024-02-12',
  '2024-02-23',
  '2024-03-20',
  '2024-04-29',
  '2024-05-03',
  '2024-05-04',
  '2024-05-05',
  '2024-05-06',
  '2024-07-15',
  '2024-08-11',
  '2024-08-12',
  '2024-09-16',
  '2024-09-22',
  '2024-09-23',
  '2024-10-14',
  '2024-11-03',
  '2024-11-04',
  '2024-11-23',
];

describe('the calendar of the sample', () => {
  test('knows the holidays of two years and no others', () => {
    const found: string[] = [];
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2026, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (isHoliday(day)) found.push(day);
    }
    expect(found).toEqual([...holidays].sort());
  });

  test.each([
    { day: '2026-09-22', is: true, why: 'between two holidays is not at work either' },
    { day: '2026-11-23', is: true, why: 'Labour Thanksgiving' },
    { day: '2026-11-24', is: false, why: 'the day after' },
  ])('$day: $why', ({ day, is }) => {
    expect(isHoliday(day)).toBe(is);
  });

  test('nobody works at the turn of the year', () => {
    expect(['2025-12-28', '2025-12-29', '2026-01-03', '2026-01-04'].map(isYearEnd)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isWorkday('2025-12-31')).toBe(false);
    expect(nextWorkday('2025-12-27')).toBe('2026-01-05');
  });

  test('the desk is open on the first and third Wednesday, not on holidays', () => {
    expect(
      ['2026-11-04', '2026-11-11', '2026-11-18', '2026-02-11', '2026-11-05'].map(isDeskDay),
    ).toEqual([true, false, true, false, false]);
  });
});
