import { Table as TableOf } from '#app/ui/table.tsx';
import { VerbMark, verbs } from '#app/ui/verb.tsx';
import type { Axis } from '../figures/sums.ts';
import { type At, recordsHref } from './links.ts';
import type { Question } from './question.ts';
import { type Line, shadeOf, type Table, type Value } from './table.ts';
import { axisWords, measureWords } from './words.ts';

type Props = { table: Table; question: Question; caption: string };

/** More columns than a sheet of A4 takes upright; and more than it takes when it is turned. */
const [UPRIGHT, TURNED] = [13, 26];

/** Each figure leads to its records. */
export function Matrix({ table, question, caption }: Props) {
  const { rows, cols } = question;
  const largest = Math.max(0, ...table.lines.flatMap(({ cells }) => cells));
  const to = (...at: At[]) => recordsHref(question, at);
  const ofRow = ({ key }: Line): At => ({ axis: rows, key });
  const ofColumn = (n: number): At[] =>
    cols ? [{ axis: cols, key: table.columns[n]?.key ?? '' }] : [];
  const hasBefore = table.before !== null;
  return (
    <div className={table.columns.length > UPRIGHT ? 'matrix matrix-wide' : 'matrix'}>
      <TableOf
        caption={caption}
        captionHidden
        phone="scroll"
        dense
        head={[
          axisWords[rows],
          ...table.columns.map(({ label }) => ({ label, end: true })),
          { label: '合計', end: true },
          ...(hasBefore
            ? [
                { label: '前の年', end: true },
                { label: 'ちがい', end: true },
              ]
            : []),
        ]}
        rows={[
          ...table.lines.map((line) => ({
            key: line.key,
            cells: [
              <Word key="word" axis={rows} value={line} />,
              ...line.cells.map((figure, n) => (
                <Figure
                  key={table.columns[n]?.key}
                  figure={figure}
                  shade={shadeOf(figure, largest)}
                  href={to(ofRow(line), ...ofColumn(n))}
                />
              )),
              <Figure key="total" figure={line.total} href={to(ofRow(line))} />,
              ...beforeCells(line.total, line.before),
            ],
          })),
          {
            key: 'total',
            strong: true,
            cells: [
              `合計（${measureWords[table.measure].unit}）`,
              ...table.totals.map((figure, n) => (
                <Figure key={table.columns[n]?.key} figure={figure} href={to(...ofColumn(n))} />
              )),
              <Figure key="total" figure={table.total} href={to()} />,
              ...beforeCells(table.total, table.before),
            ],
          },
        ]}
      />
      {table.columns.length > TURNED && (
        <p className="text-quiet no-print">
          よこに並べるものが多く、紙には入りません。印刷するときは「たてとよこを入れかえる」を押してください。
        </p>
      )}
    </div>
  );
}

function beforeCells(now: number, before: number | null) {
  if (before === null) return [];
  const change = now - before;
  const sign = change > 0 ? '＋' : change < 0 ? '−' : '';
  return [
    <Figure key="before" figure={before} href={null} />,
    <span key="change">{`${sign}${Math.abs(change).toLocaleString('ja')}`}</span>,
  ];
}

/** A verb has its mark everywhere (UI.md). */
export function Word({ axis, value }: { axis: Axis; value: Value }) {
  const verb = axis === 'verb' && verbs.find(({ verb }) => verb === value.key);
  return verb ? <VerbMark verb={verb.verb} /> : value.label;
}

type FigureProps = { figure: number; href: string | null; shade?: number };

function Figure({ figure, href, shade }: FigureProps) {
  const className = shade === undefined ? undefined : `shade-${shade}`;
  const shown = figure.toLocaleString('ja');
  return href && figure > 0 ? (
    <a href={href} className={className}>
      {shown}
    </a>
  ) : (
    <span className={className}>{shown}</span>
  );
}
