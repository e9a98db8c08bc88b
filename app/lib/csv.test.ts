import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCell, openedCell, plainCell, toCsv } from './csv.ts';
import { decodeText, parseCsv } from './files.ts';

describe('writing CSV', () => {
  test('has a mark, CRLF and quotes where needed', () => {
    const rows = [
      ['町名', '人口', '備考'],
      ['滝山5丁目', 1234, null],
      ['a,b', -5, 'c"d'],
      ['e\nf', 0.5, ' g '],
    ];
    expect(toCsv(rows)).toBe(
      '\uFEFF町名,人口,備考\r\n滝山5丁目,1234,\r\n"a,b",-5,"c""d"\r\n"e\nf",0.5," g "\r\n',
    );
  });

  test('an empty table is the mark alone, a number that is none is empty', () => {
    expect(toCsv([])).toBe('\uFEFF');
    expect(toCsv([[Number.NaN, Number.POSITIVE_INFINITY]])).toBe('\uFEFF,\r\n');
  });
});

describe('S11: no cell runs as a formula', () => {
  test.each([
    '=1+1',
    '+81',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '−1',
    ' =1',
    '　＝1',
    '﹦1',
    '=',
    "=cmd|' /C calc'!A0",
  ])('%j gets an apostrophe', (text) => {
    expect(plainCell(text)).toBe(`'${text}`);
    expect(parseCsv(toCsv([[text, 1]]))).toEqual([[`'${text}`, '1']]);
  });

  test.each(['見守り', 'a=b', '1-2', '', '"=1"', "'見", '(1)', 'ー'])('%j stays', (text) => {
    expect(plainCell(text)).toBe(text);
  });

  test('a return is a line end, whatever it was', () => {
    expect(parseCsv(toCsv([['\r=1', 'a\r\nb', '\0=1', 'x\u0085\ud800y']]))).toEqual([
      ["'\n=1", 'a\nb', "'=1", 'x\ufffdy'],
    ]);
  });

  test.each(["'=1", "''=1", "'＝1"])('%j gets one more, or it would lose its own', (text) => {
    expect(plainCell(text)).toBe(`'${text}`);
  });

  test('what comes in again is what went out', () => {
    const text = fc.string({ unit: fc.constantFrom(..."'=+-@＝\t\n ａ見"), maxLength: 5 });
    fc.assert(fc.property(text, (t) => openedCell(plainCell(t)) === t));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (t) => openedCell(plainCell(t)) === t));
  });

  test.each(["'見守り", "'", '=1', ''])('%j is nobody’s guard and comes in as it is', (text) => {
    expect(openedCell(text)).toBe(text);
  });

  test('a number stays a number', () => {
    expect(toCsv([[-5, 0, 1.5]])).toBe('\uFEFF-5,0,1.5\r\n');
  });

  test('no field of any table begins with a sign', () => {
    const cell = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'=+-@＝＋－＠\t\r\n ",a見'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const { text, encoding } = decodeText(new TextEncoder().encode(toCsv(rows)));
          expect(encoding).toBe('utf-8');
          const back = parseCsv(text);
          expect(back).toEqual(rows.map((row) => row.map((t) => plainCell(cleanCell(t)))));
          for (const field of back.flat()) expect(field).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
        },
      ),
    );
  });
});
