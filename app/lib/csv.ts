// Tables going out as CSV: CRLF, RFC 4180; and cells that no spreadsheet runs (S11).

export type Cell = string | number | null;

/** UTF-8 with BOM, so that Excel sees the letters. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${csvLines(rows)}`;
}

export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

// Letters, figures, kana and kanji: most texts, told at a glance.
const PLAIN_START = /^[\w\u3041-\ufaff]/;
// NFKC finds the full-width signs; blanks before a sign do not stop every program.
const SIGN = /^[=+\-−@]/;

function isRun(text: string): boolean {
  if (PLAIN_START.test(text)) return false;
  return /^[\t\r\n]/.test(text) || SIGN.test(text.trimStart().slice(0, 1).normalize('NFKC'));
}

/**
 * S11: a text that a spreadsheet would run gets an apostrophe before it. So does one that has
 * apostrophes before a sign already, or taking ours away again would take theirs.
 */
export function plainCell(text: string): string {
  return isRun(text.replace(/^'+/, '')) ? `'${text}` : text;
}

/** The text as it was before `plainCell`, when it comes in again. */
export function openedCell(text: string): string {
  return text.startsWith("'") && isRun(text.replace(/^'+/, '')) ? text.slice(1) : text;
}

/** Without what XML and old programs cannot hold: control characters, halves of letters. */
export function cleanCell(text: string): string {
  if (!/[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g, '');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = plainCell(cleanCell(cell));
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
