import { expect, test } from 'vitest';
import { holidayName, isYearEnd } from './holidays.ts';

test.each([
  ['2026-11-23', '勤労感謝の日'],
  ['2026-09-22', '休日'],
  ['2026-05-06', '振替休日'],
  ['2027-01-01', '元日'],
  ['2026-11-24', null],
  ['2051-01-01', null],
  ['toString', null],
])('%s is %s', (day, name) => {
  expect(holidayName(day)).toBe(name);
});

test('the turn of the year, to the day', () => {
  expect(['2026-12-28', '2026-12-29', '2027-01-03', '2027-01-04'].map(isYearEnd)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
