import { describe, expect, test } from 'vitest';
import { bytesOf, hasRealFiles, mustRead, realFile, reasonOf } from '#tests/area-files.ts';

const bytes = (...start: number[]) => new Uint8Array([...start, ...new Array<number>(64).fill(0)]);

test.each<[string, Uint8Array | string, string]>([
  ['nothing', '', 'ファイルが空です。'],
  ['blanks', ' \r\n\t\n', 'ファイルが空です。'],
  ['a byte order mark alone', '\uFEFF', 'ファイルが空です。'],
  ['PDF', bytesOf('%PDF-1.7\n%âãÏÓ'), 'これは PDF です。'],
  ['xlsx', bytes(0x50, 0x4b, 3, 4), 'これは Excel か、まとめたファイル（zip）です。'],
  [
    'xls',
    bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    'これは古い形の Excel などのファイルです。',
  ],
  ['PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'これは写真や画像です。'],
  ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'これは写真や画像です。'],
  ['a program', bytes(0x7f, 0x45, 0x4c, 0x46), '文字のファイルではありません。'],
  [
    'a page of an error',
    '<!DOCTYPE html><html><body>404</body></html>',
    'これはファイルではなく、ホームページの1枚です。',
  ],
  [
    'a page without a doctype',
    '\n<HTML><head></head></HTML>',
    'これはファイルではなく、ホームページの1枚です。',
  ],
  [
    'JSON cut short',
    '{"type":"FeatureCollection","features":[{"type":"Fea',
    'ファイルが途中で切れています。',
  ],
  ['a list cut short', '[{"town":"南町","lat":35.7},{"town":', 'ファイルが途中で切れています。'],
  [
    'JSON with a slip',
    '[{"town":"南町",,"lat":35.7}]',
    'JSON の書き方に間違いがあり、読めません。',
  ],
  ['an empty list', '[]', '一覧の中に1件もありません。'],
  ['no features', '{"type":"FeatureCollection","features":[]}', '一覧の中に1件もありません。'],
  [
    'GeoJSON of something else',
    '{"type":"FeatureCollection","features":[{"properties":{"name":"バス停"}}]}',
    '指定避難所の一覧ではありません。',
  ],
  ['a list of something else', '[{"id":1},{"id":2}]', '町丁目の一覧ではありません。'],
  ['an object', '{"a":1}', '中の形が分かりません。'],
  [
    'a CSV cut in a quotation',
    '町丁目,避難所\n"南町,第九小学校\n北町,第七小学校\n',
    '「"」のしるしが閉じていません。',
  ],
  ['prose', 'こんにちは。\nお元気ですか。\n', '見出しが見つかりません。'],
])('%s is refused in a sentence', (_, file, reason) => {
  expect(reasonOf(file)).toContain(reason);
});

const twoTowns = ['南一丁目', '北町'];
const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

test.each<[string, Uint8Array | string]>([
  ['plain', '町丁目,避難所\n南一丁目,第九小\n北町,第七小\n'],
  ['no last line end', '町丁目,避難所\n南一丁目,第九小\n北町,第七小'],
  ['CRLF and BOM', '\uFEFF町丁目,避難所\r\n南一丁目,第九小\r\n北町,第七小\r\n'],
  ['UTF-16 of Excel', utf16('町丁目\t避難所\r\n南一丁目\t第九小\r\n北町\t第七小\r\n')],
  ['tabs', '町丁目\t避難所\n南一丁目\t第九小\n北町\t第七小\n'],
  ['semicolons', '町丁目;避難所;緯度\n南一丁目;第九小;\n北町;第七小;\n'],
  [
    'a title and a date above',
    '町丁目別避難所\n令和8年4月1日現在\n\n町丁目,避難所\n南一丁目,第九小\n北町,第七小\n',
  ],
  ['blank lines between', '町丁目,避難所\n\n南一丁目,第九小\n,\n北町,第七小\n\n\n'],
  ['totals', '町丁目,避難所\n南一丁目,第九小\n小計,1\n北町,第七小\n合　計,2\n日和市 計,2\n'],
  [
    'the same line twice',
    '町丁目,避難所\n南一丁目,第九小\n南1丁目,第九小\n南一丁目,第九小\n北町,第七小\n',
  ],
  [
    'the heading again on each page',
    '町丁目,避難所\n南一丁目,第九小\n町丁目,避難所\n北町,第七小\n',
  ],
  [
    'remarks below',
    '町丁目,避難所\n南一丁目,第九小\n北町,第七小\n※ 色のついた町は見なおし中\n（注）出典は防災課\n',
  ],
  [
    'columns the other way, one without a heading',
    ',避難所,町丁目\n1,第九小,南一丁目\n2,第七小,北町\n',
  ],
  ['dashes for nothing', '町丁目,避難所,緯度,経度,かな\n南一丁目,－,-,-,―\n北町,なし,,,\n'],
  ['blanks in names', '町 丁 目,避 難 所\n　南 一丁目,第九小\n北町　,第七小\n'],
  ['line breaks in cells', '町丁目,避難所\n"南一丁目","第九小\n第七小"\n北町,第七小\n'],
  ['too few and too many cells', '町丁目,避難所,備考\n南一丁目\n北町,第七小,,,,\n'],
  ['English headings', 'town,zone\n南一丁目,第九小\n北町,第七小\n'],
  [
    'JSON with a BOM',
    '\uFEFF[{"town":"南一丁目","lat":35.7,"lng":139.5},{"town":"北町","lat":35.7,"lng":139.5}]',
  ],
])('towns are read from a file with %s', (_, file) => {
  const read = mustRead(file);
  expect(read.problems).toEqual([]);
  const towns = new Set(read.areas.filter(({ kind }) => kind === 'town').map(({ name }) => name));
  expect([...towns].filter((name) => name !== '南1丁目')).toEqual(twoTowns);
  const kept = new Set(read.areas.map(({ row }) => row));
  expect(kept.size + read.skipped).toBe(read.rows);
});

test('decimal commas between semicolons', () => {
  const [town] = mustRead('町丁目;緯度;経度\n南町;35,7501;139,5001\n').areas;
  expect(town).toMatchObject({ lat: 35.7501, lng: 139.5001 });
});

test('thousands in a code are told', () => {
  const read = mustRead('町丁目,コード\n南町,"139,998"\n');
  expect(read.areas[0]?.sourceKey).toBe('139998');
  expect(read.repaired).toEqual([
    { row: 2, column: 'コード', reason: 'コード「139,998」のコンマをとりました。' },
  ]);
});

describe.skipIf(!hasRealFiles)('real files that are something else', () => {
  test.each([
    'ichikawa/122033_101_public_facility.csv',
    'ichikawa/122033_104_population.csv',
    'ichikawa/122033_109_care_service.csv',
    'takamatsu/population_0066_202602.xlsx',
    'takamatsu/community_center_data.xlsx',
    'formats/standard_headers.json',
    'formats/city-to-code.json',
    'formats/asvs5.csv',
    'formats/estat_tblT001082_sendai_excerpt_cp932.txt',
  ])('%s', (file) => {
    expect(reasonOf(realFile(file))).toMatch(/。$/);
  });
});
