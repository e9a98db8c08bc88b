import { expect, test } from 'vitest';
import { rowOf } from './lines.ts';

const kinds = { id: 'text', place: 'text?', minutes: 'whole?', lat: 'number' } as const;
const place = { file: 'jsonl/record.jsonl', line: 3 };
const good = { id: 'a', place: null, minutes: 30, lat: 34.5 };
const read = (changes: object) => rowOf(JSON.stringify({ ...good, ...changes }), kinds, place);

test('cells come in the order of the columns, whatever the order of the line', () => {
  expect(rowOf('{"lat":34.5,"minutes":30,"place":null,"id":"a"}', kinds, place)).toEqual([
    'a',
    null,
    30,
    34.5,
  ]);
  expect(read({ minutes: null })).toEqual(['a', null, null, 34.5]);
});

test.each([
  ['a text where a number stands', { minutes: '30' }, '「minutes」の欄は、整数でなければ'],
  ['half a minute', { minutes: 1.5 }, '「minutes」の欄は、整数でなければ'],
  ['beyond what both engines hold', { minutes: 2 ** 53 }, '「minutes」の欄は、整数でなければ'],
  ['a number where a text stands', { place: 7 }, '「place」の欄は、文字でなければ'],
  ['true', { lat: true }, '「lat」の欄は、数でなければ'],
  ['nothing where something must be', { id: null }, '「id」の欄は、文字でなければ'],
  ['a list', { place: [] }, '「place」の欄は、文字でなければ'],
  ['an unknown column', { note: 'x' }, '「note」という欄はありません'],
  ['a word that every object knows', { constructor: 1 }, '「constructor」という欄はありません'],
])('%s is named by file and line', (_, changes, sentence) => {
  expect(() => read(changes)).toThrow(`jsonl/record.jsonl の 3 行目：${sentence}`);
});

test.each([
  ['a column that is gone', '{"id":"a"}', '「place」の欄がありません'],
  ['half a line', '{"id":"a"', '1件の形（JSON）になっていません'],
  ['a list', '[1]', '1件の形（JSON）になっていません'],
  ['nothing', 'null', '1件の形（JSON）になっていません'],
  ['an empty line', '', '1件の形（JSON）になっていません'],
])('%s too', (_, text, sentence) => {
  expect(() => rowOf(text, kinds, place)).toThrow(`3 行目：${sentence}`);
});
