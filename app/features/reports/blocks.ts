/**
 * One definition of a report, for every output: what is printed, the Word file and the workbook
 * are made of these blocks and of nothing else, so that they cannot say different things.
 */
import { type Day, showDate, showMinutes, today } from '#app/lib/dates.ts';
import { figureBlocks } from './figure-blocks.ts';
import type { Correction, Figures } from './figures.ts';
import { type Period, showPeriod, yearBefore } from './period.ts';
import type { Section } from './report.ts';

export type CellKind = 'text' | 'count' | 'minutes' | 'difference';
export type Column = { label: string; as: CellKind };
export type Cell = string | number | null;
/** `signed`: what is more or less than before. */
export type Row = { cells: readonly Cell[]; strong?: boolean; signed?: boolean };
export type TableBlock = {
  type: 'table';
  /** Names its sheet too. */
  title: string;
  columns: readonly Column[];
  rows: readonly Row[];
};
export type Bar = { label: string; value: number; before: number | null };
export type Block =
  | { type: 'heading'; text: string; level: 2 | 3 }
  | { type: 'text'; text: string }
  /** What a figure counts, and what it does not. */
  | { type: 'note'; text: string }
  /** What was corrected since the report was fixed. */
  | { type: 'corrected'; lines: readonly string[] }
  | TableBlock
  | { type: 'bars'; title: string; bars: readonly Bar[] }
  | { type: 'timeline'; entries: readonly Entry[] }
  | { type: 'story'; text: string };

export type Entry = { id: string; day: Day; area: string; text: string };
/** Without its day: that alone may tell who it was (S5). */
export type Story = { recordId: string; text: string };
/** All that a report is made of. */
export type Source = Period & {
  title: string;
  office: string;
  place: string;
  /** For the boxes of seals. */
  posts: readonly string[];
  fixedAt: string | null;
  sections: readonly Section[];
  figures: Figures;
  corrections: readonly Correction[];
  timeline: readonly Entry[];
  stories: readonly Story[];
  printed: Day;
};

/** What stands around the blocks on every page. */
export type Head = {
  title: string;
  office: string;
  posts: readonly string[];
  lead: string;
  state: string;
  printed: string;
};
export type Document = { head: Head; blocks: Block[] };

export function documentOf(source: Source): Document {
  const [first, ...rest] = source.sections;
  return {
    head: headOf(source),
    blocks: [
      ...(first ? wordsOf(first) : []),
      ...figureBlocks(source),
      ...timelineOf(source),
      ...storiesOf(source),
      ...rest.flatMap(wordsOf),
    ],
  };
}

function headOf({ title, office, posts, place, fixedAt, printed, ...period }: Source): Head {
  const before = yearBefore(period, printed).label;
  return {
    title,
    office,
    posts,
    lead: [place, `${showPeriod(period)}（前年同期は${before}）`].filter(Boolean).join('　'),
    state: fixedAt ? `${showDate(today(new Date(fixedAt)))} 確定` : '下書き（確定の前）',
    printed: showDate(printed),
  };
}

function wordsOf({ heading, text }: Section): Block[] {
  if (text === '') return [];
  return [
    ...(heading === '' ? [] : [{ type: 'heading' as const, text: heading, level: 2 as const }]),
    { type: 'text', text },
  ];
}

function timelineOf({ timeline }: Source): Block[] {
  if (timeline.length === 0) return [];
  return [
    { type: 'heading', text: 'おもな動き', level: 2 },
    { type: 'timeline', entries: timeline },
  ];
}

function storiesOf({ stories }: Source): Block[] {
  if (stories.length === 0) return [];
  return [
    { type: 'heading', text: '地域の話', level: 2 },
    ...stories.map(({ text }): Block => ({ type: 'story', text })),
  ];
}

/** A cell as people read it. */
export function showCell({ as }: Column, cell: Cell, signed = false): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  const shown = (n: number) => (as === 'minutes' ? showMinutes(n) : n.toLocaleString('ja'));
  return signed || as === 'difference' ? withSign(cell, shown) : shown(cell);
}

/** U+2212: a hyphen would be taken for a dash. */
function withSign(n: number, shown: (n: number) => string): string {
  if (n === 0) return '±0';
  return `${n > 0 ? '+' : '−'}${shown(Math.abs(n))}`;
}

/** All cells of a row as people read them. */
export function showRow(columns: readonly Column[], { cells, signed = false }: Row): string[] {
  return columns.map((column, at) => showCell(column, cells[at] ?? null, signed));
}
