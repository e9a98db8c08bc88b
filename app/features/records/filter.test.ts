import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areas, people } from '#tests/cast.ts';
import { listNames } from '../lists/defaults.ts';
import { firstCodes, type Lists } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import { chipsOf, type FilterChoices } from './filter.server.ts';
import { filterQuery, readFilter } from './filter.ts';

const TODAY = '2026-11-26';
const read = (query: string) => readFilter(new URLSearchParams(query), TODAY);
const goal = '01900000-0000-7000-8000-0000000000aa';

describe('the address of a filter', () => {
  test.each([
    ['verb=know', { verb: 'know' }],
    ['verb=none', { verb: 'none' }],
    ['verb=dance', { verb: null }],
    ['means=none', { means: 'none' }],
    ['through=self', { through: 'self' }],
    ['through=none', { through: 'none' }],
    ['about=8050', { about: '8050' }],
    ['about=own-1a2b3c', { about: 'own-1a2b3c' }],
    ['about=none', { about: 'none' }],
    ['about=%22%2C%22', { about: null }],
    [`goal=${goal}`, { goal }],
    ['goal=none', { goal: 'none' }],
    ['goal=some', { goal: null }],
    ['course=new', { course: 'new' }],
    ['course=none', { course: 'none' }],
    ['course=old', { course: null }],
    ['supportMain=life&support=life', { supportMain: 'life', support: 'life' }],
    ['kind=none', { kind: 'none' }],
    ['area=none&staff=none', { area: null, staff: null }],
  ])('%s is understood', (query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });

  test('is the same for the same filter, however it was asked (property)', () => {
    const maybe = (...values: string[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined });
    const parts = fc.record({
      q: maybe('見守り'),
      area: maybe(areas.west.id),
      from: maybe('2026-04-01'),
      to: maybe('2026-11-30'),
      verb: maybe('know', 'none'),
      kind: maybe('visit'),
      support: maybe('life'),
      staff: maybe(people.nishida.id),
      goal: maybe(goal, 'none'),
      means: maybe('phone', 'none'),
      planned: maybe('1'),
      through: maybe('self', 'none'),
      about: maybe('elderly', 'none'),
      course: maybe('new', 'continued', 'none'),
      supportMain: maybe('life'),
    });
    fc.assert(
      fc.property(parts, (asked) => {
        const given = Object.entries(asked).filter((part): part is [string, string] => !!part[1]);
        const query = filterQuery(read(`${new URLSearchParams(given.toReversed())}`));
        expect(Object.fromEntries(new URLSearchParams(query))).toEqual(Object.fromEntries(given));
        expect(filterQuery(read(query))).toBe(query);
      }),
    );
  });

  test('of a view that was kept before stays as it was', () => {
    const kept = `?area=${areas.west.id}&verb=know&kind=visit&support=life&means=phone&planned=1`;
    expect(filterQuery(read(kept))).toBe(kept);
  });
});

describe('what a list is narrowed to, in words', () => {
  const lists = Object.fromEntries(listNames.map((name) => [name, firstCodes(name)])) as Lists;
  const choices: FilterChoices = { lists, areas: [], goals: [], staff: [] };
  test.each([
    ['verb=none', '支援の動き：なし'],
    ['means=none', '方法：なし'],
    ['through=none', '何を通じて知ったか：なし'],
    ['about=none', 'だれのこと：なし'],
    ['goal=none', '目標：なし'],
    ['course=none', '新規・継続：なし'],
    ['course=continued', '継続'],
    ['about=elderly', 'だれのこと：高齢者'],
    ['through=self', '何を通じて知ったか：本人'],
    ['supportMain=life', '主な支援 地域生活支援'],
    ['support=life', '地域生活支援'],
    [`verb=${verbs[0].verb}`, 'しる'],
  ])('%s says %s', (query, label) => {
    expect(chipsOf(read(`${query}&kind=visit`), choices)).toContainEqual({
      label,
      without: '?kind=visit',
    });
  });
});
