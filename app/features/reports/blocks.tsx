import { showDate } from '#app/lib/dates.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Table } from '#app/ui/table.tsx';
import { type Bar, type Block, showRow, type TableBlock } from './blocks.ts';

/** A report on the screen and on A4, block by block. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="report">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a report have no other name
        <BlockOf key={at} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'text':
      return <p className="report-text">{block.text}</p>;
    case 'note':
      return <p className="report-note">{block.text}</p>;
    case 'corrected':
      return <Corrected lines={block.lines} />;
    case 'table':
      return <TableOf block={block} />;
    case 'bars':
      return <Bars title={block.title} bars={block.bars} />;
    case 'timeline':
      return <Timeline entries={block.entries} />;
    case 'story':
      return (
        <blockquote className="report-story">
          <p className="report-text">{block.text}</p>
        </blockquote>
      );
  }
}

function Corrected({ lines: [first, ...rest] }: { lines: readonly string[] }) {
  return (
    <Notice tone="warn" title={first}>
      {rest.length > 0 && (
        <ul>
          {rest.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function TableOf({ block: { title, columns, rows } }: { block: TableBlock }) {
  return (
    <Table
      caption={title}
      captionHidden
      dense
      phone="scroll"
      head={columns.map(({ label, as }) => ({ label, end: as !== 'text' }))}
      rows={rows.map((row) => ({
        key: String(row.cells[0]),
        strong: row.strong ?? false,
        cells: showRow(columns, row),
      }))}
    />
  );
}

/** Drawn, so that they stand on paper too: this time full, the year before striped. */
function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.flatMap(({ value, before }) => [value, before ?? 0]));
  const hasBefore = bars.some(({ before }) => before !== null);
  return (
    <figure className="report-bars" aria-label={`${title}の件数`}>
      {bars.map(({ label, value, before }) => (
        <div key={label} className="report-bar">
          <span>{label}</span>
          <div>
            <Stripe share={value / most} text={`${value.toLocaleString('ja')}件`} />
            {before !== null && (
              <Stripe share={before / most} text={`${before.toLocaleString('ja')}件`} isBefore />
            )}
          </div>
        </div>
      ))}
      {hasBefore && (
        <figcaption className="report-note">
          濃い棒はこの期間、しま模様の棒は前年同期の件数です。
        </figcaption>
      )}
    </figure>
  );
}

function Stripe({ share, text, isBefore }: { share: number; text: string; isBefore?: boolean }) {
  return (
    <div className="report-stripe">
      <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
        {isBefore ? <Striped width={share * 100} /> : <rect width={share * 100} height="10" />}
      </svg>
      <span>{text}</span>
    </div>
  );
}

/** Lines side by side, each of one width: a pattern would need a name of its own on the page. */
function Striped({ width }: { width: number }) {
  const lines = Array.from({ length: Math.ceil(width) }, (_, at) => at);
  return (
    <g>
      <rect className="report-outline" width={width} height="10" />
      {lines.map((at) => (
        <rect key={at} x={at} width={Math.min(0.4, width - at)} height="10" />
      ))}
    </g>
  );
}

type TimelineProps = { entries: Extract<Block, { type: 'timeline' }>['entries'] };

function Timeline({ entries }: TimelineProps) {
  return (
    <ol className="report-timeline">
      {entries.map(({ id, day, area, text }) => (
        <li key={id}>
          <span>{showDate(day)}</span>
          <span>{area}</span>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
