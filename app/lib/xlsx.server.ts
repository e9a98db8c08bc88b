/**
 * A workbook, written sheet by sheet as the rows come. By hand because the library at hand takes
 * 19 s and 1.2 GB for 100,000 records (P8): headings bold and frozen, texts as texts, days as days.
 */
import { type Cell, cleanCell, plainCell } from './csv.ts';
import { dayNumber, isDay } from './dates.ts';
import { type Column, MOST_LETTERS, type Sheet, sheetName, type Written } from './sheet.ts';
import { type Entry, zipOf } from './zip.server.ts';

/** Excel's rows, one of them the heading. */
const MOST_ROWS = 1_048_575;
export class TooManyRows extends Error {}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export function xlsxOf(sheet: Sheet, written: Written): AsyncGenerator<Buffer> {
  return bookOf([sheet], written);
}

/** `written` counts the rows of all sheets. */
export function bookOf(sheets: readonly Sheet[], written: Written): AsyncGenerator<Buffer> {
  const count = sheets.length;
  const targets = sheets.map((_, at): [string, string] => [
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ]);
  const fixed: [string, string][] = [
    ['[Content_Types].xml', typesOf(count)],
    ['_rels/.rels', relations(['officeDocument', 'xl/workbook.xml'])],
    ['xl/workbook.xml', workbook(sheetNames(sheets))],
    ['xl/_rels/workbook.xml.rels', relations(...targets, ['styles', 'styles.xml'])],
    ['xl/styles.xml', styles],
  ];
  const entries: Entry[] = fixed.map(([name, text]) => ({ name, parts: [XML + text] }));
  const parts = sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    parts: sheetXml(sheet, written),
  }));
  return zipOf([...entries, ...parts]);
}

/** Excel opens no book in which two sheets have one name. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const names: string[] = [];
  for (const { name } of sheets) {
    const plain = sheetName(name);
    const taken = names.filter((other) => other.replace(/ \d+$/, '') === plain).length;
    names.push(taken === 0 ? plain : `${plain.slice(0, 25)} ${taken + 1}`);
  }
  return names;
}

async function* sheetXml({ columns, rows }: Sheet, written: Written): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(columnXml).join('')}</cols><sheetData>`;
  const names = columns.map((_, at) => letters(at));
  const heads = columns.map(({ label }, at) => textXml(`${names[at]}1`, HEAD, label, written));
  yield `<row r="1">${heads.join('')}</row>`;
  let at = 1;
  for await (const part of rows) {
    if (at + part.length > MOST_ROWS + 1) throw new TooManyRows();
    let xml = '';
    for (const row of part) {
      written.rows += 1;
      at += 1;
      xml += `<row r="${at}">`;
      for (const [n, column] of columns.entries())
        xml += cellXml(`${names[n]}${at}`, row[n] ?? null, column, written);
      xml += '</row>';
    }
    yield xml;
  }
  yield '</sheetData><pageSetup paperSize="9" orientation="landscape"/></worksheet>';
}

function columnXml({ width = 14 }: Column, at: number): string {
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
}

const [PLAIN, HEAD, TEXT, DAY] = [0, 1, 2, 3];

function cellXml(name: string, cell: Cell, { type }: Column, written: Written): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? `<c r="${name}" s="${PLAIN}"><v>${cell}</v></c>` : '';
  // Excel counts days from 1900 and has one that never was: before March it would be another day.
  if (type === 'day' && cell >= '1900-03-01' && isDay(cell))
    return `<c r="${name}" s="${DAY}"><v>${dayNumber(cell) + 25_569}</v></c>`;
  return textXml(name, TEXT ?? 0, cell, written);
}

function textXml(name: string, style: number | undefined, text: string, written: Written): string {
  const plain = plainCell(cleanCell(text));
  const fit = plain.length > MOST_LETTERS ? shortened(plain, written) : plain;
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(fit)}</t></is></c>`;
}

const CUT = '…（長いため、ここまで）';

function shortened(text: string, written: Written): string {
  written.cut += 1;
  return text.slice(0, MOST_LETTERS - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** 0 → A, 26 → AA. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

function typesOf(count: number): string {
  const sheets = Array.from({ length: count }, (_, at) => `worksheets/sheet${at + 1}`);
  const parts = [
    ['workbook', 'sheet.main'],
    ...sheets.map((part) => [part, 'worksheet']),
    ['styles', 'styles'],
  ];
  const each = parts.map(
    ([part, type]) =>
      `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${each.join('')}</Types>`;
}

function relations(...to: [type: string, target: string][]): string {
  const each = to.map(
    ([type, target], n) =>
      `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, at) => {
    const quoted = escaped(name).replaceAll('"', '&quot;');
    return `<sheet name="${quoted}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`;
  });
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

// 49 is "text": typing in such a cell again does not make a formula of it.
const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/mm/dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="11"/><name val="游ゴシック"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">${[
  [0, 0],
  [49, 1],
  [49, 0],
  [164, 0],
]
  .map(
    ([format, font]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  )
  .join('')}</cellXfs></styleSheet>`;
