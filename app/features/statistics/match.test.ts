import { expect, test } from 'vitest';
import { buildArea } from '#tests/build-area.ts';
import type { StoredArea } from '../areas/stored.server.ts';
import { matcherOf } from './match.ts';

const stored = (...[id, kind, name, more]: Parameters<typeof buildArea>): StoredArea => ({
  ...buildArea(id, kind, name, more),
  version: 1,
  updated_at: '2026-01-01T00:00:00.000Z',
});
const areas = [
  stored('taki5', 'town', '滝山五丁目', { source_key: '132220012005' }),
  stored('kasumi', 'town', '霞が関'),
  stored('nine', 'zone', '第九小学校'),
  stored('hon-zone', 'zone', '本町'),
  stored('hon', 'town', '本町'),
  stored('old', 'town', '旧町', { until_on: '2020-03-31' }),
  stored('city', 'city', '縁川市'),
];
const names = [{ area_id: 'taki5', name: '滝山団地', key: '滝山団地' }];

test.each([
  ['as it is written', '滝山五丁目', null, 'taki5'],
  ['in figures', '滝山5丁目', null, 'taki5'],
  ['in wide figures, with a blank', '滝山 ５丁目', null, 'taki5'],
  ['without 丁目', '滝山5', null, 'taki5'],
  ['with another ヶ', '霞ケ関', null, 'kasumi'],
  ['by another name', '滝山団地', null, 'taki5'],
  ['by its code', 'たきやま', '132220012005', 'taki5'],
  ['by its name before its code', '本町', '132220012005', 'hon'],
  ['a shelter as people say it', '市立第九小学校', null, 'nine'],
  ['the city', '縁川市', null, 'city'],
  ['one that had ended', '旧町', null, null],
  ['nobody’s', 'どこにもない町', null, null],
  ['an unknown code', 'どこにもない町', '9', null],
])('%s: %s', (_, name, code, area) => {
  expect(matcherOf({ areas, names }, '2026-04-01')({ name, code })).toBe(area);
});

test('on an earlier day the town that has ended since', () => {
  expect(matcherOf({ areas, names }, '2019-04-01')({ name: '旧町', code: null })).toBe('old');
});
