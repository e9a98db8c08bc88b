import { describe, expect, test } from 'vitest';
import { type CountedRow, cutOf, type Head, headNames, NONE, placesOf, valuesOf } from './heads.ts';
import { Sums, timeKey } from './sums.ts';

const row: CountedRow = {
  occurred_on: '2026-05-12',
  month: '2026-05',
  area_id: 'taki5',
  staff_id: 'nishida',
  kind: 'place',
  means: null,
  verbs: 1 | 4,
  support_main: 'community',
  through: 'self',
  about: '["old","child"]',
  goal_id: null,
  course: 'new',
  minutes: 90,
  headcount: 12,
};

describe('a record stands under', () => {
  test.each<[Head, readonly string[]]>([
    ['area', ['taki5']],
    ['staff', ['nishida']],
    ['verb', ['know', 'involve']],
    ['kind', ['place']],
    ['means', [NONE]],
    ['support', ['community']],
    ['through', ['self']],
    ['about', ['old', 'child']],
    ['goal', [NONE]],
    ['course', ['new']],
  ])('%s: %j', (head, values) => {
    expect(valuesOf(head, row)).toEqual(values);
  });

  test('no verb and nobody in particular: under none, once', () => {
    const bare = { ...row, verbs: 0, about: '[]' };
    expect([valuesOf('verb', bare), valuesOf('about', bare)]).toEqual([[NONE], [NONE]]);
  });

  test('the same code twice: once', () => {
    expect(valuesOf('about', { ...row, about: '["old","old"]' })).toEqual(['old']);
  });

  test('each two heads, with every value of both', () => {
    const places = placesOf(row).map(({ cut, a, b }) => `${cut}:${a},${b}`);
    expect(new Set(places).size).toBe(places.length);
    expect(places.filter((place) => place.startsWith('verb*about'))).toEqual([
      'verb*about:know,old',
      'verb*about:know,child',
      'verb*about:involve,old',
      'verb*about:involve,child',
    ]);
    expect(places).toContain(':,');
    expect(places).toContain('kind:place,');
  });
});

test('two heads have one name in whatever order they are asked for', () => {
  for (const a of headNames) for (const b of headNames) expect(cutOf([a, b])).toBe(cutOf([b, a]));
});

describe('a month belongs to', () => {
  test.each([
    ['2026-03', '2025-2', '2025'],
    ['2026-04', '2026-1', '2026'],
    ['2026-09', '2026-1', '2026'],
    ['2026-10', '2026-2', '2026'],
    ['2027-01', '2026-2', '2026'],
  ])('%s: half %s, year %s', (month, half, year) => {
    expect([timeKey('month', month), timeKey('half', month), timeKey('year', month)]).toEqual([
      month,
      half,
      year,
    ]);
  });
});

describe('sums', () => {
  test('days of two records on one day are one day', () => {
    const sums = new Sums(['kind']);
    sums.addRow(row);
    sums.addRow({ ...row, minutes: null, headcount: null });
    expect(sums.list(true)).toEqual([
      { keys: ['place'], records: 2, minutes: 90, heads: 12, days: 1 },
    ]);
  });

  test('what was taken away again is not there', () => {
    const sums = new Sums(['kind', 'half']);
    sums.addPart(['place', '2026-05'], { records: 1, minutes: 90, heads: 12 });
    sums.addRow(row, -1);
    expect(sums.list(false)).toEqual([]);
  });

  test('a town of two zones counts for both, one of none under none', () => {
    const grouping = new Map([['taki5', ['school7', 'school9']]]);
    const sums = new Sums(['area', 'verb'], grouping);
    sums.addRow({ ...row, verbs: 1 });
    sums.addPart(['hon1', 'know'], { records: 2, minutes: 0, heads: 0 });
    expect(sums.list(false).map(({ keys, records }) => [...keys, records])).toEqual([
      ['school7', 'know', 1],
      ['school9', 'know', 1],
      [NONE, 'know', 2],
    ]);
  });
});
