import { describe, expect, test } from 'vitest';
import { firstCodes } from './lists.ts';
import { pastedWords } from './paste.ts';

const DAY = '2026-11-20';
const means = firstCodes('means').map((code) =>
  code.code === 'letter' ? { ...code, untilOn: '2026-03-31' } : code,
);
const connected = firstCodes('connected');
const told = (text: string, list: 'means' | 'connected' = 'means') =>
  pastedWords(list, list === 'means' ? means : connected, text, DAY).lines.map((line) => [
    line.row,
    line.outcome,
    line.message ?? ('value' in line ? line.value.label : ''),
  ]);

describe('words pasted into a list', () => {
  test.each([
    ['a new one', '回覧板', [[1, 'add', '回覧板']]],
    ['one that is there', '電話', [[1, 'same', 'もう一覧にあります。']]],
    [
      'one that is there, written in full width',
      'メール・ＳＮＳ',
      [[1, 'same', 'もう一覧にあります。']],
    ],
    [
      'one that ended',
      '手紙・FAX',
      [[1, 'change', '使い終わった言葉を、また使えるようにします。']],
    ],
    [
      'one twice',
      '回覧板\n電話\n 回覧板',
      [
        [1, 'add', '回覧板'],
        [2, 'same', 'もう一覧にあります。'],
        [3, 'same', '1行目と同じ言葉です。'],
      ],
    ],
    ['one too long', 'あ'.repeat(41), [[1, 'wrong', '名前は40字までにしてください。']]],
    ['one of two lines', '"回覧板\n（紙）"', [[1, 'add', '回覧板 （紙）']]],
    ['another column beside', '回覧板\t毎月', [[1, 'wrong', '列が多すぎます（「毎月」）。']]],
    ['a heading above', '言葉\n回覧板', [[2, 'add', '回覧板']]],
  ])('%s', (_what, text, lines) => expect(told(text)).toEqual(lines));

  test('into groups by their names', () => {
    const wrong = 'まとまりは「公的な機関」か「地域」と書いてください。';
    expect(told('茶話会の会\t地域\n税務課\t\n消防署\t役所', 'connected')).toEqual([
      [1, 'add', '茶話会の会'],
      [2, 'wrong', wrong],
      [3, 'wrong', wrong],
    ]);
    const { lines } = pastedWords('connected', connected, 'まとまり\t言葉\n地域\t茶話会の会', DAY);
    expect(lines).toMatchObject([
      { value: { label: '茶話会の会', group: 'community', code: null } },
    ]);
  });
});
