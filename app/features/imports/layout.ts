/**
 * Where the table in a sheet begins: above it title, office and year, then one row of headings
 * or two, then the rows. Found by how many cells are names that logs use.
 */
import { normalise } from '#app/lib/japanese.ts';
import { guessField, tidyHeading } from './fields.ts';
import type { Row } from './sheet.ts';
import { type YearBase, yearIn } from './years.ts';

/** `heading` as shown, `parts` as they stand one above the other. */
export type Column = { at: number; heading: string; parts: string[] };
export type Layout = {
  /** Rows as Excel numbers them: the headings, and the first below them. */
  headings: number[];
  columns: Column[];
  /** What stands above the headings, for the person to see. */
  preamble: string[];
  base: YearBase | null;
};

const AMONG = 40;

/** For choosing a sheet: as many names as its best row has. */
export function headingScore(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(({ cells }) => score(cells)));
}

/** `wanted` is the number of the heading row as a person gave it. */
export function findLayout(rows: readonly Row[], wanted: number | null): Layout | null {
  const first = rows.slice(0, wanted === null ? AMONG : undefined);
  const at = wanted === null ? bestRow(first) : first.findIndex(({ row }) => row === wanted);
  const main = first[at];
  if (!main) return null;
  const [above, below] = [first[at - 1], first[at + 1]];
  const pair =
    below && below.row === main.row + 1 && isSecond(main, below)
      ? [main, below]
      : above && above.row === main.row - 1 && isSecond(above, main) && score(above.cells) > 0
        ? [above, main]
        : [main];
  const start = pair[0]?.row ?? 0;
  const before = first.filter(({ row }) => row < start);
  const preamble = before.map(({ cells }) => cells.filter(Boolean).join(' '));
  return {
    headings: pair.map(({ row }) => row),
    columns: columnsOf(
      pair.map(({ cells }) => cells),
      Math.max(...rows.filter(({ row }) => row >= start).map(({ cells }) => cells.length)),
    ),
    preamble,
    base: yearIn(preamble),
  };
}

function bestRow(rows: readonly Row[]): number {
  const scores = rows.map(({ cells }) => score(cells));
  const best = Math.max(0, ...scores);
  if (best > 1) return scores.indexOf(best);
  return rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim()).length > 1);
}

/** Different fields that the cells of a row name. A sentence or a number is no heading. */
function score(cells: readonly string[]): number {
  const fields = cells
    .filter((cell) => cell.trim() !== '' && cell.length <= 24 && !isValue(cell))
    .flatMap((cell) => {
      const guess = guessField(cell);
      return guess ? [`${guess.field}${guess.field === '' ? tidyHeading(cell) : ''}`] : [];
    });
  return new Set(fields).size;
}

const isValue = (cell: string) => /\d{2,}|^\d+$|。/.test(cell.normalize('NFKC'));

/** A row of headings under another: all short words, some of them under a blank or a wider one. */
function isSecond(upper: Row, lower: Row): boolean {
  const words = lower.cells.flatMap((cell, at) => (cell.trim() ? [{ cell, at }] : []));
  if (words.length === 0 || words.some(({ cell }) => cell.length > 12 || isValue(cell)))
    return false;
  // A title stands alone, a row of headings does not.
  if (score(lower.cells) < 1 || upper.cells.filter((cell) => cell.trim()).length < 2) return false;
  // Below every single heading stand values; what parts a heading stands partly under nothing.
  const isParted = words.some(({ at }) => !upper.cells[at]?.trim());
  const isWhole = words.every(({ cell }) => guessField(cell)?.sure === true);
  return isParted && (isWhole || words.length < upper.cells.filter(Boolean).length);
}

/** As wide as the rows: what stands under no heading is not lost. */
function columnsOf([upper = [], lower]: string[][], width: number): Column[] {
  let group = '';
  return Array.from({ length: width }, (_, at) => {
    const [top, under] = [clean(upper[at]), clean(lower?.[at])];
    if (top) group = top;
    // A wide heading goes on over the parts at its right.
    const parts = [top || (under ? group : ''), under].filter(Boolean);
    return { at, heading: [...new Set(parts)].join(' '), parts };
  });
}

const clean = (cell = '') => cell.replace(/\s+/g, ' ').trim();

/** The heading again in the middle, as on each printed page. */
export function isHeadingAgain(cells: readonly string[], columns: readonly Column[]): boolean {
  const named = columns.filter(({ heading }) => heading !== '');
  const same = named.filter(({ at, parts }) => {
    const cell = normalise(cells[at] ?? '');
    return cell !== '' && parts.some((part) => normalise(part) === cell);
  });
  return same.length >= 2 && same.length * 2 >= cells.filter((cell) => cell.trim()).length;
}

const TOTAL =
  /^(総?合計|小計|[月年]?計|総計|累計|年度計|平均|年間合計|\d{1,2}月(分|度)?の?(合?計|小計)|(合計|小計|計)[(:].*)$/;

export function isTotal(cells: readonly string[]): boolean {
  const first = cells.filter((cell) => cell.trim()).slice(0, 2);
  return first.some((cell) => TOTAL.test(normalise(cell).replace(/\s/g, '')));
}
