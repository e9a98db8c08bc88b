/** Tables of the Word file, each as wide as the paper between its margins. */
import {
  AlignmentType,
  type ITableOptions,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Bar, type Column, showRow, type TableBlock } from './blocks.ts';

/** Twentieths of a point. */
export const mm = (n: number) => Math.round((n / 25.4) * 1440);
export const WIDTH = mm(210 - 25 - 15);

export const small = (text: string) => new TextRun({ text, size: 18 });

/** For seals: at the right, from the highest post on. */
export function boxes(posts: readonly string[]): Table {
  const width = mm(20);
  const row = (height: number, texts: readonly string[]) =>
    new TableRow({
      height: { value: mm(height), rule: 'exact' },
      children: texts.map(
        (text) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [small(text)] })],
          }),
      ),
    });
  return new Table({
    alignment: AlignmentType.RIGHT,
    layout: TableLayoutType.FIXED,
    columnWidths: posts.map(() => width),
    rows: [
      row(7, posts),
      row(
        18,
        posts.map(() => ''),
      ),
    ],
  });
}

/** The first column takes what the figures leave; a time in words is longer than a number. */
function widthsOf(columns: readonly Column[]): number[] {
  const shares = columns.map(({ as }) => (as === 'text' ? 0 : as === 'minutes' ? 1.5 : 1));
  const all = shares.reduce<number>((a, b) => a + b, 0);
  const first = columns.length > 9 ? mm(24) : mm(46);
  const each = Math.min(mm(18), Math.floor((WIDTH - first) / all));
  return shares.map((n) => (n === 0 ? WIDTH - Math.floor(each * all) : Math.floor(each * n)));
}

/** One that fits a page stays on one page; a longer one says its head again. */
export function tableOf({ columns, rows }: TableBlock): Table {
  const widths = widthsOf(columns);
  const size = columns.length > 9 ? 16 : 19;
  const isShort = rows.length < ROWS_OF_A_PAGE;
  const line = (texts: string[], bold: boolean, { isHead = false, isLast = false } = {}) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text, at) => {
        const isEnd = columns[at]?.as !== 'text';
        return cell(text, widths[at] ?? 0, { bold, size, isEnd, keepNext: isShort && !isLast });
      }),
    });
  const heads = columns.map(({ label }) => label);
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      line(heads, true, { isHead: true }),
      ...rows.map((row, at) =>
        line(showRow(columns, row), row.strong ?? false, { isLast: at === rows.length - 1 }),
      ),
    ],
  });
}
const ROWS_OF_A_PAGE = 30;

type Look = { bold?: boolean; size?: number; isEnd?: boolean; keepNext?: boolean };

function cell(text: string, width: number, look: Look): TableCell {
  const { bold = false, size = 19, isEnd = false, keepNext = false } = look;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    children: [
      new Paragraph({
        keepNext,
        spacing: { line: 260 },
        alignment: isEnd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text, bold, size })],
      }),
    ],
  });
}

type GridLook = { borders?: ITableOptions['borders']; lookOf?: (row: number, at: number) => Look };

export function grid(
  widths: number[],
  rows: string[][],
  { lookOf, borders }: GridLook = {},
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    ...(borders && { borders }),
    rows: rows.map(
      (texts, row) =>
        new TableRow({
          cantSplit: true,
          children: texts.map((text, at) => cell(text, widths[at] ?? 0, lookOf?.(row, at) ?? {})),
        }),
    ),
  });
}

const MOST_SIGNS = 28;

/** Signs instead of a drawing: every program prints them. ■ this time, □ the year before. */
export function barsOf(bars: readonly Bar[]): Table {
  const most = Math.max(1, ...bars.flatMap(({ value, before }) => [value, before ?? 0]));
  const signs = (sign: string, n: number) => sign.repeat(Math.round((n / most) * MOST_SIGNS));
  const rows = bars.flatMap(({ label, value, before }) => [
    [label, signs('■', value), value.toLocaleString('ja')],
    ...(before === null ? [] : [['（前年同期）', signs('□', before), before.toLocaleString('ja')]]),
  ]);
  return grid([mm(34), WIDTH - mm(56), mm(22)], rows, {
    borders: TableBorders.NONE,
    lookOf: (_, at) => ({ isEnd: at === 2, keepNext: true }),
  });
}
