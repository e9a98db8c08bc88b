import { describe, expect, test } from 'vitest';
import { buildCounted } from '#tests/build-counted.ts';
import {
  type Counted,
  type DotName,
  FEW,
  measured,
  monthsIn,
  shareOf,
  supportShares,
  verbShares,
} from './measures.ts';

describe('of what was counted', () => {
  test.each<[DotName, string, Partial<Counted>, number | null]>([
    ['records', '24 in 6 months', { records: 24 }, 4],
    ['records', 'none at all', { records: 0 }, null],
    ['hours', '9 hours in 6 months', { minutes: 540 }, 1.5],
    [
      'whole',
      'half at 60, half at 80',
      {
        whole: new Map([
          [60, 6],
          [80, 6],
        ]),
      },
      70,
    ],
    ['whole', 'too few', { records: FEW - 1 }, null],
    [
      'delay',
      'on the day, but for one a year later',
      {
        delay: new Map([
          [0, 30],
          [365, 1],
        ]),
      },
      1,
    ],
    ['delay', 'an old log alone', { asked: 0, delay: new Map() }, null],
    ['planned', '3 of 12', { planned: 3, asked: 12 }, 25],
    ['planned', 'too few beside an old log', { planned: 3, asked: 9 }, null],
    ['kept', '9 of 12', { steps: { kept: 9, late: 1, open: 2 } }, 75],
    ['kept', 'too few', { steps: { kept: 9, late: 0, open: 0 } }, null],
  ])('%s: %s', (name, _, counted, value) => {
    expect(measured(name, buildCounted(counted), 6)).toBe(value);
  });
});

describe('records of 1,000 residents', () => {
  test.each([
    ['few people, many records', 24, 800, 30],
    ['nothing done there', 0, 800, 0],
    ['nobody lives there', 24, 0, null],
    ['nobody knows how many live there', 24, null, null],
  ])('%s', (_, records, residents, value) => {
    expect(measured('rate', buildCounted({ records }), 6, residents)).toBe(value);
  });
});

describe('shares', () => {
  test('a record of two verbs counts for both', () => {
    const shares = verbShares(
      buildCounted({
        verbs: new Map([
          [1, 6],
          [3, 6],
          [0, 1],
        ]),
      }),
    );
    expect(shares?.records).toBe(18);
    expect(
      ['know', 'connect', 'involve'].map((v) => Math.round(shareOf(shares as never, v))),
    ).toEqual([67, 33, 0]);
  });

  test('kinds of support stand in the order of the list', () => {
    const support = new Map([
      ['community', 9],
      ['individual', 3],
    ]);
    const shares = supportShares(buildCounted({ support }), ['individual', 'life', 'community']);
    expect(shares?.parts.map(({ count }) => count)).toEqual([3, 0, 9]);
  });

  test.each([
    ['too few records', { records: FEW - 1 }],
    ['nothing named', { verbs: new Map([[0, 12]]), support: new Map() }],
  ])('%s: none', (_, counted) => {
    expect(verbShares(buildCounted(counted))).toBeNull();
    expect(supportShares(buildCounted({ ...counted, support: new Map() }), ['life'])).toBeNull();
  });
});

test.each([
  ['2026-04-01', '2026-09-30', 6],
  ['2026-04-01', '2027-03-31', 12],
  ['2026-04-01', '2026-05-15', 1.5],
  ['2026-04-01', '2026-04-03', 1],
  ['2026-09-01', '2026-04-01', 1],
])('from %s to %s are %d months', (from, until, months) => {
  expect(monthsIn(from, until)).toBeCloseTo(months, 1);
});
