// Tables going out as CSV: UTF-8 with BOM so that Excel sees the letters, CRLF, RFC 4180.

export type Cell = string | number | null;

export function toCsv(rows: Cell[][]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

// S11: a text that a spreadsheet would run gets an apostrophe before it. NFKC finds the
// full-width signs; blanks before a sign do not stop every program.
export function plainCell(text: string): string {
  const start = text.trimStart().slice(0, 1).normalize('NFKC');
  return /^[=+\-−@]/.test(start) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = plainCell(cell);
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
