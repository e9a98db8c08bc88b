import { Table } from '#app/ui/table.tsx';
import type { RowProblem } from './work.ts';

/** As Excel shows them: the number at the side, the letter on top. */
export function Problems({ rows, caption }: { rows: readonly RowProblem[]; caption: string }) {
  return (
    <Table
      caption={caption}
      captionHidden
      head={['行', '列', 'わけ']}
      rows={rows.map(({ row, column, reason }, at) => ({
        key: `${row} ${column} ${at}`,
        cells: [`${row}行目`, column, reason],
      }))}
    />
  );
}
