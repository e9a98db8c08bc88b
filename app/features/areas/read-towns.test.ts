import { describe, expect, test } from 'vitest';
import { hasRealFiles, mustRead, realFile, realTowns, sampleFile } from '#tests/area-files.ts';
import { readTowns } from './read-towns.ts';
import { parentIn } from './reading.ts';

test('towns, a part of one, the same again and one in the sea', () => {
  const read = mustRead(sampleFile('towns.json'));
  expect(read).toMatchObject({ kind: 'towns', rows: 6, skipped: 1 });
  expect(read.areas.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'town 南一丁目',
    'town 南二丁目',
    'town 北町',
    'town 北町',
    'part 北町上',
  ]);
  expect(read.areas[4]).toMatchObject({ row: 4, lat: 35.761, parents: [parentIn('town', '北町')] });
  expect(read.areas[3]?.lat).toBeNull();
  expect(read.problems).toEqual([
    { row: 6, column: '緯度', reason: '緯度 0・経度 0 は日本の外です。' },
  ]);
});

test.each<[string, unknown, object]>([
  [
    'the wrong way round',
    { town: '北町', lat: 139.5, lng: 35.75 },
    { repaired: [{ row: 1, column: '緯度・経度' }], areas: [{ lat: 35.75 }] },
  ],
  [
    'as text',
    { town: '北町', lat: '35.75', lng: '139.5' },
    { areas: [{ lat: 35.75, lng: 139.5 }] },
  ],
  [
    'without a place',
    { town: '北町', lat: null, lng: null },
    { areas: [{ lat: null }], problems: [] },
  ],
  [
    'without a name',
    { town: '', koaza: '上', lat: 35, lng: 139 },
    { problems: [{ column: 'town', reason: '町の名前がありません。' }] },
  ],
  ['empty', {}, { skipped: 1 }],
  ['null', null, { skipped: 1 }],
])('a town %s', (_, entry, expected) => {
  expect(readTowns([entry])).toMatchObject(expected);
});

describe.skipIf(!hasRealFiles)('the real file', () => {
  test('80 towns', () => {
    const read = mustRead(realFile(realTowns));
    expect(read).toMatchObject({ rows: 80, skipped: 0, problems: [], repaired: [] });
    expect(read.areas.filter(({ kind, lat }) => kind === 'town' && lat !== null)).toHaveLength(80);
  });
});
