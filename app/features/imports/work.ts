/** One row while it is read: its cells by field, and what is found about it. */
import type { Typed } from '#app/lib/forms.ts';
import { isDitto, isErrorCell, quoted } from './cells.ts';
import type { Field } from './fields.ts';
import type { Column } from './layout.ts';
import type { Mapped } from './mapping.ts';
import type { Row } from './sheet.ts';

export type RowProblem = { row: number; column: string; reason: string };
export type Cell = { text: string; column: Column };

export type Work = {
  row: Row;
  typed: Typed;
  problems: RowProblem[];
  repairs: RowProblem[];
  /** What could not be placed, as it will stand in the text. */
  left: string[];
  /** Fields whose word belonged to another one. */
  sisters: Field[];
  /** All cells of a field that have something, in the order of the columns. */
  cells: (field: string) => Cell[];
  first: (field: string) => Cell | undefined;
};

export function begin(row: Row, { fields }: Mapped, above: string[]): Work {
  const work: Work = {
    row,
    typed: {},
    problems: [],
    repairs: [],
    left: [],
    sisters: [],
    cells: (field) => byField.get(field) ?? [],
    first: (field) => byField.get(field)?.[0],
  };
  // A table that we gave out means what it says.
  const isOurs = fields.some(({ field }) => field === 'recordId');
  const byField = new Map<string, Cell[]>();
  for (const { column, field } of fields) {
    const text = isOurs ? (row.cells[column.at] ?? '') : cellText(work, column, above);
    above[column.at] = text;
    if (field === '' || text.trim() === '') continue;
    const others = byField.get(field) ?? [];
    others.push({ text, column });
    byField.set(field, others);
  }
  return work;
}

/** 〃 is the cell above; what Excel could not work out is nothing. */
function cellText(work: Work, column: Column, above: string[]): string {
  const text = work.row.cells[column.at] ?? '';
  if (work.row.filled?.includes(column.at))
    repair(work, column, `上のマスとつながっているので、「${quoted(text)}」を入れました。`);
  if (isDitto(text)) {
    if (!above[column.at]) return '';
    repair(
      work,
      column,
      `「${quoted(text)}」に、上の行の「${quoted(above[column.at] ?? '')}」を入れました。`,
    );
    return above[column.at] ?? '';
  }
  if (!isErrorCell(text)) return text;
  repair(work, column, `「${text.trim()}」はExcelの計算の誤りなので、空としました。`);
  return '';
}

export function repair(work: Work, column: Column, reason: string): void {
  work.repairs.push({ row: work.row.row, column: nameOf(column), reason });
}

export function fault(work: Work, column: Column, reason: string): void {
  work.problems.push({ row: work.row.row, column: nameOf(column), reason });
}

/** Kept in the text under its heading. */
export function leave(work: Work, { text, column }: Cell, why: string) {
  work.left.push(`${column.heading || '見出しなし'}：${text.trim()}`);
  repair(work, column, `「${quoted(text)}」は${why}ので、気づいたことに残しました。`);
}

/** As Excel names it: C列「日付」. */
export function nameOf({ at, heading }: Pick<Column, 'at' | 'heading'>): string {
  const letters = (n: number): string =>
    n < 26 ? String.fromCharCode(65 + n) : letters(Math.floor(n / 26) - 1) + letters(n % 26);
  return `${letters(at)}列${heading ? `「${heading}」` : ''}`;
}
