/**
 * One description of a table that goes out, whatever the file: headings, what stands under
 * them, and the rows in parts, so that a long table never lies in memory as a whole.
 */
import { type Cell, cleanCell, plainCell } from './csv.ts';

export type { Cell } from './csv.ts';
/** A day is 'YYYY-MM-DD' or ''. */
export type Column = { label: string; type?: 'text' | 'day' | 'number'; width?: number };
export type Sheet = {
  name: string;
  columns: readonly Column[];
  rows: AsyncIterable<readonly (readonly Cell[])[]>;
};
/** What the writer saw on the way. */
export type Written = {
  rows: number;
  /** Characters that this encoding does not have, each once. */
  lost: string[];
  /** Cells that were too long for Excel. */
  cut: number;
};

export const ways = [
  {
    as: 'xlsx',
    label: 'Excel（.xlsx）',
    ending: '.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { as: 'csv', label: 'CSV', ending: '.csv', type: 'text/csv; charset=utf-8' },
  {
    as: 'cp932',
    label: 'CSV（古いソフト用）',
    ending: '.csv',
    type: 'text/csv; charset=shift_jis',
  },
] as const;
export type Way = (typeof ways)[number];
export type As = Way['as'];

export function wayOf(as: unknown): Way | undefined {
  return ways.find((way) => way.as === as);
}

/** Excel takes 31 letters and none of []:*?/\ in the name of a sheet; and no name shall run (S11). */
export function sheetName(name: string): string {
  const letters = cleanCell(name)
    .replace(/[[\]:*?/\\\n\t]/g, '・')
    .replace(/^[\s'=+\-−@＝＋－＠﹢﹣﹦﹫⁺₊⁻₋⁼₌]+|[\s']+$/g, '');
  const short = [...letters].slice(0, 28).join('');
  return short === '' || plainCell(short) !== short || /^history$/i.test(short) ? '表' : short;
}

/** A table of things at hand: each column says what it shows of one. */
export function sheetOf<T>(
  name: string,
  columns: readonly (Column & { of: (thing: T) => Cell })[],
  things: readonly T[],
): Sheet {
  return { name, columns, rows: allAtOnce(things.map((thing) => columns.map((c) => c.of(thing)))) };
}

/** A table that is small enough to be at hand. */
export async function* allAtOnce(rows: readonly (readonly Cell[])[]) {
  yield rows;
}

/** What a person should know before opening the file. */
export function warningsOf({ lost, cut }: Pick<Written, 'lost' | 'cut'>): string[] {
  const named = lost.slice(0, MOST_NAMED).map((sign) => `「${sign}」`);
  const more = lost.length > MOST_NAMED ? `など${lost.length}種類` : '';
  return [
    ...(lost.length > 0
      ? [
          `この形のCSVには入らない文字がありました。${named.join('')}${more}は「〓」に置きかえました。そのまま残すには、ExcelかふつうのCSVを選んでください。`,
        ]
      : []),
    ...(cut > 0
      ? [
          `Excelの1マスには${MOST_LETTERS.toLocaleString('ja')}文字までしか入らないため、${cut}か所の文を途中で切りました。全部を残すには、CSVを選んでください。`,
        ]
      : []),
  ];
}
const MOST_NAMED = 40;
export const MOST_LETTERS = 32_767;
