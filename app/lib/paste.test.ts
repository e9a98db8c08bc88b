import { describe, expect, test } from 'vitest';
import { readPaste, repeats } from './paste.ts';

const one = [{ field: 'label', label: '言葉', heads: ['名前'] }] as const;
const three = [
  { field: 'name', label: '名前', heads: ['氏名'] },
  { field: 'kana', label: 'ふりがな', heads: ['フリガナ', 'よみ'] },
  { field: 'email', label: 'メールアドレス', heads: ['メール'] },
] as const;

const words = (text: string) => readPaste(text, one).rows.map(({ fields }) => fields.label);
const people = (text: string) =>
  readPaste(text, three).rows.map(({ fields: { name, kana, email } }) => [name, kana, email]);

describe('one column', () => {
  test.each([
    ['lines', '茶話会\n体操', ['茶話会', '体操']],
    ['line ends of Windows and an empty last line', '茶話会\r\n体操\r\n', ['茶話会', '体操']],
    ['line ends of an old Mac', '茶話会\r体操', ['茶話会', '体操']],
    ['empty lines between', '茶話会\n\n\n体操', ['茶話会', '体操']],
    ['blanks of every width at the ends', '　茶話会 \n\u00a0体操\u200b', ['茶話会', '体操']],
    ['tabs that trail', '茶話会\t\t\n体操\t\t', ['茶話会', '体操']],
    ['a heading', '言葉\n茶話会', ['茶話会']],
    ['a heading with a mark', '名前（必須）\n茶話会', ['茶話会']],
    ['a byte order mark', '\ufeff茶話会', ['茶話会']],
    ['commas that belong to the word', '電話,メール\n訪問,同行', ['電話,メール', '訪問,同行']],
    ['a line end inside a quoted cell', '"茶話会\n（午後）"\n体操', ['茶話会\n（午後）', '体操']],
    [
      'doubled quotation marks',
      '"「""ほっと""」の会\n午後"\n体操',
      ['「"ほっと"」の会\n午後', '体操'],
    ],
    ['a quotation mark in a word', '会の"呼び名"\n体操', ['会の"呼び名"', '体操']],
    ['a quotation mark never closed', '"茶話会\n体操', ['"茶話会', '体操']],
    ['full-width signs as they are', 'ＰＴＡ\n①番', ['ＰＴＡ', '①番']],
    ['nothing', '', []],
    ['blanks alone', ' \n\t\n　', []],
    ['a heading alone', '言葉', []],
  ])('%s', (_what, text, expected) => expect(words(text)).toEqual(expected));
});

describe('several columns', () => {
  const sato = ['佐藤 花', 'さとう はな', 'sato@example.jp'];
  test.each([
    ['tabs', '佐藤 花\tさとう はな\tsato@example.jp', [sato]],
    [
      'commas',
      '佐藤 花,さとう はな,sato@example.jp\n乙,,b@example.jp',
      [sato, ['乙', '', 'b@example.jp']],
    ],
    ['a cell that is missing', '佐藤 花\tさとう はな\n', [['佐藤 花', 'さとう はな', '']]],
    [
      'tabs though there are commas',
      '佐藤, 花\tさとう\ta@example.jp',
      [['佐藤, 花', 'さとう', 'a@example.jp']],
    ],
    [
      'lines that disagree on commas',
      '佐藤,花\n鈴木',
      [
        ['佐藤,花', '', ''],
        ['鈴木', '', ''],
      ],
    ],
    [
      'headings in another order',
      'メール\t氏名\nsato@example.jp\t佐藤 花',
      [['佐藤 花', '', 'sato@example.jp']],
    ],
    [
      'headings beside unknown ones',
      'No.\t氏名\tﾌﾘｶﾞﾅ\n1\t佐藤 花\tさとう はな',
      [['佐藤 花', 'さとう はな', '']],
    ],
    ['an empty first column', '\t佐藤 花\n', [['', '佐藤 花', '']]],
    [
      'one known word in a first row of three is no heading',
      '名前\t乙\t丙',
      [['名前', '乙', '丙']],
    ],
    [
      'a quoted cell with a tab and a line end',
      '"佐藤\t花"\tよみ1\ta@example.jp',
      [['佐藤\t花', 'よみ1', 'a@example.jp']],
    ],
  ])('%s', (_what, text, expected) => expect(people(text)).toEqual(expected));

  test('says what stood beside the columns, and which headings it left', () => {
    expect(readPaste('a\tb\tc\td\t\te', three).rows[0]?.extra).toEqual(['d', 'e']);
    expect(readPaste('氏名\t備考\tメール\n甲\tx\ty', three)).toMatchObject({
      ignored: ['備考'],
      rows: [{ row: 2, fields: { name: '甲', email: 'y' }, extra: [] }],
    });
  });

  test('counts rows as one sees them', () => {
    const { rows } = readPaste('氏名\tメール\n\n甲\ta\n\n乙\tb', three);
    expect(rows.map(({ row }) => row)).toEqual([3, 5]);
  });
});

test('what repeats an earlier row', () => {
  const rows = ['a', 'b', 'A', '', ''].map((key, at) => ({ row: at + 1, key }));
  expect(repeats(rows, ({ key }) => key.toLowerCase())).toEqual(new Map([[3, 1]]));
});
