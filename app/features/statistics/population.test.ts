import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgeCount,
  added,
  between,
  type Figures,
  figuresOf,
  noFigures,
  perHousehold,
  share,
} from './population.ts';

/** 男 65-69:3 75-:2 */
function ages(text: string): AgeCount[] {
  return text.split(' ').flatMap((word) => {
    const [, mark, from, to, count] = /^(男|女|)(\d+)-(\d*):(\d+)$/.exec(word) ?? [];
    if (from === undefined) return [];
    const sex = mark === '男' ? 'men' : mark === '女' ? 'women' : 'all';
    return [{ sex, from: Number(from), to: to ? Number(to) : null, count: Number(count) } as const];
  });
}

describe('heads between two ages', () => {
  test.each([
    ['a class of its own', '65-69:3 70-74:4 65-:9', 65, null, 9],
    ['classes that fill it', '60-64:1 65-69:3 70-74:4 75-:2', 65, null, 9],
    ['single years', '0-0:1 1-1:2 2-2:3', 0, 2, 6],
    ['the finest where classes overlap', '0-4:5 5-9:6 0-14:99 10-14:7', 0, 9, 11],
    ['a class may cross into the open one', '65-74:3 75-84:2 85-:1', 65, null, 6],
    ['the end lies within a class', '60-69:3 70-:4', 65, null, null],
    ['a gap', '65-69:3 75-:2', 65, null, null],
    ['never open', '65-69:3 70-74:2', 65, null, null],
    ['open too early', '0-4:1 5-:9', 0, 14, null],
    ['nothing', '', 0, null, null],
  ])('%s', (_, classes, from, to, count) => {
    expect(between(ages(classes), 'all', from, to)).toBe(count);
  });

  test('is the plain sum of any row of classes that lie end to end (property)', () => {
    const widths = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(999)), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(widths, fc.nat(40), fc.boolean(), (list, start, isOpen) => {
        let at = start;
        const classes = list.map(([width, count], n) => {
          const from = at;
          at += width;
          const to = isOpen && n === list.length - 1 ? null : at - 1;
          return { sex: 'all' as const, from, to, count };
        });
        const whole = list.reduce((sum, [, count]) => sum + count, 0);
        expect(between(classes, 'all', start, isOpen ? null : at - 1)).toBe(whole);
        expect(between(classes, 'men', start, isOpen ? null : at - 1)).toBeNull();
      }),
    );
  });
});

describe('what follows from what is said', () => {
  const none = { population: null, men: null, women: null, households: null };
  test.each<[string, Parameters<typeof figuresOf>[0], Partial<Figures>]>([
    ['both sexes make the total', { ...none, men: 3, women: 4, ages: [] }, { population: 7 }],
    [
      'the total that is said counts',
      { ...none, population: 9, men: 3, women: 4, ages: [] },
      { population: 9 },
    ],
    [
      'ages make a sex',
      { ...none, ages: ages('男0-64:5 男65-:2 女0-64:1 女65-:3') },
      { men: 7, women: 4, population: 11, aged65: 5 },
    ],
    ['one sex alone makes no total', { ...none, men: 3, ages: [] }, { population: null }],
    [
      'ages of both without sex',
      { ...none, ages: ages('0-14:3 15-64:9 65-:4') },
      { population: 16, under15: 3, aged65: 4, aged75: null },
    ],
    [
      'households stay',
      { ...none, households: 12, ages: [] },
      { households: 12, population: null },
    ],
  ])('%s', (_, counted, wanted) => {
    expect(figuresOf(counted)).toMatchObject(wanted);
  });
});

test('a sum leaves out what is not said, and says nothing where nobody does', () => {
  const list = [
    { ...noFigures, population: 10, aged65: 4 },
    { ...noFigures, population: 5 },
  ];
  expect(added(list)).toEqual({ ...noFigures, population: 15, aged65: 4 });
  expect(added([])).toEqual(noFigures);
});

test.each([
  [105_972, 492_489, 21.5],
  [0, 10, 0],
  [3, 0, null],
  [null, 10, null],
  [3, null, null],
])('%s of %s is %s of a hundred', (part, whole, rate) => {
  expect(share(part, whole)).toBe(rate);
});

test.each([
  [492_489, 254_842, 1.93],
  [10, 0, null],
  [null, 4, null],
  [10, null, null],
])('%s people in %s households', (population, households, size) => {
  expect(perHousehold({ ...noFigures, population, households })).toBe(size);
});
