/** What no form expects. Text as people never type it, and bytes that are no text at all. */
import { Buffer } from 'node:buffer';

export type Value = string | Buffer;

const numbers = [
  ...['0', '-1', '-0', '1.5', '1e309', 'NaN', 'Infinity', '0x10', '１２', '٣', '2147483648'],
  ...['-2147483649', '9007199254740993', '99999999999999999999', '9'.repeat(400)],
];
const days = [
  ...['2026-02-30', '0000-00-00', '9999-12-31', '-0001-01-01', '+275760-09-14', '令和99年99月99日'],
  ...['R8.13.45', '99:99', '24:00', '2026-11-20T00:00:00Z', '11/23', 'きのう', '2026', '2026-13'],
];
const words = [
  ...[
    '',
    ' ',
    '　',
    '\0',
    'a\0b',
    '\u202e逆さ',
    '\ufeff',
    'e\u0301',
    '👨‍👩‍👧‍👦',
    '𠮷髙﨑①㈱',
    '\u{10ffff}',
  ],
  ...['null', 'undefined', 'true', 'on', '[]', '{}', '[object Object]', '__proto__', 'constructor'],
  ...['toString', '\r\nset-cookie: a=b', '\n\n', '\t', '\x1b[2J', '\x7f', 'あ'.repeat(3000)],
  ...['a'.repeat(9000), '\u0301'.repeat(500), '%', '%00', '%E3%81', '+', '&=&', ';', '_', '"', "'"],
];
const attacks = [
  ...[
    "' or 1=1 --",
    '"; drop table record; --',
    "') union select 1 --",
    '*',
    '"a" OR "b"',
    'a NEAR b',
  ],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{7*7}}', '${' + '7*7}'],
  ...['../../../../etc/passwd', '..\\..\\windows\\win.ini', '/etc/passwd', 'file:///etc/passwd'],
  ...[
    'javascript:alert(1)',
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '.',
    '..',
  ],
  ...['=1+1', '＝1+1', '@SUM(A1)', '(a+)+$', '.*', '[', '\\', '%n%n%s', '|id', '`id`', '$(id)'],
  ...[
    '{"a":1}',
    '[[[[]]]]',
    '1,2,3',
    '-',
    '--',
    '/*',
    '<?xml version="1.0"?><!DOCTYPE a SYSTEM "x">',
  ],
];
/** Half a letter, letters beyond the end, a lone surrogate as bytes, no UTF-8 at all. */
const bytes = [[0xe3, 0x81], [0xff, 0xfe], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0x82, 0xa0], [0xf8]];

export const texts: readonly string[] = [...numbers, ...days, ...words, ...attacks];
export const values: readonly Value[] = [...texts, ...bytes.map((list) => Buffer.from(list))];

export const fileNames = [
  ...[
    '写真.png',
    'a.csv',
    'a.xlsx',
    '../../a.png',
    'C:\\a.docx',
    '',
    '.',
    'a'.repeat(400),
    'a"b.png',
  ],
  ...['\u202egnp.exe', 'a.html', 'a.svg', 'con', 'a\0.png', '名前だけ'],
];
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQI12P4//8/AAX+Av7czFnnAAAAAElFTkSuQmCC',
  'base64',
);
export const contents: readonly Buffer[] = [
  ...[png, png.subarray(0, 40), Buffer.concat([png, Buffer.from('<script>')]), Buffer.alloc(0)],
  ...[
    '日付,内容\n2026-11-20,会合\n',
    '日付,内容\n"壊れ',
    'PK\x03\x04',
    '%PDF-1.7\n',
    '<svg onload="a()"/>',
  ].map((text) => Buffer.from(text)),
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]),
  Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}'),
  Buffer.from('{"type":"FeatureCollection","features":[null,1,{"properties":{"a":[]}}]}'),
  Buffer.alloc(5000, 0x41),
];
