// Uploaded files, told apart and read by what is in them, never by their name.
import { CsvError, parse } from 'csv-parse/sync';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp932';
export type Kind = 'json' | 'zip' | 'ole' | 'text' | 'binary';

/** A file that cannot be taken. The sentence says what it is and what to do. */
export class UnreadableFile extends Error {}

// A quotation mark was opened and never closed: cut short, or a stray mark. Reading on would
// put the rest of the file into one cell.
export class UnclosedQuote extends Error {
  override name = 'UnclosedQuote';
}

// Byte order mark, then strict UTF-8, then CP932 (the web's shift_jis is windows-31j, so ①㈱髙
// are right). When neither reads without holes the one with fewer holes (U+FFFD) is taken.
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (startsWith(bytes, [0xff, 0xfe]))
    return { text: decode(bytes, 'utf-16le'), encoding: 'utf-16le' };
  if (startsWith(bytes, [0xfe, 0xff]))
    return { text: decode(bytes, 'utf-16be'), encoding: 'utf-16be' };
  const utf8 = decode(bytes, 'utf-8');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf]) || isUtf8(bytes))
    return { text: utf8, encoding: 'utf-8' };
  // Old systems end a file with 0x1A, which Node reads as 0x1C in this encoding.
  const cp932 = decode(bytes, 'shift_jis').replace(/[\x1a\x1c]$/, '');
  return holes(utf8) < holes(cp932)
    ? { text: utf8, encoding: 'utf-8' }
    : { text: cp932, encoding: 'cp932' };
}

// Every line is a row, empty ones too, so that a row's number is the one a person sees.
export function parseCsv(text: string, delimiter?: string): string[][] {
  const rows: string[][] = [];
  eachCsvRow(text, (row) => rows.push(row), delimiter);
  return rows;
}

/** The same one by one, for files that would fill the memory. */
export function eachCsvRow(
  text: string,
  take: (row: string[]) => void,
  delimiter: string = findDelimiter(text),
): void {
  try {
    parse(text, {
      bom: true,
      on_record: (row: string[]) => {
        take(row);
        return null;
      },
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UnclosedQuote(error.message);
    throw error;
  }
}

export function looksLike(bytes: Uint8Array): Kind {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'binary'; // %PDF-
  const { text } = decodeText(bytes);
  // A CSV may begin with [memo], so the sign after the bracket counts as well.
  if (/^\s*(\{\s*["}]|\[\s*[[{"\]])/.test(text)) return 'json';
  const hasControls = /[\0-\x08\x0b\x0e-\x19\x1b\x1d-\x1f]/.test(text);
  return hasControls || holes(text) * 100 > text.length ? 'binary' : 'text';
}

// Of tab and comma the one on more of the first lines; as many: the tab, which texts rarely hold.
function findDelimiter(text: string): ',' | '\t' {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*("|$)/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 20);
  const count = (sign: string) => lines.filter((line) => line.includes(sign)).length;
  return count('\t') > 0 && count('\t') >= count(',') ? '\t' : ',';
}

function decode(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function holes(text: string): number {
  return text.split('\uFFFD').length - 1;
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
