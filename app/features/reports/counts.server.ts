/** Sums of one time and place along any axes: whole months as kept, the days that differ from rows. */
import type { Db } from '#app/db/dialect.server.ts';
import type { CountedRow } from '../figures/heads.ts';
import { wholeMonths } from '../figures/months.ts';
import { countedRows, monthsCounted, type Within } from '../figures/read.server.ts';
import type { Axis, Grouping, Sum } from '../figures/sums.ts';

export type Counter = (axes: readonly Axis[], grouping?: Grouping | null) => Promise<Sum[]>;

/** The days that differ from whole months are read once, whatever is asked. */
export async function counterOf(db: Db, officeId: string, within: Within): Promise<Counter> {
  const { whole, ends } = wholeMonths(within);
  const rows: { row: CountedRow; sign: 1 | -1 }[] = [];
  for (const { sign, ...end } of ends)
    for (const row of await countedRows(db, officeId, { ...within, ...end }))
      rows.push({ row, sign });
  return async (axes, grouping = null) => {
    const sums = await monthsCounted(db, officeId, { ...within, axes, grouping }, whole);
    for (const { row, sign } of rows) sums.addRow(row, sign);
    return sums.list(false);
  };
}
