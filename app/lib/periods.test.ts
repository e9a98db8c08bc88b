import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from './dates.ts';
import {
  besideBefore,
  freeCode,
  type Period,
  periodBefore,
  readPeriod,
  showTimeKey,
  usualPeriods,
} from './periods.ts';

describe('a code means', () => {
  test.each([
    ['m2026-05', '令和8年5月', '2026-05-01', '2026-05-31'],
    ['m2028-02', '令和10年2月', '2028-02-01', '2028-02-29'],
    ['m2025-12', '令和7年12月', '2025-12-01', '2025-12-31'],
    ['m2019-04', '平成31年4月', '2019-04-01', '2019-04-30'],
    ['h2026-1', '令和8年度上半期', '2026-04-01', '2026-09-30'],
    ['h2026-2', '令和8年度下半期', '2026-10-01', '2027-03-31'],
    ['y2019', '令和元年度', '2019-04-01', '2020-03-31'],
    ['5y2026', '令和4年度から令和8年度まで', '2022-04-01', '2027-03-31'],
    [
      '2026-05-13_2026-06-02',
      '令和8年5月13日(水)から令和8年6月2日(火)まで',
      '2026-05-13',
      '2026-06-02',
    ],
  ])('%s: %s', (code, label, from, until) => {
    expect(readPeriod(code)).toEqual({ code, label, from, until });
  });

  test.each([
    ...['', 'x', 'm2026', 'm2026-13', 'm2026-5', 'h2026-3', 'h2026', 'y26', 'y2026-1', '5y'],
    ...['2026-05-13', '2026-06-02_2026-05-13', '2026-02-30_2026-03-01', '2026-05-01_2026-05-02_x'],
  ])('%j is none', (code) => {
    expect(readPeriod(code)).toBeNull();
  });
});

describe('the year before of', () => {
  test.each([
    ['m2026-01', 'm2025-01'],
    ['h2026-2', 'h2025-2'],
    ['y2026', 'y2025'],
    ['5y2026', '5y2021'],
    ['2026-05-13_2026-06-02', '2025-05-13_2025-06-02'],
    ['2028-02-29_2028-03-01', '2027-02-28_2027-03-01'],
  ])('%s is %s', (code, before) => {
    expect(periodBefore(readPeriod(code) as Period).code).toBe(before);
  });
});

describe('set beside', () => {
  test.each<[string, string, Day, string, Day]>([
    ['half of it gone', 'y2026', '2026-11-26', '2025-04-01', '2025-11-26'],
    ['on its last day', 'y2026', '2027-03-31', '2025-04-01', '2026-03-31'],
    ['long over', 'y2026', '2030-01-01', '2025-04-01', '2026-03-31'],
    ['not begun', 'y2026', '2026-03-31', '2025-04-01', '2026-03-31'],
    ['a leap day', 'y2027', '2028-02-29', '2026-04-01', '2027-02-28'],
    ['five years', '5y2026', '2026-11-26', '2017-04-01', '2021-11-26'],
  ])('%s', (_, code, today, from, until) => {
    expect(besideBefore(readPeriod(code) as Period, today)).toEqual({ from, until });
  });
});

test('the usual ones begin with the fiscal year of today', () => {
  expect(usualPeriods('2026-05-02').map(({ code }) => code)).toEqual([
    ...['y2026', 'y2025', 'h2026-1', 'h2025-2', 'm2026-05', 'm2026-04', '5y2026'],
  ]);
  expect(usualPeriods('2027-01-31').map(({ code }) => code)).toEqual([
    ...['y2026', 'y2025', 'h2026-2', 'h2026-1', 'm2027-01', 'm2026-12', '5y2026'],
  ]);
});

test.each([
  ['2026', '令和8年度'],
  ['2026-1', '令和8年度上半期'],
  ['2026-05', '令和8年5月'],
])('the time %s is shown as %s', (key, shown) => {
  expect(showTimeKey(key)).toBe(shown);
});

test('any days are read back as they were written (property)', () => {
  const day = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.nat(4000), (from, length) => {
      const period = readPeriod(freeCode(from, addDays(from, length)));
      expect(period).toMatchObject({ from, until: addDays(from, length) });
      expect(readPeriod(period?.code ?? '')).toEqual(period);
      expect(periodBefore(period as Period).until < (period as Period).until).toBe(true);
    }),
  );
});
