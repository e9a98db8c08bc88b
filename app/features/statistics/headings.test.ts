import { describe, expect, test } from 'vitest';
import { columnOf, findHeading } from './headings.ts';

/** men 0-4, all 65-, name, … */
function shown(heading: string): string | null {
  const column = columnOf(heading);
  if (!column) return null;
  if ('plain' in column) return column.plain;
  return `${column.age.sex} ${column.age.from}-${column.age.to ?? ''}`;
}

const namesOfAreas = [
  '地域名',
  '町丁目',
  '町丁名',
  '町名',
  '大字・町丁目',
  'regionName',
  'NAME',
  ' 町 丁 目 ',
];

describe('one heading', () => {
  test.each<[string, string | null]>([
    ...namesOfAreas.map((heading): [string, string] => [heading, 'name']),
    ['地域コード', 'code'],
    ['KEY_CODE', 'code'],
    ['地方公共団体名', 'city'],
    ['cityName', 'city'],
    ['調査年月日', 'day'],
    ['surveyDate', 'day'],
    ['総人口', 'population'],
    ['人口（人）', 'population'],
    ['人 口', 'population'],
    ['総数、年齢「不詳」含む', 'population'],
    ['totalPopulation', 'population'],
    ['男性', 'men'],
    ['男', 'men'],
    ['male', 'men'],
    ['男の総数、年齢「不詳」含む', 'men'],
    ['女性', 'women'],
    ['woman', 'women'],
    ['世帯数', 'households'],
    ['世帯数（世帯）', 'households'],
    ['numberOfHouseholds', 'households'],
    ['備考', 'known'],
    ['年齢不詳', 'known'],
    ['0-4歳の男性', 'men 0-4'],
    ['０～４歳の女性', 'women 0-4'],
    ['0〜4歳男', 'men 0-4'],
    ['男0-4', 'men 0-4'],
    ['男 100歳以上', 'men 100-'],
    ['85歳以上の女性', 'women 85-'],
    ['総数６５歳以上', 'all 65-'],
    ['総数１５歳未満', 'all 0-14'],
    ['15～64歳', 'all 15-64'],
    ['男女計15-64歳', 'all 15-64'],
    ['65才以上人口', 'all 65-'],
    ['7歳', 'all 7-7'],
    ['man1', 'men 0-4'],
    ['woman18', 'women 85-89'],
    ['5', null],
    ['64-60歳', null],
    ['0歳未満', null],
    ['man0', null],
    ['前年比', null],
    ['', null],
  ])('%s: %s', (heading, wanted) => {
    expect(shown(heading)).toBe(wanted);
  });
});

describe('the row of headings', () => {
  const rowsOf = (text: string) => text.split('\n').map((line) => line.split(','));
  const found = (text: string) => {
    const heading = findHeading(rowsOf(text));
    return heading && [heading.at, heading.rows, heading.titles.join()];
  };
  test.each([
    ['alone', '町名,人口\n本町,5', [0, 1, '町名,人口']],
    ['below a title and a blank', '縁川市の人口,\n,\n町名,人口\n本町,5', [2, 1, '町名,人口']],
    [
      'in two rows (e-Stat)',
      'KEY_CODE,NAME,T1\n,,総数０～４歳\n01,本町,5',
      [0, 2, 'KEY_CODE,NAME,総数０～４歳'],
    ],
    ['without a name', '人口,世帯数\n5,2', null],
    ['without heads', '町名,備考\n本町,', null],
    ['nothing', '', null],
  ])('%s', (_, text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });

  test('the last class in Roman letters is open, whichever it is', () => {
    for (const last of [18, 21]) {
      const names = Array.from({ length: last }, (_, n) => `man${n + 1},woman${n + 1}`);
      const heading = findHeading(rowsOf(`regionName,${names.join()}\n本町,5`));
      const open = heading?.columns.filter((c) => c && 'age' in c && c.age.to === null);
      expect(open).toEqual(
        ['men', 'women'].map((sex) => ({ age: { sex, from: 5 * (last - 1), to: null } })),
      );
    }
  });
});
