/** Sums of one time and place along any axes: whole months as kept, the days around them from rows. */
import type { Db } from '#app/db/dialect.server.ts';
import type { CountedRow } from '../figures/heads.ts';
import { wholeMonths } from '../figures/months.ts';
import { countBy, countedRows, type Within } from '../figures/read.server.ts';
import { type Axis, type Grouping, type Sum, Sums } from '../figures/sums.ts';
import { added } from './figures.ts';

export type Counter = (axes: readonly Axis[], grouping?: Grouping | null) => Promise<Sum[]>;

/** The days around whole months are read once, whatever is asked. */
export async function counterOf(db: Db, officeId: string, within: Within): Promise<Counter> {
  const { whole, ends } = wholeMonths(within);
  const rows: CountedRow[] = [];
  for (const end of ends) rows.push(...(await countedRows(db, officeId, { ...within, ...end })));
  return async (axes, grouping = null) => {
    const sums = new Sums(axes, grouping);
    for (const row of rows) sums.addRow(row);
    const kept = whole ? await countBy(db, officeId, { ...within, ...whole, axes, grouping }) : [];
    return added([kept, sums.list(false)]);
  };
}
