import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, looksLike, parseCsv, UnclosedQuote } from './files.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, high: boolean) =>
  Uint8Array.from(
    [...`\uFEFF${text}`].flatMap((c) =>
      high
        ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]
        : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8],
    ),
  );
// 町名,人口(①㈱髙﨑～ﾊﾞソ)
const CP932 = Uint8Array.from([
  0x92, 0xac, 0x96, 0xbc, 0x2c, 0x90, 0x6c, 0x8c, 0xfb, 0x28, 0x87, 0x40, 0x87, 0x8a, 0xfb, 0xfc,
  0xfa, 0xb1, 0x81, 0x60, 0xca, 0xde, 0x83, 0x5c, 0x29,
]);

describe('decoding', () => {
  test.each([
    ['UTF-8', utf8('町名,髙﨑𠮷'), '町名,髙﨑𠮷', 'utf-8'],
    ['UTF-8 with mark', utf8('\uFEFF町名'), '町名', 'utf-8'],
    ['nothing', new Uint8Array(), '', 'utf-8'],
    ['UTF-16 little', utf16('町名', false), '町名', 'utf-16le'],
    ['UTF-16 big', utf16('町名', true), '町名', 'utf-16be'],
    ['CP932', CP932, '町名,人口(①㈱髙﨑～ﾊﾞソ)', 'cp932'],
    [
      'CP932 with the old end mark',
      Uint8Array.from([...CP932, 0x0d, 0x0a, 0x1a]),
      '町名,人口(①㈱髙﨑～ﾊﾞソ)\r\n',
      'cp932',
    ],
    [
      'CP932 with one bad byte',
      Uint8Array.from([...CP932, 0xff]),
      '町名,人口(①㈱髙﨑～ﾊﾞソ)\uFFFD',
      'cp932',
    ],
    [
      'UTF-8 cut within a letter',
      utf8('東久留米市の町名').slice(0, -1),
      '東久留米市の町\uFFFD',
      'utf-8',
    ],
  ])('%s', (_, bytes, text, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  test('any well-formed text in UTF-8 comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\uFEFF'));
        expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8' });
      }),
    );
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'));
  });
});

describe('reading CSV', () => {
  test.each([
    [
      'plain',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['with mark', '\uFEFFa,b', [['a', 'b']]],
    [
      'tabs',
      'a\tb\n1,5\t2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs and commas in every line',
      'a,1\tb\nc,2\td',
      [
        ['a,1', 'b'],
        ['c,2', 'd'],
      ],
    ],
    [
      'a tab in one cell',
      'a,b\nc\t,d',
      [
        ['a', 'b'],
        ['c\t', 'd'],
      ],
    ],
    ['a quoted tab is no sign', '"a\tb"\n"c\td"', [['a\tb'], ['c\td']]],
    ['lines in a cell', '"a\nb","c\r\nd"\r\n', [['a\nb', 'c\r\nd']]],
    ['doubled quotes', '"a ""b""",c', [['a "b"', 'c']]],
    ['a stray quote', 'a"b,c', [['a"b', 'c']]],
    ['uneven rows', 'a,b,c\nd\ne,f', [['a', 'b', 'c'], ['d'], ['e', 'f']]],
    ['empty rows keep their number', 'a\n\nb', [['a'], [''], ['b']]],
    [
      'old Mac lines',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['mixed lines', 'a\r\nb\nc', [['a'], ['b'], ['c']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  test('says when a quotation mark stays open', () => {
    expect(() => parseCsv('a,b\n"c,d\ne,f')).toThrow(UnclosedQuote);
  });
});

describe('kinds of files', () => {
  test.each([
    ['an object', utf8('{"a": 1}'), 'json'],
    ['a list after a mark and blanks', utf8('\uFEFF \n[ {"a": 1}]'), 'json'],
    ['an empty list', utf8('[]'), 'json'],
    ['a CSV that begins with a bracket', utf8('[町名],人口\n'), 'text'],
    ['CSV', utf8('町名,人口\n滝山,5\n'), 'text'],
    ['CP932', CP932, 'text'],
    ['CP932 with the old end mark', Uint8Array.from([...CP932, 0x1a]), 'text'],
    ['UTF-16', utf16('町名\t人口', false), 'text'],
    ['nothing', new Uint8Array(), 'text'],
    ['xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'zip'],
    ['an empty zip', Uint8Array.from([0x50, 0x4b, 5, 6]), 'zip'],
    ['xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'ole'],
    ['PDF', utf8('%PDF-1.7\n'), 'binary'],
    [
      'PNG',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      'binary',
    ],
    ['JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46]), 'binary'],
    ['a word beginning with PK', utf8('PK,番号'), 'text'],
  ])('%s', (_, bytes, kind) => {
    expect(looksLike(bytes)).toBe(kind);
  });

  test('the program itself is binary', () => {
    expect(looksLike(readFileSync(process.execPath).subarray(0, 4096))).toBe('binary');
  });
});
