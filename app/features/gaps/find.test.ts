import { describe, expect, test } from 'vitest';
import type { Kind } from '../areas/area.ts';
import type { Known } from '../areas/levels.ts';
import { NONE } from '../figures/heads.ts';
import type { Sum } from '../figures/sums.ts';
import { goalGaps, goallessGaps, mainGaps, unitsOf, verbGaps } from './find.ts';

const DAY = '2026-11-26';
const area = (id: string, kind: Kind, until_on: string | null = null) => ({
  ...{ id, kind, name: id, kana: '', key: id, from_on: null, until_on },
});
const edge = (child_id: string, parent_id: string) => ({
  ...{ child_id, parent_id, from_on: '2020-04-01', until_on: null },
});
const known: Known = {
  areas: [
    ...[area('city', 'city'), area('west', 'district'), area('east', 'district')],
    ...[area('zone7', 'zone'), area('zone9', 'zone'), area('zone1', 'zone')],
    ...[area('taki4', 'town'), area('taki5', 'town'), area('hon1', 'town')],
    area('closed', 'zone', '2025-03-31'),
  ],
  edges: [
    ...[edge('west', 'city'), edge('east', 'city'), edge('zone7', 'west'), edge('zone9', 'west')],
    ...[
      edge('zone1', 'east'),
      edge('taki4', 'zone7'),
      edge('taki5', 'zone9'),
      edge('hon1', 'zone1'),
    ],
    edge('closed', 'west'),
  ],
};
const west = ['west', 'zone7', 'zone9', 'taki4', 'taki5', 'closed'];
const sum = (records: number, ...keys: string[]): Sum => ({
  ...{ keys, records, minutes: 0, heads: 0, days: null },
});
const asked = { since: '2026-08-01', months: 3 } as const;
const inWest = unitsOf(known, (id) => west.includes(id), DAY);

describe('the areas that are told of', () => {
  test.each<[string, readonly string[], string[]]>([
    ['districts and zones in use', west, ['west', 'zone7', 'zone9']],
    ['the zone alone of who has no more', ['zone9', 'taki5'], ['zone9']],
    ['towns where there is nothing larger', ['taki5', 'hon1'], ['hon1', 'taki5']],
    ['none', [], []],
  ])('%s', (_, scope, units) => {
    const found = unitsOf(known, (id) => scope.includes(id), DAY).units;
    expect(found.map(({ id }) => id).toSorted()).toEqual(units.toSorted());
  });
});

describe('verbs without a record', () => {
  const all = ['know', 'connect', 'involve', 'create', 'spread'];
  const done = (id: string, ...verbs: string[]) => verbs.map((verb) => sum(1, id, verb));
  const shown = (sums: Sum[]) =>
    verbGaps(inWest, sums, asked).map((gap) =>
      gap.kind === 'verbs' ? [gap.area.id, gap.verbs.join(' '), gap.isSilent] : [],
    );

  test.each<[string, Sum[], unknown[]]>([
    ['none is missing', [...done('taki4', ...all), ...done('taki5', ...all)], []],
    ['nothing at all is told once, of the district', [], [['west', all.join(' '), true]]],
    [
      'what the whole district lacks is not told again of its zones',
      [...done('taki4', 'know', 'connect', 'involve', 'create'), ...done('taki5', 'know')],
      [
        ['west', 'spread', false],
        ['zone9', 'connect involve create', false],
      ],
    ],
    ['a silent zone beside a busy one', done('taki5', ...all), [['zone7', all.join(' '), true]]],
    [
      'what was taken away again does not count',
      [...done('taki4', ...all), ...done('taki5', ...all.slice(1)), sum(0, 'taki5', 'know')],
      [['zone9', 'know', false]],
    ],
    ['of other areas says nothing', done('hon1', ...all), [['west', all.join(' '), true]]],
  ])('%s', (_, sums, gaps) => {
    expect(shown(sums)).toEqual(gaps);
  });
});

test('goals that nothing served this year', () => {
  const goals = [
    { id: 'g1', text: '見守り' },
    { id: 'g2', text: '居場所' },
  ];
  const found = goalGaps(goals, [sum(3, 'taki5', 'g1'), sum(0, 'taki5', 'g2')], {
    area: null,
    since: '2026-04-01',
  });
  expect(found).toEqual([
    { kind: 'goal', area: null, goalId: 'g2', text: '居場所', since: '2026-04-01' },
  ]);
});

test.each<[string, Sum[], unknown[]]>([
  ['nearly all', [sum(9, 'taki4', NONE), sum(1, 'taki5', 'g1')], [['west', 10, 90]]],
  ['many, yet not most', [sum(7, 'taki4', NONE), sum(3, 'taki5', 'g1')], []],
  ['too few to say', [sum(9, 'taki4', NONE)], []],
  ['nothing', [], []],
])('records without a goal: %s', (_, sums, gaps) => {
  const found = goallessGaps(inWest, sums, '2026-04-01');
  expect(
    found.map((gap) => (gap.kind === 'goalless' ? [gap.area.id, gap.records, gap.share] : [])),
  ).toEqual(gaps);
});

const main = { areaId: 'west', duty: 'main', fromOn: '2026-04-01', untilOn: null };
test.each([
  ['the district has one', [main], []],
  ['a deputy is none', [{ ...main, duty: 'deputy' }], ['zone7', 'zone9']],
  ['one zone has one', [{ ...main, areaId: 'zone9' }], ['zone7']],
  ['ended yesterday', [{ ...main, untilOn: '2026-11-25' }], ['zone7', 'zone9']],
  ['begins tomorrow', [{ ...main, fromOn: '2026-11-27' }], ['zone7', 'zone9']],
  ['the other district', [{ ...main, areaId: 'east' }], ['zone7', 'zone9']],
])('a main worker: %s', (_, all, gaps) => {
  const found = mainGaps(inWest, known, all, DAY);
  expect(found.map(({ area: at }) => at?.id)).toEqual(gaps);
});
