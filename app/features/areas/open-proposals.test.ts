import { expect, test } from 'vitest';
import { townKey } from '#app/lib/japanese.ts';
import type { Edge, Kind } from './area.ts';
import { nextOpen, openProposals, surePairs } from './open-proposals.ts';
import type { StoredArea } from './stored.server.ts';

const day = '2026-11-23';
const area = (
  id: string,
  kind: Kind,
  lat: number | null,
  until_on: string | null = null,
): StoredArea => ({
  id,
  kind,
  name: id,
  kana: '',
  key: townKey(id),
  lat,
  lng: lat === null ? null : 139.5,
  from_on: null,
  until_on,
  source: 'x',
  source_key: null,
  version: 1,
  updated_at: '2026-04-01T00:00:00.000Z',
});
const proposed = (child_id: string, parent_id: string): Edge => ({
  child_id,
  parent_id,
  from_on: '1889-04-01',
  until_on: null,
  standing: 'proposed',
  source: 'distance',
  metres: 1,
});
const zones = [
  area('北小', 'zone', 35.75),
  area('南小', 'zone', 35.7),
  area('廃校', 'zone', 35.72, '2020-03-31'),
];
const stored = (towns: StoredArea[], edges: Edge[], more: StoredArea[] = []) => ({
  areas: [...zones, ...more, ...towns],
  edges,
  names: [],
});

test('each proposal with its distance, how sure it is and what else is near', () => {
  const towns = [area('北町', 'town', 35.749), area('中町', 'town', 35.7255)];
  const { zones: found } = openProposals(
    stored(towns, [proposed('北町', '北小'), proposed('中町', '北小')]),
    day,
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    name: '北小',
    towns: [
      { name: '中町', isSure: false, second: { name: '南小' } },
      { name: '北町', isSure: true, metres: 111, others: [{ name: '南小' }] },
    ],
  });
  expect(surePairs(found)).toEqual([{ childId: '北町', parentId: '北小' }]);
});

test('it is not sure any more when a nearer shelter has come', () => {
  const { zones: found } = openProposals(
    stored(
      [area('北町', 'town', 35.749)],
      [proposed('北町', '北小')],
      [area('新小', 'zone', 35.749)],
    ),
    day,
  );
  expect(found[0]?.towns[0]).toMatchObject({ isSure: false, second: { name: '新小' } });
});

test('towns of which nobody knows the zone are named', () => {
  const { zones: found, homeless } = openProposals(stored([area('島', 'town', null)], []), day);
  expect([found, homeless.map(({ name }) => name)]).toEqual([[], ['島']]);
});

test('no more choices than one can read', () => {
  const many = Array.from({ length: 20 }, (_, at) => area(`避難所${at}`, 'zone', 35.6 + at / 100));
  const { zones: found } = openProposals(
    stored([area('北町', 'town', 35.749)], [proposed('北町', '北小')], many),
    day,
  );
  expect(found[0]?.towns[0]?.others).toHaveLength(8);
});

test.each([
  [['a'], 'b'],
  [['b'], 'c'],
  [['a', 'b'], 'c'],
  [['a', 'c'], 'b'],
  [['c'], 'b'],
  [['a', 'b', 'c'], null],
])('after %j one goes on at %s', (done, next) => {
  const town = (id: string) => ({
    id,
    name: id,
    metres: 1,
    isSure: true,
    second: null,
    others: [],
  });
  const found = [
    { id: 'y', name: 'y', towns: [town('a'), town('b')] },
    { id: 'z', name: 'z', towns: [town('c')] },
  ];
  expect(nextOpen(found, new Set(done))).toBe(next);
});
