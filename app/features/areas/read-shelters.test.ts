import { describe, expect, test } from 'vitest';
import {
  hasRealFiles,
  mustRead,
  realEmergencySites,
  realFile,
  realShelters,
  reasonOf,
  sampleFile,
} from '#tests/area-files.ts';
import { cityCode, cityName, EMERGENCY_SITES, readShelters } from './read-shelters.ts';
import { parentIn } from './reading.ts';

const feature = (
  properties: Record<string, unknown>,
  coordinates: unknown = [139.5, 35.75],
  type = 'Point',
) => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties: {
    共通ID: 'E1399900001111',
    '施設・場所名': '日和第一小学校',
    都道府県名及び市町村名: '東京都日和市',
    ...properties,
  },
});

test('each shelter gives its zone in its city, the wrong way round is turned, twice is once', () => {
  const read = mustRead(sampleFile('shelters.json'));
  expect(read).toMatchObject({ kind: 'shelters', rows: 5, skipped: 1, problems: [] });
  expect(read.repaired).toEqual([
    { row: 5, column: '緯度・経度', reason: '緯度と経度が逆でした。入れかえて読みました。' },
  ]);
  expect(read.areas.filter(({ kind }) => kind === 'zone')).toHaveLength(4);
  expect(read.areas[0]).toMatchObject({
    row: 1,
    kind: 'city',
    name: '日和市',
    sourceKey: '139998',
  });
  expect(read.areas[1]).toMatchObject({
    row: 1,
    kind: 'zone',
    name: '日和第一小学校',
    sourceKey: 'E1399900001111',
    lat: 35.75,
    lng: 139.5,
    parents: [parentIn('city', '日和市')],
  });
});

test('emergency sites are told apart', () => {
  expect(reasonOf(sampleFile('emergency-sites.json'))).toBe(EMERGENCY_SITES);
});

test.each<[string, unknown, object]>([
  [
    'no name',
    feature({ '施設・場所名': null }),
    { problems: [{ row: 1, column: '施設・場所名', reason: '避難所の名前がありません。' }] },
  ],
  ['nothing in it', { type: 'Feature', properties: null }, { skipped: 1, areas: [] }],
  ['not even an object', 7, { skipped: 1, areas: [] }],
  [
    'a place abroad',
    feature({}, [2.35, 48.85]),
    { problems: [{ row: 1, column: '緯度' }], areas: [] },
  ],
  [
    'an outline',
    feature({}, [[[139, 35]]], 'Polygon'),
    { problems: [{ row: 1, column: '位置', reason: '位置が一つの点ではありません。' }] },
  ],
  [
    'no number',
    feature({ 共通ID: '' }),
    {
      repaired: [{ row: 1, column: '共通ID' }],
      areas: [{ kind: 'city', sourceKey: null }, { sourceKey: null }],
    },
  ],
  [
    'no place',
    { ...feature({}), geometry: null },
    { repaired: [{ row: 1, column: '位置' }], areas: [{ kind: 'city' }, { lat: null }] },
  ],
  ['no city', feature({ 都道府県名及び市町村名: '' }), { areas: [{ kind: 'zone', parents: [] }] }],
])('a shelter with %s', (_, each, expected) => {
  expect(readShelters([each])).toMatchObject(expected);
});

test('one number for two shelters is a problem of the second', () => {
  const read = readShelters([feature({}), feature({ '施設・場所名': '南中学校' })]);
  expect(read.problems).toEqual([
    {
      row: 2,
      column: '共通ID',
      reason: '同じ番号（E1399900001111）が「日和第一小学校」にもついています。',
    },
  ]);
});

test.each([
  ['東京都東久留米市', '東久留米市'],
  ['東京都西多摩郡瑞穂町', '瑞穂町'],
  ['京都府京都市', '京都市'],
  ['北海道札幌市', '札幌市'],
  ['奈良県大和郡山市', '大和郡山市'],
  ['神奈川県横浜市', '横浜市'],
  ['蒲郡市', '蒲郡市'],
])('%s → %s', (written, city) => {
  expect(cityName(written)).toBe(city);
});

describe.skipIf(!hasRealFiles)('the real files', () => {
  test('26 zones of 東久留米市', () => {
    const read = mustRead(realFile(realShelters));
    expect(read).toMatchObject({ rows: 26, skipped: 0, problems: [], repaired: [] });
    expect(read.areas.filter(({ kind }) => kind === 'zone')).toHaveLength(26);
    expect(
      new Set(
        read.areas
          .filter(({ kind }) => kind === 'city')
          .map(({ name, sourceKey }) => `${name} ${sourceKey}`),
      ),
    ).toEqual(new Set(['東久留米市 132225']));
  });

  test('the emergency sites are refused', () => {
    expect(reasonOf(realFile(realEmergencySites))).toBe(EMERGENCY_SITES);
    expect(reasonOf(realFile('ichikawa/122033_103_evacuation_space.csv'))).toContain(
      EMERGENCY_SITES,
    );
  });

  test('the sixth figure of every municipality', () => {
    const codes: string[] = Object.values(
      JSON.parse(new TextDecoder().decode(realFile('formats/city-to-code.json'))),
    );
    expect(codes.filter((code) => cityCode(code.slice(0, 5)) !== code)).toEqual([]);
  });
});
