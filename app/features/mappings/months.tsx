import { type Day, month } from '#app/lib/dates.ts';
import { readPeriod } from '#app/lib/periods.ts';
import { Table } from '#app/ui/table.tsx';
import { type Asked, addressOf, queryOf } from './asked.ts';
import { EVERY, type Line, type MappedTable, NOWHERE, type Sums } from './mapping.ts';
import { measureWords } from './words.ts';

type MonthsProps = { asked: Asked; table: MappedTable };

/** Targets down, months across: as the sheet that is handed in, and it fits upright on A4. */
export function Months({ asked, table }: MonthsProps) {
  const lines = [...table.lines, table.nowhere, table.every];
  const isGrouped = new Set(table.lines.map(({ group }) => group)).size > 1;
  return (
    <Table
      caption="欄と月ごとの数"
      captionHidden
      phone="scroll"
      dense
      head={[
        '欄',
        '単位',
        ...table.months.map((of) => ({ label: `${Number(of.slice(5))}月`, end: true })),
        { label: '計', end: true },
      ]}
      rows={lines.map((line) => ({
        key: line.code,
        strong: line.code === EVERY || line.code === NOWHERE,
        cells: [
          <LineName key="line" line={line} isGrouped={isGrouped} />,
          measureWords[asked.count ?? line.counts].unit,
          ...line.months.map((sums, at) => (
            <Cell
              key={table.months[at]}
              asked={monthOf(asked, table.months[at])}
              {...{ line, sums }}
            />
          )),
          <Cell key="total" asked={asked} line={line} sums={line.total} />,
        ],
      }))}
    />
  );
}

function LineName({ line: { group, label }, isGrouped }: { line: Line; isGrouped: boolean }) {
  return (
    <span>
      {isGrouped && group && <span className="text-quiet">{group}：</span>}
      {label}
    </span>
  );
}

/** Leads to its records; nothing to see where there are none. */
function Cell({ asked, line, sums }: { asked: Asked; line: Line; sums: Sums }) {
  const figure = sums[asked.count ?? line.counts].toLocaleString('ja');
  if (sums.records === 0) return figure;
  return (
    <a href={`${addressOf(asked)}/records${queryOf(asked, { target: line.code })}`}>{figure}</a>
  );
}

function monthOf(asked: Asked, of = month(asked.from)): Asked {
  const whole = readPeriod(`m${of}`);
  const later = (a: Day, b: Day) => (a > b ? a : b);
  const from = later(asked.from, whole?.from ?? asked.from);
  const until = whole && whole.until < asked.until ? whole.until : asked.until;
  return { ...asked, from, until };
}
