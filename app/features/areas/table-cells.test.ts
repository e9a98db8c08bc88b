import { expect, test } from 'vitest';
import { readFileDay, splitNames, tabsForSemicolons, townsIn } from './table-cells.ts';

test.each([
  ['第七小学校、第九小学校', ['第七小学校', '第九小学校']],
  ['第七小学校・第九小学校/南中', ['第七小学校', '第九小学校', '南中']],
  ['第七小学校または第九小学校', ['第七小学校', '第九小学校']],
  ['第七小学校\n第九小学校', ['第七小学校', '第九小学校']],
  ['クリスチャン・アカデミー・イン・ジャパン', ['クリスチャン・アカデミー・イン・ジャパン']],
  ['第二小学校・クリスチャン・アカデミー', ['第二小学校', 'クリスチャン・アカデミー']],
  ['　第九 小学校 ', ['第九小学校']],
  ['未定', []],
  ['-', []],
  ['', []],
])('shelters in %j', (cell, names) => {
  expect(splitNames(cell)).toEqual(names);
});

const town = (name: string, more = {}) => ({ town: name, part: '', kana: '', alias: '', ...more });

test.each([
  ['滝山五丁目', [town('滝山五丁目')]],
  ['滝山５丁目', [town('滝山5丁目')]],
  ['滝山五丁目（1〜5番）', [town('滝山五丁目', { part: '1〜5番' })]],
  ['滝山五丁目（１番、３番）', [town('滝山五丁目', { part: '1番、3番' })]],
  ['滝山5丁目1番から5番', [town('滝山5丁目', { part: '1番から5番' })]],
  ['滝山五丁目の一部', [town('滝山五丁目', { part: '一部' })]],
  ['東本町（全域）', [town('東本町')]],
  ['東本町（ひがしほんちょう）', [town('東本町', { kana: 'ひがしほんちょう' })]],
  ['東本町（旧本町）', [town('東本町', { alias: '本町' })]],
  ['東本町（都営住宅）', [town('東本町', { part: '都営住宅' })]],
  ['上の原一丁目、金山町', [town('上の原一丁目'), town('金山町')]],
  ['滝山一丁目、二丁目', [town('滝山一丁目'), town('滝山二丁目')]],
  ['滝山一・二・三丁目', [town('滝山一丁目'), town('滝山二丁目'), town('滝山三丁目')]],
  ['滝山1〜3丁目', [town('滝山1丁目'), town('滝山2丁目'), town('滝山3丁目')]],
  ['滝山一丁目から三丁目まで', [town('滝山1丁目'), town('滝山2丁目'), town('滝山3丁目')]],
  ['五十石一丁目', [town('五十石一丁目')]],
  ['八幡町', [town('八幡町')]],
  ['一番町・上六', [town('一番町'), town('上六')]],
  ['－', []],
])('towns in %s', (cell, towns) => {
  expect(townsIn(cell)).toEqual(towns);
});

test.each([
  ['2024-04-01', '2024-04-01'],
  ['2024/4/1', '2024-04-01'],
  ['2024/04/01 0:00:00', '2024-04-01'],
  ['20240401', '2024-04-01'],
  ['令和６年４月１日', '2024-04-01'],
  ['R6.4.1', '2024-04-01'],
  ['平成元年1月8日', '1989-01-08'],
])('the day %s', (cell, day) => {
  expect(readFileDay(cell)).toEqual({ day });
});

test('Excel counts days; nothing is nothing; without a year it is not a day', () => {
  expect(readFileDay('45016')).toEqual({
    day: '2023-03-31',
    repair: '日付が数 45016 になっていたので、2023-03-31 と読みました。',
  });
  expect([readFileDay(''), readFileDay('-')]).toEqual([{ day: null }, { day: null }]);
  expect(['4月1日', 'きのう', '2025-02-30', 'そのうち', '8.4.1'].map(readFileDay)).toEqual(
    Array(5).fill('unread'),
  );
});

test('semicolons between the cells, commas in them', () => {
  expect(tabsForSemicolons('町丁目;緯度;経度\n"南;町";35,77;139,5\n')).toBe(
    '町丁目\t緯度\t経度\n"南;町"\t35,77\t139,5\n',
  );
  expect(tabsForSemicolons('町丁目,別名\n南町,みなみ;南\n')).toBe('町丁目,別名\n南町,みなみ;南\n');
});
