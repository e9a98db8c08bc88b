/**
 * What a file may be at most (R11). Office workbooks stay far below; what is above was made to
 * harm, or is better brought in piece by piece. All of it is asked before or while unpacking.
 */
export const MOST = {
  /** Through the page; the command line takes larger ones. */
  upload: 20 * 2 ** 20,
  bytes: 200 * 2 ** 20,
  /** Parts in a zip. */
  parts: 2000,
  unpacked: 500 * 2 ** 20,
  /** Sheets of cells shrink to a tenth or a fiftieth; only emptiness shrinks to a thousandth. */
  ratio: 100,
  ratioFrom: 20 * 2 ** 20,
  rows: 300_000,
  /** With something in them. */
  columns: 500,
  cells: 8_000_000,
  /** Letters of the texts that a workbook keeps in one place. */
  shared: 60_000_000,
  /** Letters of one cell; Excel takes half of it. */
  cell: 65_536,
  /** MB of the child's own memory, and its time. */
  heap: 384,
  milliseconds: 60_000,
} as const;

const SPLIT = '年や月ごとに分けて、もう一度選んでください。';

export const tooMuch = {
  bytes: `ファイルが大きすぎます。${SPLIT}`,
  rows: `行が多すぎます。30万行までです。${SPLIT}`,
  columns: '列が多すぎます。500列までです。記録に使う列だけを残して、もう一度選んでください。',
  cells: `中身が多すぎます。${SPLIT}`,
  unpacked: 'ひらくと大きすぎるファイルです。記録のシートだけを残して、もう一度選んでください。',
  cell: 'ひとつのマスの文が長すぎます。6万字までです。',
  time: `読むのに時間がかかりすぎました。${SPLIT}`,
};
