import { expect, test } from 'vitest';
import { type Figures, noFigures } from './population.ts';
import { sentenceOf } from './sentence.ts';

const at = (day: string, figures: Partial<Figures>) => ({
  series: { id: day, day },
  gathered: { figures: { ...noFigures, ...figures }, from: ['x'], missing: [], split: [] },
});
const now = at('2026-04-01', { population: 800, aged65: 240 });

test.each([
  ['nothing', [], [], ''],
  ['no total', [at('2026-04-01', { households: 4 })], [], ''],
  [
    'people alone',
    [at('2026-04-01', { population: 1200 })],
    [],
    '令和8年4月1日(水)、滝山の人口は1,200人です。',
  ],
  ['how old', [now], [], '令和8年4月1日(水)、滝山の人口は800人、そのうち65歳以上は30.0%です。'],
  [
    'older than the city',
    [now],
    [at('2026-04-01', { population: 1000, aged65: 215 })],
    '令和8年4月1日(水)、滝山の人口は800人、そのうち65歳以上は30.0%です。市全体（21.5%）より8.5ポイント高くなっています。',
  ],
  [
    'younger than the city',
    [now],
    [at('2026-04-01', { population: 100, aged65: 40 })],
    '令和8年4月1日(水)、滝山の人口は800人、そのうち65歳以上は30.0%です。市全体（40.0%）より10.0ポイント低くなっています。',
  ],
  [
    'like the city',
    [now],
    [at('2026-04-01', { population: 1000, aged65: 304 })],
    '令和8年4月1日(水)、滝山の人口は800人、そのうち65歳以上は30.0%です。市全体（30.4%）と、ほぼ同じです。',
  ],
  [
    'the city of another day is no measure',
    [now],
    [at('2024-04-01', { population: 10, aged65: 1 })],
    '令和8年4月1日(水)、滝山の人口は800人、そのうち65歳以上は30.0%です。',
  ],
  [
    'more than before',
    [now, at('2024-04-01', { population: 790 })],
    [],
    '令和8年4月1日(水)、滝山の人口は800人、そのうち65歳以上は30.0%です。令和6年4月1日(月)から10人ふえました。',
  ],
  [
    'fewer than before',
    [now, at('2024-04-01', { population: 1800 })],
    [],
    '令和8年4月1日(水)、滝山の人口は800人、そのうち65歳以上は30.0%です。令和6年4月1日(月)から1,000人へりました。',
  ],
])('%s', (_, course, whole, sentence) => {
  expect(sentenceOf('滝山', course, whole)).toBe(sentence);
});
