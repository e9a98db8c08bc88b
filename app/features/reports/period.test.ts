import { describe, expect, test } from 'vitest';
import { readyPeriods, showPeriod, yearBefore } from './period.ts';

const today = '2026-11-26';

describe('a time is called', () => {
  test.each([
    ['2026-10-01', '2026-10-31', '令和8年10月'],
    ['2026-02-01', '2026-02-28', '令和8年2月'],
    ['2026-04-01', '2026-09-30', '令和8年度上半期'],
    ['2025-10-01', '2026-03-31', '令和7年度下半期'],
    ['2025-04-01', '2026-03-31', '令和7年度'],
    ['2019-04-01', '2020-03-31', '令和元年度'],
    ['2026-05-11', '2026-06-10', '令和8年5月11日(月)から令和8年6月10日(水)まで'],
  ])('%s to %s: %s', (from, until, name) => {
    expect(showPeriod({ from, until })).toBe(name);
  });
});

describe('the same time a year before', () => {
  test.each([
    ['2026-10-01', '2026-10-31', '2025-10-01', '2025-10-31'],
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2024-02-10', '2024-02-29', '2023-02-10', '2023-02-28'],
    ['2025-04-01', '2026-03-31', '2024-04-01', '2025-03-31'],
    // Not over yet: as much as has passed.
    ['2026-04-01', '2027-03-31', '2025-04-01', '2025-11-26'],
  ])('of %s to %s is %s to %s', (from, until, since, to) => {
    expect(yearBefore({ from, until }, today)).toMatchObject({ from: since, until: to });
  });
});

test.each([
  ['2026-11-26', '先月 m2026-10、上半期 h2026-1、昨年度 y2025、今月 m2026-11、今年度 y2026'],
  [
    '2026-04-01',
    '先月 m2026-03、昨年度の下半期 h2025-2、昨年度 y2025、今月 m2026-04、今年度 y2026',
  ],
  ['2026-03-31', '先月 m2026-02、上半期 h2025-1、昨年度 y2024、今月 m2026-03、今年度 y2025'],
])('ready on %s: %s', (day, choices) => {
  const ready = readyPeriods(day).map(({ short, code }) => `${short} ${code}`);
  expect(ready.join('、')).toBe(choices);
});
