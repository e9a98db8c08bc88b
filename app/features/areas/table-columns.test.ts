import { expect, test } from 'vitest';
import { findHeading } from './table-columns.ts';

test('the heading stands under a title, whatever the order of its columns', () => {
  const heading = findHeading([
    ['避難所の一覧'],
    [''],
    ['備考', '指定避難所', '町 丁 目', 'いつから'],
  ]);
  expect(heading?.at).toBe(2);
  expect(Object.fromEntries(heading?.places ?? [])).toEqual({ note: 0, zone: 1, town: 2, from: 3 });
  expect(heading?.titles.get('town')).toBe('町丁目');
});

test.each([
  [
    ['緯度（世界測地系）', 'ＬＮＧ', '名称_カナ'],
    ['lat', 'lng', 'kana'],
  ],
  [
    ['大字・町丁目名', '避難所区域', 'District'],
    ['town', 'zone', 'district'],
  ],
  [
    ['種別', '名前', '', '上の地域'],
    ['kind', 'name', 'parent'],
  ],
  [
    ['町丁目', '町名', '地区'],
    ['town', 'district'],
  ],
])('headings %j', (row, columns) => {
  expect([...(findHeading([row])?.places.keys() ?? [])]).toEqual(columns);
});

test('one known heading alone is enough only where it is the whole line', () => {
  expect(findHeading([['町丁目'], ['南町']])?.at).toBe(0);
  expect(findHeading([['町名', 'あれ', 'これ']])).toBeNull();
  expect(findHeading([['KEY_CODE', 'HYOSYO', 'CITYNAME', 'NAME']])).toBeNull();
});
