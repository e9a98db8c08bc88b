/**
 * Rows pasted out of a spreadsheet: cells parted by tabs, or by commas when all lines agree on
 * them; quotation marks round cells with line ends; a heading row or none. What it means is for
 * each feature to say, one line a row.
 */
import { parseCsv, UnclosedQuote } from './files.ts';
import { normalise } from './japanese.ts';

export type Column<F extends string> = { field: F; label: string; heads?: readonly string[] };
export type PastedRow<F extends string> = {
  /** As a person counts the pasted rows, empty ones too. */
  row: number;
  fields: Record<F, string>;
  /** What stood beside the columns. */
  extra: string[];
};
export type Pasted<F extends string> = { rows: PastedRow<F>[]; ignored: string[] };

/** What becomes of a row: it is added, changes something, is there already, or cannot be taken. */
export type Line<T> = { row: number; label: string } & (
  | { outcome: 'add' | 'change'; value: T; message?: string }
  | { outcome: 'same' | 'wrong'; message: string }
);

export const MOST_ROWS = 500;

export function readPaste<F extends string>(
  text: string,
  columns: readonly Column<F>[],
): Pasted<F> {
  const cells = cellsOf(text, columns.length > 1)
    .map((row, at) => ({ row: at + 1, cells: row.map(tidy) }))
    .filter((row) => row.cells.some((cell) => cell !== ''));
  const heads = cells[0] && headsIn(cells[0].cells, columns);
  if (!heads) return { rows: cells.map((c) => inOrder(c, columns)), ignored: [] };
  const ignored = (cells[0]?.cells ?? []).filter((cell, at) => cell !== '' && !heads[at]);
  return { rows: cells.slice(1).map((c) => byHeads(c, columns, heads)), ignored };
}

/** The label of each row as it will be known to others; '（空）' for none. */
export const labelIn = (text: string) => text.replace(/\s+/g, ' ') || '（空）';

/** Rows that say the same as an earlier one: their number → the earlier one's. */
export function repeats<R extends { row: number }>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): Map<number, number> {
  const first = new Map<string, number>();
  const found = new Map<number, number>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = first.get(key);
    if (key === '') continue;
    if (before === undefined) first.set(key, row.row);
    else found.set(row.row, before);
  }
  return found;
}

/** Spaces of every width go at both ends, and so do letters without width. */
function tidy(cell: string): string {
  return cell
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();
}

function cellsOf(text: string, mayPart: boolean): string[][] {
  const plain = text.replace(/[\0\ufeff]/g, '');
  const sign = signIn(plain, mayPart);
  try {
    // A sign that stands nowhere keeps each line whole.
    return parseCsv(plain, sign ?? '\u0000');
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    // A quotation mark that is a word's own: the lines as they stand.
    return plain.split(/\r\n|\n|\r/).map((line) => (sign ? line.split(sign) : [line]));
  }
}

/** A comma parts cells only when it stands as often in each line: 「電話,メール」 may be one word. */
function signIn(text: string, mayPart: boolean): '\t' | ',' | null {
  const bare = text.replace(/"[^"]*"/g, '');
  if (bare.includes('\t')) return '\t';
  const counts = bare
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').length - 1);
  const agree = counts.length > 0 && counts.every((n) => n > 0 && n === counts[0]);
  return mayPart && agree ? ',' : null;
}

type Cells = { row: number; cells: string[] };
type Heads<F> = (F | undefined)[];

/** The columns by the first row, when it is a heading: all of its words known, or two of them. */
function headsIn<F extends string>(
  cells: string[],
  columns: readonly Column<F>[],
): Heads<F> | null {
  const found = cells.map((cell) => columns.find((column) => isHead(cell, column))?.field);
  const known = found.filter(Boolean).length;
  const given = cells.filter((cell) => cell !== '').length;
  const isOnce = new Set(found.filter(Boolean)).size === known;
  return isOnce && known > 0 && (known === given || known >= 2) ? found : null;
}

function isHead<F extends string>(cell: string, { label, heads = [] }: Column<F>): boolean {
  const key = (text: string) =>
    normalise(text)
      .replace(/[\s*※:]/g, '')
      .replace(/\(.*\)$/, '');
  return cell !== '' && [label, ...heads].some((head) => key(head) === key(cell));
}

function inOrder<F extends string>({ row, cells }: Cells, columns: readonly Column<F>[]) {
  const fields = Object.fromEntries(columns.map(({ field }, at) => [field, cells[at] ?? '']));
  const extra = cells.slice(columns.length).filter((cell) => cell !== '');
  return { row, fields: fields as Record<F, string>, extra };
}

function byHeads<F extends string>(
  { row, cells }: Cells,
  columns: readonly Column<F>[],
  heads: Heads<F>,
): PastedRow<F> {
  const fields = Object.fromEntries(
    columns.map(({ field }) => [field, cells[heads.indexOf(field)] ?? '']),
  );
  return { row, fields: fields as Record<F, string>, extra: [] };
}
