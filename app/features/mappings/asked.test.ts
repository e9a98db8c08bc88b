import { describe, expect, test } from 'vitest';
import { actorNamed, areas, type PersonName } from '#tests/cast.ts';
import { type Asked, mayCount, queryOf, readAsked, showDays, yearOf } from './asked.ts';

const today = '2026-11-26';
const asked = (query: string) =>
  readAsked({ form: 'coordinator', year: '2026' }, new URLSearchParams(query), today) as Asked;

test.each([
  ['2026', 2026],
  ['2027', 2027],
  ['2028', null],
  ['2000', 2000],
  ['1999', null],
  ['令和8', null],
  ['', null],
  [undefined, null],
])('the year %j is %j', (text, year) => {
  expect(yearOf(text, today)).toBe(year);
});

describe('what is asked for in the address', () => {
  test.each([
    ['', '2026-04-01', '2027-03-31'],
    ['from=2026-10-01', '2026-10-01', '2027-03-31'],
    ['from=8.10.1&until=8.10.31', '2026-10-01', '2026-10-31'],
    ['from=2025-10-01&until=2028-01-01', '2026-04-01', '2027-03-31'],
    ['from=2026-10-02&until=2026-10-01', '2026-04-01', '2027-03-31'],
    ['from=いつか', '2026-04-01', '2027-03-31'],
  ])('%j: from %s until %s', (query, from, until) => {
    expect(asked(query)).toMatchObject({ year: 2026, from, until, area: null, count: null });
  });

  test('area and what is counted, broken ones left out', () => {
    const query = `area=${areas.west.id}&count=days`;
    expect(asked(query)).toMatchObject({ area: areas.west.id, count: 'days' });
    expect(asked('area=west&count=votes')).toMatchObject({ area: null, count: null });
  });

  test('is written as it was read', () => {
    const one = asked(`from=2026-10-01&area=${areas.west.id}&count=heads`);
    expect(
      readAsked({ form: 'coordinator', year: '2026' }, new URLSearchParams(queryOf(one)), today),
    ).toEqual(one);
    expect(queryOf(one, { target: 'visible' })).toContain('&target=visible');
  });

  test.each([[{ form: 'nothing', year: '2026' }], [{ form: 'coordinator', year: '2099' }], [{}]])(
    '%j is none',
    (place) => {
      expect(readAsked(place, new URLSearchParams(), today)).toBeNull();
    },
  );

  test.each([
    ['', '令和8年度'],
    ['until=2026-09-30', '令和8年度上半期'],
    ['from=2026-10-01', '令和8年度下半期'],
    ['from=2026-10-01&until=2026-10-31', '令和8年10月'],
    ['from=2026-10-02&until=2026-10-31', '令和8年10月2日(金)から令和8年10月31日(土)まで'],
  ])('%j is shown as %s', (query, shown) => {
    expect(showDays(asked(query))).toBe(shown);
  });
});

/** S2: where one works alone, the figures of an area are a person's. */
test.each<[PersonName, 'west' | 'east' | null, boolean]>([
  ['nishida', null, true],
  ['nishida', 'west', true],
  ['nishida', 'east', false],
  ['kobayashi', 'east', true],
  ['mori', 'east', true],
  ['sasaki', null, false],
  ['sasaki', 'west', false],
  ['ichikawa', 'west', false],
])('%s counts %s: %s', (name, area, may) => {
  expect(mayCount(actorNamed(name), area && areas[area].id)).toBe(may);
});
