import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber } from '#app/lib/dates.ts';
import { byMonth, monthKeys, spansOf, wholeMonths } from './months.ts';

const range = (from: string, until: string) => ({ from, until });

const more = (from: string, until: string) => ({ from, until, sign: 1 });
const less = (from: string, until: string) => ({ from, until, sign: -1 });

describe('whole months near', () => {
  test.each([
    ['2026-04-01', '2027-03-31', range('2026-04-01', '2027-03-31'), []],
    // The days to come are fewer than those that are over.
    [
      ...['2026-04-01', '2026-11-26'],
      range('2026-04-01', '2026-11-30'),
      [less('2026-11-27', '2026-11-30')],
    ],
    [
      ...['2026-04-01', '2026-11-04'],
      range('2026-04-01', '2026-10-31'),
      [more('2026-11-01', '2026-11-04')],
    ],
    [
      ...['2026-05-13', '2026-07-02'],
      range('2026-05-01', '2026-06-30'),
      [less('2026-05-01', '2026-05-12'), more('2026-07-01', '2026-07-02')],
    ],
    ['2026-05-13', '2026-05-20', null, [more('2026-05-13', '2026-05-20')]],
    [
      ...['2026-05-03', '2026-05-29'],
      range('2026-05-01', '2026-05-31'),
      [less('2026-05-01', '2026-05-02'), less('2026-05-30', '2026-05-31')],
    ],
    // Half of a month is read as it is.
    ['2026-06-01', '2026-06-15', null, [more('2026-06-01', '2026-06-15')]],
    ['2028-02-01', '2028-02-29', range('2028-02-01', '2028-02-29'), []],
  ] as [string, string, unknown, unknown][])('%s to %s', (from, until, whole, ends) => {
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

const anyTime = fc
  .tuple(
    fc
      .date({ min: new Date('2001-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10)),
    fc.nat(900),
  )
  .map(([from, length]) => ({ from, until: addDays(from, length) }));

/** Each day as often as the parts count it; days that come to nothing are left out. */
function daysOf(parts: readonly { from: string; until: string; sign?: number }[]) {
  const counts = new Map<string, number>();
  for (const { from, until, sign = 1 } of parts)
    for (let day = from; day <= until; day = addDays(day, 1))
      counts.set(day, (counts.get(day) ?? 0) + sign);
  return [...counts].filter(([, n]) => n !== 0).sort();
}

test('months and what differs are the days of the time, each once (property)', () => {
  fc.assert(
    fc.property(anyTime, (time) => {
      const { whole, ends } = wholeMonths(time);
      expect(daysOf([...(whole ? [whole] : []), ...ends])).toEqual(daysOf([time]));
      expect(daysOf(byMonth(time))).toEqual(daysOf([time]));
      const toRead = ends.reduce(
        (sum, { from, until }) => sum + dayNumber(until) - dayNumber(from) + 1,
        0,
      );
      expect(toRead).toBeLessThanOrEqual(31); // half a month at each end
    }),
  );
});
