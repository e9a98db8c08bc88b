import { describe, expect, test } from 'vitest';
import { hasRealFiles, mustRead, realFile, realShelters, realTowns } from '#tests/area-files.ts';
import { buildEdge } from '#tests/build-area.ts';
import { areaKey, type Edge } from './area.ts';
import { nearest, proposals, type Spot, showSure } from './propose.ts';

const day = '2026-04-01';
const spot = (id: string, lng: number, more: Partial<Spot> = {}): Spot => ({
  id,
  key: id,
  lat: 35.75,
  lng,
  from_on: null,
  until_on: null,
  ...more,
});
// At this latitude 0.01 degrees of longitude are some 902 metres.
const [left, right] = [spot('left', 139.5), spot('right', 139.52)];
const edge = (more: Partial<Edge>) => buildEdge('town', 'left', more);
const proposed = edge({ standing: 'proposed', source: 'distance', metres: 90 });
const town = spot('town', 139.501);

test('the nearest zone, in metres', () => {
  expect(nearest(town, [right, left])).toMatchObject({
    zone: left,
    metres: 90,
    isSure: true,
    second: { zone: right },
  });
  expect(nearest(spot('t', 139.5, { lat: null }), [left])).toBeNull();
  expect(nearest(town, [])).toBeNull();
});

test('two as far: the smaller key, whatever the order', () => {
  const [a, b] = [spot('2', 139.5, { key: 'あ' }), spot('1', 139.5, { key: 'い' })];
  expect(nearest(town, [a, b])?.zone).toBe(a);
  expect(nearest(town, [b, a])?.zone).toBe(a);
});

test.each([
  ['alone', 139.505, [139.5], true],
  ['within 150 m', 139.501, [139.5, 139.5026], false],
  ['over 150 m and over 20 %', 139.501, [139.5, 139.504], true],
  ['over 150 m, but within 20 %', 139.512, [139.5, 139.526], false],
])('sure of the nearest: %s', (_, at, zones, isSure) => {
  expect(
    nearest(
      spot('t', at),
      zones.map((lng, index) => spot(`z${index}`, lng)),
    )?.isSure,
  ).toBe(isSure);
});

test('how sure is said in a word', () => {
  expect([true, false].map(showSure)).toEqual(['はっきり', 'まよう']);
});

test('a town without a zone gets a proposal', () => {
  expect(proposals([town], [left, right], [], day)).toEqual([
    {
      edge: proposed,
      replaces: [],
      isSure: true,
      second: { zoneId: 'right', metres: expect.any(Number) },
    },
  ]);
});

test.each([
  ['the same proposal is there', proposed],
  ['the table says another zone', edge({ parent_id: 'right' })],
  ['a person set another zone', edge({ parent_id: 'right', source: 'hand' })],
  [
    'a person set another zone from a later day',
    edge({ parent_id: 'right', source: 'hand', from_on: '2027-04-01' }),
  ],
  ['a person accepted a proposal', edge({ parent_id: 'right', source: 'distance' })],
])('nothing is proposed where %s', (_, existing) => {
  expect(proposals([town], [left, right], [existing], day)).toEqual([]);
});

test.each([
  ['to another zone', edge({ ...proposed, parent_id: 'right' })],
  ['as far as it was before', edge({ ...proposed, metres: 400 })],
])('a proposal %s is replaced', (_, old) => {
  expect(proposals([town], [left, right], [old], day)).toMatchObject([
    { edge: proposed, replaces: [old] },
  ]);
});

test('what a person ended is not proposed again', () => {
  const ended = edge({ source: 'hand', until_on: '2025-03-31' });
  expect(proposals([town], [left, right], [ended], day)[0]?.edge.parent_id).toBe('right');
  expect(proposals([town], [left], [ended], day)).toEqual([]);
});

test('a proposal begins when both are there and the older edge has ended', () => {
  const late = spot('left', 139.5, { from_on: '2025-04-01' });
  expect(proposals([town], [late], [], day)[0]?.edge.from_on).toBe('2025-04-01');
  const ended = edge({ until_on: '2025-12-31' });
  expect(proposals([town], [late], [ended], day)[0]?.edge.from_on).toBe('2026-01-01');
});

test('closed zones and closed towns are left out, districts do not count', () => {
  const closed = spot('left', 139.5, { until_on: '2026-03-31' });
  expect(proposals([town], [closed, right], [], day)[0]?.edge.parent_id).toBe('right');
  expect(proposals([{ ...town, until_on: '2026-03-31' }], [right], [], day)).toEqual([]);
  expect(proposals([town], [left], [edge({ parent_id: 'west' })], day)).toHaveLength(1);
});

describe.skipIf(!hasRealFiles)('the real files of 東久留米市', () => {
  const spots = (file: string, kind: 'zone' | 'town') =>
    mustRead(realFile(file))
      .areas.filter((each) => each.kind === kind)
      .map(
        ({ name, lat, lng }): Spot => ({
          id: name,
          key: areaKey(kind, name),
          lat,
          lng,
          from_on: null,
          until_on: null,
        }),
      );

  test('80 towns are proposed to 26 zones, and 滝山五丁目 to the wrong one', () => {
    const found = proposals(spots(realTowns, 'town'), spots(realShelters, 'zone'), [], day);
    expect(found).toHaveLength(80);
    const takiyama = found.find(({ edge: each }) => each.child_id === '滝山五丁目');
    expect(takiyama?.edge.parent_id).toBe('第七小学校');
    expect(found.filter(({ isSure }) => !isSure).length).toBeGreaterThan(5);
    expect(
      proposals(
        spots(realTowns, 'town'),
        spots(realShelters, 'zone'),
        found.map((each) => each.edge),
        day,
      ),
    ).toEqual([]);
  });
});
