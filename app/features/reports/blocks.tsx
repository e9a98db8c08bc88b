import { showDate } from '#app/lib/dates.ts';
import { Bars } from '#app/ui/charts/bars.tsx';
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
      return <Bars label={`${block.title}の件数`} bars={block.bars.map(drawn)} />;
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

const drawn = ({ label, value, before }: Bar) => ({
  ...{ key: label, label, value, before },
  said: `${value.toLocaleString('ja')}件`,
});

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
