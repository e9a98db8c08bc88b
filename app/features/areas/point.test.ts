import { expect, test } from 'vitest';
import { isInJapan, metresBetween, readPoint } from './point.ts';

test('a degree of latitude is 111 km, here is nowhere', () => {
  expect(metresBetween({ lat: 35, lng: 139 }, { lat: 36, lng: 139 })).toBeCloseTo(111_195, -1);
  expect(metresBetween({ lat: 35.7, lng: 139.5 }, { lat: 35.7, lng: 139.5 })).toBe(0);
});

test('from Tokyo to Osaka it is 403 km, both ways', () => {
  const [tokyo, osaka] = [
    { lat: 35.6812, lng: 139.7671 },
    { lat: 34.7025, lng: 135.4959 },
  ];
  expect(metresBetween(tokyo, osaka) / 1000).toBeCloseTo(403, 0);
  expect(metresBetween(osaka, tokyo)).toBe(metresBetween(tokyo, osaka));
});

test('the islands at the ends of the country are in Japan', () => {
  expect(
    [
      { lat: 20.42, lng: 136.07 },
      { lat: 24.28, lng: 153.98 },
      { lat: 45.55, lng: 148.75 },
      { lat: 24.45, lng: 122.93 },
    ].every(isInJapan),
  ).toBe(true);
});

test.each([
  [35.75, 139.5, { lat: 35.75, lng: 139.5 }],
  ['35.75', ' 139.5 ', { lat: 35.75, lng: 139.5 }],
  ['３５．７５', '１３９．５', { lat: 35.75, lng: 139.5 }],
  ['35,75', '139,5', { lat: 35.75, lng: 139.5 }],
  ['北緯35度45分0秒', '東経139度30分', { lat: 35.75, lng: 139.5 }],
  ['35°45′36″', '139°30′0″', { lat: 35.76, lng: 139.5 }],
  ['', '-', null],
  [null, undefined, null],
  ['－', '…', null],
])('%s, %s is read', (lat, lng, point) => {
  expect(readPoint(lat, lng)).toEqual({ ok: true, point, repair: null });
});

test('the wrong way round is turned and told', () => {
  expect(readPoint('139.5', '35.75')).toEqual({
    ok: true,
    point: { lat: 35.75, lng: 139.5 },
    repair: '緯度と経度が逆でした。入れかえて読みました。',
  });
});

test.each([
  ['0', '0', '緯度'],
  ['48.85', '2.35', '緯度'],
  ['-35.7', '139.5', '緯度'],
  ['北', '139.5', '緯度'],
  ['35.7', '１３九', '経度'],
  ['35.7', '', '経度'],
  ['', '139.5', '緯度'],
  [Number.NaN, 139, '緯度'],
])('%s, %s is refused', (lat, lng, column) => {
  expect(readPoint(lat, lng)).toMatchObject({ ok: false, column });
});
