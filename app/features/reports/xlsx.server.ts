/** A report as a workbook: a cover with what is said in words, then a sheet for each table. */
import { showDate } from '#app/lib/dates.ts';
import { allAtOnce, type Sheet, type Written } from '#app/lib/sheet.ts';
import { bookOf } from '#app/lib/xlsx.server.ts';
import type { Block, Cell, Document, Head, TableBlock } from './blocks.ts';

export function xlsxOf({ head, blocks }: Document): Promise<Buffer> {
  const written: Written = { rows: 0, lost: [], cut: 0 };
  const tables = blocks.filter((block) => block.type === 'table');
  return joined(bookOf([coverOf(head, blocks), ...tables.map(sheetOf)], written));
}

async function joined(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

function coverOf(head: Head, blocks: readonly Block[]): Sheet {
  const rows: [string, string][] = [
    ['報告書', head.title],
    ['事業所', head.office],
    ['期間', head.lead],
    ['状態', head.state],
    ['書き出した日', head.printed],
  ];
  return {
    name: '表紙',
    columns: [
      { label: '項目', width: 22 },
      { label: '内容', width: 80 },
    ],
    rows: allAtOnce([...rows, ...wordsIn(blocks)]),
  };
}

/** Each text beside the heading that it stands under. */
function wordsIn(blocks: readonly Block[]): [string, string][] {
  let heading = '';
  return blocks.flatMap((block): [string, string][] => {
    switch (block.type) {
      case 'heading':
        heading = block.text;
        return [];
      case 'text':
      case 'note':
        return [[heading, block.text]];
      case 'corrected':
        return block.lines.map((line) => ['確定後の訂正', line]);
      case 'timeline':
        return block.entries.map(({ day, area, text }) => [
          heading,
          `${showDate(day)}　${area}　${text}`,
        ]);
      case 'story':
        return [[heading, block.text]];
      default:
        return [];
    }
  });
}

/** Times as plain minutes, so that they can be counted with. */
function sheetOf({ title, columns, rows }: TableBlock): Sheet {
  return {
    name: title,
    columns: columns.map(({ label, as }, at) => ({
      label: as === 'minutes' ? `${label}（分）` : label,
      width: at === 0 ? 34 : 10,
    })),
    rows: allAtOnce(rows.map(({ cells }) => columns.map((_, at): Cell => cells[at] ?? null))),
  };
}
