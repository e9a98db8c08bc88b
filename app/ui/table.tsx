import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';

export type Head = {
  label: string;
  /** Figures stand at the end of their column. */
  end?: boolean;
  /** Stays on one line beside its neighbours: a moment, a short name. */
  whole?: boolean;
  sort?: { href: string; now?: 'ascending' | 'descending' | undefined };
};

export type Row = {
  key: string;
  cells: readonly ReactNode[] /** A sum or another line to stress. */;
  strong?: boolean;
};

type TableProps = {
  /** Says what is in the table, to everyone. */
  caption: ReactNode;
  captionHidden?: boolean;
  head: readonly (string | Head)[];
  rows: readonly Row[];
  dense?: boolean;
  /** On a phone: each row as a card (for lists), or its own box that scrolls (for figures). */
  phone?: 'cards' | 'scroll';
};

/** The first cell of each row names the row. */
export function Table({ caption, captionHidden, head, rows, dense, phone = 'cards' }: TableProps) {
  const heads = head.map((one) => (typeof one === 'string' ? { label: one } : one));
  const table = (
    <table className={`table table-${phone}${dense ? ' table-dense' : ''}`}>
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {heads.map((one) => (
            <HeadCell key={one.label} {...one} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <BodyRow key={row.key} row={row} heads={heads} />
        ))}
      </tbody>
    </table>
  );
  if (phone === 'cards') return table;
  return (
    <section
      className="table-box"
      aria-label={typeof caption === 'string' ? caption : '表'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {table}
    </section>
  );
}

function HeadCell({ label, end, sort }: Head) {
  return (
    <th scope="col" aria-sort={sort?.now} className={end ? 'cell-end' : undefined}>
      {sort ? (
        <a href={sort.href} className={sort.now && `sorted-${sort.now}`}>
          {label}
          {sort.now && <Icon name="down" />}
        </a>
      ) : (
        label
      )}
    </th>
  );
}

function BodyRow({ row, heads }: { row: Row; heads: Head[] }) {
  return (
    <tr className={row.strong ? 'row-strong' : undefined}>
      {row.cells.map((cell, at) => {
        const head = heads[at];
        const Cell = at === 0 ? 'th' : 'td';
        return (
          <Cell
            key={head?.label ?? at}
            scope={at === 0 ? 'row' : undefined}
            data-label={head?.label}
            className={head?.end ? 'cell-end' : head?.whole ? 'cell-whole' : undefined}
          >
            {cell}
          </Cell>
        );
      })}
    </tr>
  );
}
