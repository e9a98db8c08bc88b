/** The rows of one sheet as texts, each with the number that Excel shows at its side. */
import { UnreadableFile } from '#app/lib/files.ts';
import { MOST, tooMuch } from './limits.ts';
import { showNumber } from './number-formats.ts';
import { unescaped, type Workbook } from './workbook.ts';
import { attribute, Enough, tellXml } from './xml.ts';
import { unpack } from './zip.ts';

/** Cells to the last that has something; `filled` are those that a merged cell above speaks for. */
export type Row = { row: number; cells: string[]; filled?: number[] };
/** Given back `false`: no more rows are wanted. */
export type Take = (row: Row) => boolean | undefined;

type Cell = { at: number; type: string; style: number; value: string; inline: string };
type Merge = { top: number; bottom: number; left: number; right: number };

export async function readSheet(book: Workbook, path: string, take: Take): Promise<void> {
  const merges = await readMerges(book, path);
  const fill = filler(merges, take);
  let [row, cells, seen, rows] = [0, [] as string[], 0, 0];
  let cell: Cell | null = null;
  let where: '' | 'value' | 'inline' = '';
  let aside = false;
  await tellXml(unpack(book.zip, path), {
    open: (name, attributes) => {
      if (name === 'c') {
        seen += 1;
        if (seen > MOST.cells) throw new UnreadableFile(tooMuch.cells);
        cell = cellAt(attributes, cell ? cell.at + 1 : cells.length);
      } else if (name === 'v') where = 'value';
      else if (name === 't') where = aside ? '' : 'inline';
      else if (name === 'rPh') aside = true;
      else if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 1);
        [cells, cell] = [[], null];
      }
    },
    text: (text) => {
      if (!cell || where === '') return;
      if (where === 'value') cell.value += text;
      else cell.inline += text;
      if (cell.inline.length + cell.value.length > MOST.cell)
        throw new UnreadableFile(tooMuch.cell);
    },
    close: (name) => {
      if (name === 'v' || name === 't') where = '';
      else if (name === 'rPh') aside = false;
      else if (name === 'c' && cell) put(cells, cell.at, textOf(book, cell));
      else if (name === 'row' && cells.length > 0) {
        rows += 1;
        if (rows > MOST.rows) throw new UnreadableFile(tooMuch.rows);
        if (fill({ row, cells }) === false) throw new Enough();
      }
    },
  });
}

function cellAt(attributes: string, next: number): Cell {
  const reference = attribute(attributes, 'r');
  return {
    at: reference ? columnOf(reference) : next,
    type: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? 0),
    value: '',
    inline: '',
  };
}

function textOf({ texts, kinds, since1904 }: Workbook, cell: Cell): string {
  const { type, value, inline, style } = cell;
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'inlineStr') return unescaped(inline);
  if (type === 'str') return unescaped(value);
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e') return value;
  if (type === 'd') return value.replace('T', ' ').replace(/ 00:00.*$|:\d\d(\.\d+)?Z?$/, '');
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  return showNumber(number, kinds[style] ?? 'number', since1904);
}

function put(cells: string[], at: number, text: string): void {
  if (text.trim() === '') return;
  if (at >= MOST.columns) throw new UnreadableFile(tooMuch.columns);
  while (cells.length < at) cells.push('');
  cells[at] = text;
}

/** 'AB12' → 27, 'A' being 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const n = letter.charCodeAt(0) - 64;
    if (n < 1 || n > 26) break;
    column = column * 26 + n;
  }
  return column - 1;
}

/** Merged cells stand behind the rows, so they are asked for first; most sheets have none. */
async function readMerges(book: Workbook, path: string): Promise<Merge[]> {
  const merges: Merge[] = [];
  if (!(await mentions(unpack(book.zip, path), 'mergeCell '))) return merges;
  await tellXml(unpack(book.zip, path), {
    open: (name, attributes) => {
      if (name !== 'mergeCell') return;
      const [from = '', to = ''] = (attribute(attributes, 'ref') ?? '').split(':');
      if (merges.length > MOST.parts * 50) throw new UnreadableFile(tooMuch.cells);
      merges.push({
        top: rowOf(from),
        bottom: rowOf(to || from),
        left: columnOf(from),
        right: columnOf(to || from),
      });
    },
    close: () => {},
    text: () => {},
  });
  return merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
}

async function mentions(pieces: AsyncIterable<Buffer>, word: string): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (Buffer.concat([tail, piece]).includes(word)) return true;
    tail = piece.subarray(-word.length);
  }
  return false;
}

const rowOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0);

/**
 * A cell merged downwards speaks for each of its rows. Across it speaks once: a heading over
 * two columns is joined where headings are read.
 */
function filler(merges: Merge[], take: Take): Take {
  let [next, open] = [0, [] as (Merge & { text: string })[]];
  return ({ row, cells }) => {
    open = open.filter(({ bottom }) => bottom >= row);
    const filled = open.filter(({ left }) => !cells[left]).map(({ left }) => left);
    for (const { left, text } of open) if (!cells[left]) put(cells, left, text);
    for (let merge = merges[next]; merge && merge.top <= row; merge = merges[next]) {
      const text = cells[merge.left] ?? '';
      if (merge.top === row && text !== '') open.push({ ...merge, text });
      next += 1;
    }
    return take(filled.length > 0 ? { row, cells, filled } : { row, cells });
  };
}
