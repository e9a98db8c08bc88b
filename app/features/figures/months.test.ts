import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber } from '#app/lib/dates.ts';
import { byMonth, monthKeys, spansOf, wholeMonths } from './months.ts';

const range = (from: string, until: string) => ({ from, until });

describe('whole months in', () => {
  test.each([
    ['2026-04-01', '2027-03-31', range('2026-04-01', '2027-03-31'), []],
    [
      '2026-04-01',
      '2026-11-26',
      range('2026-04-01', '2026-10-31'),
      [range('2026-11-01', '2026-11-26')],
    ],
    [
      '2026-05-13',
      '2026-07-02',
      range('2026-06-01', '2026-06-30'),
      [range('2026-05-13', '2026-05-31'), range('2026-07-01', '2026-07-02')],
    ],
    ['2026-05-13', '2026-05-20', null, [range('2026-05-13', '2026-05-20')]],
    [
      '2026-05-13',
      '2026-06-20',
      null,
      [range('2026-05-13', '2026-05-31'), range('2026-06-01', '2026-06-20')],
    ],
    ['2028-02-01', '2028-02-29', range('2028-02-01', '2028-02-29'), []],
  ])('%s to %s', (from, until, whole, ends) => {
    expect(wholeMonths({ from, until })).toEqual({ whole, ends });
  });
});

describe('spans of the tally', () => {
  test.each<[string, string, boolean, string[]]>([
    ['2026-04-01', '2027-03-31', true, ['2026']],
    ['2024-04-01', '2027-03-31', true, ['2024', '2025', '2026']],
    ['2026-03-01', '2027-04-30', true, ['2026-03', '2026', '2027-04']],
    ['2026-04-01', '2026-06-30', true, ['2026-04', '2026-05', '2026-06']],
    ['2026-11-01', '2027-03-31', false, ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03']],
  ])('%s to %s, by year %j', (from, until, byYear, spans) => {
    expect(spansOf({ from, until }, byYear)).toEqual(spans);
  });
});

test('months of a time, also of a part of one', () => {
  expect(monthKeys({ from: '2025-11-20', until: '2026-02-01' })).toEqual([
    ...['2025-11', '2025-12', '2026-01', '2026-02'],
  ]);
});

test('the parts are the days of the time, each once and in order (property)', () => {
  const day = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.nat(900), (from, length) => {
      const until = addDays(from, length);
      const { whole, ends } = wholeMonths({ from, until });
      const parts = [...(whole ? [whole] : []), ...ends];
      for (const cut of [
        parts.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
        byMonth({ from, until }),
      ]) {
        const lengths = cut.map((part) => dayNumber(part.until) - dayNumber(part.from) + 1);
        expect(lengths.reduce((sum, n) => sum + n, 0)).toBe(length + 1);
        expect(cut[0]?.from).toBe(from);
        expect(cut.at(-1)?.until).toBe(until);
      }
    }),
  );
});
