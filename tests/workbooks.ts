/** Workbooks and zips made by hand, so that a test can make what no spreadsheet would. */
import { deflateRawSync } from 'node:zlib';

export type ZipPart = {
  name: string;
  body: string | Buffer;
  /** What the directory says instead of the truth. */
  size?: number;
  flags?: number;
  /** Packed already. */
  packed?: Buffer;
};

export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body, size, flags = 0, packed = deflateRawSync(body) } of parts) {
    const real = size ?? Buffer.byteLength(body);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(real, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(real, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, title);
    locals.push(local, title, packed);
    at += local.length + title.length + packed.length;
  }
  const middle = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(middle.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, middle, end]);
}

/** A text, a number, a day as Excel counts it, or a cell written out: `<c …>`. */
export type TestCell = string | number | null | { day: number } | { raw: string };
export type TestSheet = {
  name?: string;
  hidden?: boolean;
  rows: TestCell[][];
  merges?: string[];
  /** Instead of the rows. */
  xml?: string;
};
type Book = { since1904?: boolean; more?: ZipPart[]; shared?: string; styles?: string };

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Style 1 is a day, 2 a time, 3 a Japanese day, 4 a length. */
export const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs></styleSheet>`;

export function workbookOf(sheets: readonly TestSheet[], book: Book = {}): Buffer {
  return zipOf([...partsOf(sheets, book), ...(book.more ?? [])]);
}

export function partsOf(sheets: readonly TestSheet[], book: Book = {}): ZipPart[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`;
  const named = sheets.map(
    ({ name = 'Sheet1', hidden }, n) =>
      `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  return [
    {
      name: '_rels/.rels',
      body: `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      body: `<?xml version="1.0"?><workbook><workbookPr${book.since1904 ? ' date1904="1"' : ''}/><sheets>${named.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `<Relationships>${sheets.map((_, n) => relation(`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`)).join('')}${relation('s', 'styles', 'styles.xml')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    { name: 'xl/styles.xml', body: book.styles ?? STYLES },
    ...(book.shared ? [{ name: 'xl/sharedStrings.xml', body: book.shared }] : []),
    ...sheets.map((sheet, n) => ({
      name: `xl/worksheets/sheet${n + 1}.xml`,
      body: sheet.xml ?? sheetXml(sheet),
    })),
  ];
}

export function sheetXml({ rows, merges = [] }: TestSheet): string {
  const lines = rows.map((cells, row) => {
    const inside = cells.map((cell, at) => cellXml(cell, `${letters(at)}${row + 1}`)).join('');
    return `<row r="${row + 1}">${inside}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet><sheetData>${lines.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: TestCell, at: string): string {
  if (cell === null) return `<c r="${at}" s="1"/>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return 'day' in cell ? `<c r="${at}" s="1"><v>${cell.day}</v></c>` : cell.raw.replace('@', at);
}

export function letters(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
