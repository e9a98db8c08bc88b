import { expect, test } from 'vitest';
import { mustRead, reasonOf, sampleFile } from '#tests/area-files.ts';
import type { AreaIn } from './reading.ts';

const line = ({ row, kind, name, parents }: AreaIn) =>
  `${row} ${kind} ${name}${parents.map((each) => ` < ${each.kind ?? '?'} ${each.name}`).join('')}`;

test('(a) the table of the city, as it comes from an office', () => {
  const read = mustRead(sampleFile('official-cp932.csv'));
  expect(read).toMatchObject({ kind: 'table', rows: 8, skipped: 4, problems: [], repaired: [] });
  expect(read.areas.filter(({ kind }) => kind !== 'district').map(line)).toEqual([
    '5 zone 日和第二小 < district 東部',
    '5 town 南1丁目 < district 東部 < zone 日和第二小',
    '6 zone 市立日和第一小学校 < district 東部',
    '6 town 南2丁目 < district 東部 < zone 市立日和第一小学校',
    '6 part 南2丁目（1～5番） < town 南2丁目 < district 東部 < zone 市立日和第一小学校',
    '7 zone 日和第二小学校 < district 東部',
    '7 zone 南中',
    '7 town 南2丁目 < district 東部 < zone 日和第二小学校 < zone 南中',
    '7 part 南2丁目（6番～） < town 南2丁目 < district 東部 < zone 日和第二小学校 < zone 南中',
    '8 zone フレンド・スクール・ジャパン < district 西部',
    '8 zone 南中学校',
    '8 town 北町 < district 西部 < zone フレンド・スクール・ジャパン < zone 南中学校',
  ]);
  expect(read.areas.find(({ name }) => name === '南1丁目')?.parents[1]).toMatchObject({
    from: '2024-04-01',
  });
});

test('where a whole town and a part of it are listed, only the part lies elsewhere', () => {
  const read = mustRead('町丁目,避難所\n滝山五丁目,第九小学校\n滝山五丁目（1番）,第七小学校\n');
  expect(read.areas.map(line)).toEqual([
    '2 zone 第九小学校',
    '2 town 滝山五丁目 < zone 第九小学校',
    '3 zone 第七小学校',
    '3 town 滝山五丁目',
    '3 part 滝山五丁目（1番） < town 滝山五丁目 < zone 第七小学校',
  ]);
});

test('(b) a list of any areas with the one above', () => {
  const read = mustRead(sampleFile('list.csv'));
  expect(read.areas.map(line)).toEqual([
    '2 city 日和市',
    '3 district 東部 < ? 日和市',
    '4 zone 日和第二小学校 < ? 東部',
    '5 town 南一丁目 < ? 日和第二小学校',
    '6 neighbourhood ひだまり会 < ? 南一丁目',
    '7 neighbourhood まいご会 < ? どこにもない町',
    '8 neighbourhood まいご会のとなり < ? 日和市',
  ]);
  expect(read.areas[3]).toMatchObject({
    lat: 35.7501,
    lng: 139.5001,
    from: '2024-04-01',
    names: ['旧南町'],
  });
  expect(read.repaired.map(({ row, column }) => [row, column])).toEqual([
    [5, '緯度'],
    [5, 'いつから'],
  ]);
});

test('(c) towns in districts, and the city over them', () => {
  const read = mustRead('市区町村名,地区,町丁目\n日和市,東部,南一丁目、二丁目\n日和市,西部,北町\n');
  expect(read.areas.map(line)).toEqual([
    '2 city 日和市',
    '2 district 東部 < city 日和市',
    '2 town 南一丁目 < district 東部',
    '2 town 南二丁目 < district 東部',
    '3 city 日和市',
    '3 district 西部 < city 日和市',
    '3 town 北町 < district 西部',
  ]);
});

test('shelters in districts', () => {
  const read = mustRead('指定避難所,地区,緯度,経度\n第九小学校,西部,35.74,139.5\n');
  expect(read.areas.map(line)).toEqual(['2 district 西部', '2 zone 第九小学校 < district 西部']);
  expect(read.areas[1]?.lat).toBe(35.74);
});

test('only towns', () => {
  expect(mustRead('町丁目\n南町\n北町\n').areas.map(line)).toEqual(['2 town 南町', '3 town 北町']);
});

test.each([
  [
    '種別,名前\n惑星,火星\n',
    '種別',
    '「惑星」という種類は分かりません。市・地区・避難所区域・町丁目・町の一部・ご近所のどれかを書いてください。',
  ],
  ['種別,名前,備考\n町丁目,,x\n', '名前', '名前がありません。'],
  ['町丁目,避難所\n,第九小学校\n', '町丁目', '町丁目の名前がありません。'],
  ['町丁目,緯度,経度\n南町,48.8,2.3\n', '緯度', '緯度 48.8・経度 2.3 は日本の外です。'],
  ['町丁目,緯度,経度\n南町,35.7,ひがし\n', '経度', '経度「ひがし」が数字ではありません。'],
  [
    '町丁目,避難所,適用日\n南町,第九小,そのうち\n',
    '適用日',
    '日付「そのうち」が読めません。2024-04-01 や 令和6年4月1日 のように、年から書いてください。',
  ],
  [
    '町丁目,いつから,いつまで\n南町,R7.4.1,R6.4.1\n',
    'いつまで',
    '終わりの日が、始まりの日より前です。',
  ],
  [
    '町丁目,緯度,経度\n南町、北町,35.7,139.5\n',
    '町丁目',
    '1行に2つ以上の名前があり、位置・かな・コード・別名がどれのものか分かりません。1行に1つずつ書いてください。',
  ],
])('%j: the row falls, with its column and reason', (text, column, reason) => {
  const read = mustRead(text);
  expect(read.problems).toEqual([{ row: 2, column, reason }]);
  expect(read.areas).toEqual([]);
});

test.each([
  ['名称,緯度,経度\n市民ホール,35.7,139.5\n', 'どの種類の地域の表か分かりません。'],
  ['地方公共団体名,地域名,総人口\n市川市,国府台,632\n', 'どの種類の地域の表か分かりません。'],
  ['ただの文が\n二行あります\n', '見出しが見つかりません。'],
  ['町丁目,避難所\n', '見出しの下に、読む行が1行もありません。'],
  ['町丁目,避難所\n,\n合計,0\n', '見出しの下に、読む行が1行もありません。'],
])('%j is no table of areas', (text, reason) => {
  expect(reasonOf(text)).toContain(reason);
});
