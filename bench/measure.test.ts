import { expect, test } from 'vitest';
import { atLeast, atMost, markdown, measure, ms, timesOf } from './measure.ts';

test('the median and the 95th of a hundred', () => {
  const times = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(timesOf(times)).toEqual({ p50: 51, p95: 96, n: 100 });
});

test('runs as often as asked, after warming', async () => {
  let runs = 0;
  const { n } = await measure(() => (runs += 1), { rounds: 7, warm: 2 });
  expect({ n, runs }).toEqual({ n: 7, runs: 9 });
});

test('ends early when slow, but not before three rounds', async () => {
  const { n } = await measure(() => {}, { rounds: 1000, time: 0 });
  expect(n).toBe(3);
});

test('what misses its target is asked twice more', async () => {
  let runs = 0;
  await measure(() => (runs += 1), { rounds: 5, warm: 0, most: -1 });
  expect(runs).toBe(15);
});

test('says how a figure stands to its target', () => {
  expect([atMost(20, 20), atMost(20.1, 20), atLeast(0.5, 0.5), atLeast(0.4, 0.5)]).toEqual([
    'ok',
    'MISSED',
    'ok',
    'MISSED',
  ]);
});

test('a table in Markdown, numbers to the right', () => {
  const table = { title: 'T', head: ['a', 'b'], rows: [['x', ms(1.234)]], notes: ['n'] };
  expect(markdown(table)).toBe('### T\n\n| a | b |\n| --- | ---: |\n| x | 1.23 |\n\nn');
});
