import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageOf, bandOf, perThousand } from './middle.ts';

describe('the band of the middle half', () => {
  test.each([
    ['one', [7], { low: 7, middle: 7, high: 7 }],
    ['two', [10, 20], { low: 12.5, middle: 15, high: 17.5 }],
    ['three', [3, 1, 2], { low: 1.5, middle: 2, high: 2.5 }],
    ['four', [1, 2, 3, 4], { low: 1.75, middle: 2.5, high: 3.25 }],
    ['five', [50, 10, 40, 20, 30], { low: 20, middle: 30, high: 40 }],
    ['six', [6, 5, 4, 3, 2, 1], { low: 2.25, middle: 3.5, high: 4.75 }],
    ['one far away does not move it', [1, 2, 3, 4, 1000], { low: 2, middle: 3, high: 4 }],
  ])('of %s', (_, values, band) => {
    expect(bandOf(values)).toEqual(band);
  });

  test('of nothing there is none', () => {
    expect(bandOf([])).toBeNull();
  });

  // Without −0, which equals 0 for everybody but toEqual.
  const values = fc
    .array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 })
    .map((all) => all.map((n) => n + 0));

  test('lies between the smallest and the largest, in order (property)', () => {
    fc.assert(
      fc.property(values, (some) => {
        const { low, middle, high } = bandOf(some) ?? { low: NaN, middle: NaN, high: NaN };
        const order = [Math.min(...some), low, middle, high, Math.max(...some)];
        expect(order.every((v, n) => n === 0 || v >= (order[n - 1] as number) - 1e-6)).toBe(true);
      }),
    );
  });

  test('is the same in whatever order the values come (property)', () => {
    fc.assert(
      fc.property(values, fc.func(fc.nat()), (some, key) => {
        const mixed = some.toSorted((a, b) => key(a) - key(b));
        expect(bandOf(mixed)).toEqual(bandOf(some));
        expect(bandOf(some.toReversed())).toEqual(bandOf(some));
      }),
    );
  });

  test('moves with the values and grows with them (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 100 }),
        (some, step) => {
          const before = bandOf(some);
          const after = bandOf(some.map((v) => v + step));
          expect(after?.middle).toBeCloseTo((before?.middle ?? 0) + step);
          expect(after?.low).toBeCloseTo((before?.low ?? 0) + step);
        },
      ),
    );
  });
});

describe('the average of counted values', () => {
  test.each<[string, [number, number][], number | null]>([
    ['nothing', [], null],
    ['counted nought times', [[5, 0]], null],
    ['one', [[5, 3]], 5],
    [
      'two of two',
      [
        [0, 2],
        [10, 2],
      ],
      5,
    ],
    [
      'one far away, no further than 30',
      [
        [0, 2],
        [3650, 1],
      ],
      10,
    ],
  ])('%s', (_, counted, average) => {
    expect(averageOf(new Map(counted), 30)).toBe(average);
  });

  test('lies between the smallest and the largest (property)', () => {
    const counted = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 9 })),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(counted, (some) => {
        const keys = [...new Map(some).keys()];
        const average = averageOf(new Map(some)) ?? Number.NaN;
        expect(average).toBeGreaterThanOrEqual(Math.min(...keys) - 1e-9);
        expect(average).toBeLessThanOrEqual(Math.max(...keys) + 1e-9);
      }),
    );
  });
});

test.each([
  [12, 4000, 3],
  [0, 4000, 0],
  [12, null, null],
  [12, 0, null],
])('%i records among %j residents: %j of 1,000', (count, residents, each) => {
  expect(perThousand(count, residents)).toBe(each);
});
