/** CSV and TSV as rows of texts, in whatever encoding they came. */
import {
  decodeText,
  type Encoding,
  eachCsvRow,
  UnclosedQuote,
  UnreadableFile,
} from '#app/lib/files.ts';
import { MOST, tooMuch } from './limits.ts';
import type { Take } from './sheet.ts';
import { waysOut } from './ways-out.ts';
import { Enough } from './xml.ts';

export function readDelimited(bytes: Uint8Array, take: Take): Encoding {
  const { text, encoding } = decodeText(bytes);
  refuseTooMuch(text);
  let [row, rows] = [0, 0];
  try {
    // Joined files have a mark in the middle of the first line, or two of them.
    eachCsvRow(text.replace(/^\uFEFF+/, ''), (cells) => {
      row += 1;
      const given = toLast(cells);
      if (given.length === 0) return;
      rows += 1;
      if (rows > MOST.rows) throw new UnreadableFile(tooMuch.rows);
      if (given.length > MOST.columns) throw new UnreadableFile(tooMuch.columns);
      if (given.some((cell) => cell.length > MOST.cell)) throw new UnreadableFile(tooMuch.cell);
      if (take({ row, cells: given }) === false) throw new Enough();
    });
  } catch (error) {
    if (error instanceof UnclosedQuote) throw new UnreadableFile(waysOut.quote);
    if (!(error instanceof Enough)) throw error;
  }
  return encoding;
}

/** Without what is blank at the end. */
function toLast(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

/** Counted before any cell is made: millions of empty ones take more memory than the file. */
function refuseTooMuch(text: string): void {
  let [lines, cells, inLine] = [1, 1, 1];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === COMMA || sign === TAB) {
      cells += 1;
      inLine += 1;
      // Excel's own width; spreadsheets fill lines with empty cells up to it.
      if (inLine > 16_384 * 4) throw new UnreadableFile(tooMuch.columns);
    } else if (sign === LINE || sign === RETURN) {
      lines += 1;
      inLine = 1;
    }
  }
  if (lines > MOST.rows * 10) throw new UnreadableFile(tooMuch.rows);
  if (cells > MOST.cells * 2) throw new UnreadableFile(tooMuch.cells);
}

const [COMMA, TAB, LINE, RETURN] = [44, 9, 10, 13];
