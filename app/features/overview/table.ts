/**
 * The sums of a question as rows, columns and totals. Totals are counted by themselves, never
 * added up from cells: where the two differ, `notes` says why.
 */
import { severalTimes } from '../figures/heads.ts';
import type { Axis, Sum } from '../figures/sums.ts';
import { axisWords, type Measure, measureWords } from './words.ts';

/** A value of an axis in its place, with its word. */
export type Value = { key: string; label: string };
export type Line = Value & {
  /** One figure for each column. */
  cells: number[];
  total: number;
  /** The same time a year before; null when it was not asked for. */
  before: number | null;
};
export type Table = {
  columns: Value[];
  lines: Line[];
  /** Under the columns. */
  totals: number[];
  total: number;
  before: number | null;
  measure: Measure;
  notes: string[];
};

export type Counted = {
  /** By rows and columns; by rows alone when there is no column. */
  cells: readonly Sum[];
  byRow: readonly Sum[];
  byColumn: readonly Sum[];
  all: readonly Sum[];
  before: { byRow: readonly Sum[]; all: readonly Sum[] } | null;
};
type Axes = { rows: Axis; cols: Axis | null; measure: Measure; isShared: boolean };

export function tableOf(
  { rows, cols, measure, isShared }: Axes,
  counted: Counted,
  names: { rows: readonly Value[]; columns: readonly Value[] },
): Table {
  const figure = figuresOf(measure);
  const [cells, byRow, byColumn] = [counted.cells, counted.byRow, counted.byColumn].map(figure);
  const before = counted.before && figure(counted.before.byRow);
  const at = (of: Map<string, number> | undefined, ...keys: string[]) =>
    of?.get(keys.join('\n')) ?? 0;
  const columns = cols ? [...names.columns] : [];
  return {
    columns,
    lines: names.rows.map((row) => ({
      ...row,
      cells: columns.map((column) => at(cells, row.key, column.key)),
      total: at(byRow, row.key),
      before: before && at(before, row.key),
    })),
    totals: columns.map((column) => at(byColumn, column.key)),
    total: at(figure(counted.all), ''),
    before: counted.before && at(figure(counted.before.all), ''),
    measure,
    notes: notesOf([rows, ...(cols ? [cols] : [])], measure, isShared),
  };
}

const figuresOf = (measure: Measure) => (sums: readonly Sum[]) =>
  new Map(sums.map((sum) => [sum.keys.join('\n'), sum[measure] ?? 0]));

/** What the totals count, and why the parts may come to more. */
export function notesOf(axes: readonly Axis[], measure: Measure, isShared: boolean): string[] {
  const several = axes.filter((axis) => severalTimes.has(axis)).map((axis) => axisWords[axis]);
  return [
    measureWords[measure].counts,
    ...several.map(
      (word) =>
        `「${word}」は一つの記録に二つ以上つくことがあり、それぞれに数えます。合計は一度だけ数えるので、足した数より小さくなります。`,
    ),
    ...(measure === 'days'
      ? ['同じ日のことは1日と数えます。合計は、足した数より小さくなります。']
      : []),
    ...(isShared ? ['二つの地域にまたがる町は、どちらにも数えます。合計は一度だけ数えます。'] : []),
  ];
}

/** How dark a cell is shaded, 0 to 4, against the largest one. */
export function shadeOf(figure: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (figure <= 0 || largest <= 0) return 0;
  return Math.min(4, Math.ceil((figure / largest) * 4)) as 1 | 2 | 3 | 4;
}
