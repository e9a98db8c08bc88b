import { describe, expect, test } from 'vitest';
import type { Area, Edge, Kind } from './area.ts';
import { areasOfKind, standingIn } from './levels.ts';

const area = (id: string, kind: Kind, more: Partial<Area> = {}): Area => ({
  ...{ id, kind, name: id, kana: '', key: id, lat: null, lng: null },
  ...{ from_on: null, until_on: null, source: 'hand', source_key: null },
  ...more,
});
const edge = (child_id: string, parent_id: string, more: Partial<Edge> = {}): Edge => ({
  ...{ child_id, parent_id, from_on: '2020-04-01', until_on: null },
  ...{ standing: 'confirmed', source: 'hand', metres: null },
  ...more,
});

const known = {
  areas: [
    ...[area('city', 'city'), area('west', 'district'), area('east', 'district')],
    ...[area('school9', 'zone'), area('school7', 'zone'), area('taki5', 'town')],
    ...[area('between', 'town'), area('gone', 'town', { until_on: '2024-03-31' })],
    ...[area('alone', 'town'), area('corner', 'part')],
  ],
  edges: [
    ...[edge('west', 'city'), edge('east', 'city'), edge('school9', 'west')],
    ...[edge('school7', 'west'), edge('taki5', 'school9'), edge('gone', 'school7')],
    ...[edge('between', 'school7'), edge('between', 'school9')],
    ...[edge('corner', 'taki5'), edge('corner', 'school7')],
  ],
};

describe('on a level stands', () => {
  test.each<[string, Kind, string[]]>([
    ['taki5', 'zone', ['school9']],
    ['taki5', 'district', ['west']],
    ['school9', 'zone', ['school9']],
    ['west', 'zone', []],
    ['between', 'zone', ['school7', 'school9']],
    ['gone', 'zone', ['school7']],
    ['alone', 'district', []],
    ['corner', 'zone', ['school7']],
    ['corner', 'town', ['taki5']],
  ])('%s as %s: %j', (id, kind, stands) => {
    expect(standingIn(known, kind, '2026-11-20').get(id)?.toSorted()).toEqual(stands);
  });

  test('as it was on the day', () => {
    expect(standingIn(known, 'zone', '2020-03-31').get('taki5')).toEqual([]);
  });
});

test('areas of a kind come in the order of the tree', () => {
  const ids = areasOfKind(known.areas, 'zone').map(({ id }) => id);
  expect(ids).toEqual(['school7', 'school9']);
});
