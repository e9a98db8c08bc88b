/** The figures of a report as blocks: a sentence, what is counted, then table by table. */
import { showFiscalYear, showMinutes } from '#app/lib/dates.ts';
import type { Block, Cell, Column, Source, TableBlock } from './blocks.ts';
import {
  type Correction,
  type Figures,
  type Grid,
  type Group,
  type Line,
  type Numbers,
  type Pair,
  sumOf,
} from './figures.ts';

type Given = Pick<Source, 'figures' | 'corrections' | 'from' | 'until'>;

export function figureBlocks({ figures, corrections }: Given): Block[] {
  const hasBefore = figures.total.before.records > 0;
  return [
    { type: 'heading', text: '数字で見る', level: 2 },
    { type: 'text', text: sentence(figures.total) },
    ...corrected(corrections),
    totalTable(figures, hasBefore),
    { type: 'note', text: COUNTS },
    ...(hasBefore ? [] : [{ type: 'note' as const, text: '前年同期の記録はありません。' }]),
    ...ownBlocks(figures),
    ...figures.groups.flatMap((group) => groupBlocks(figures, group, hasBefore)),
  ];
}

const COUNTS =
  '件数は、行動記録を一件ずつ数えた延べの数です。人数も延べです。時間と人数は、書いてある記録だけを足しています。';

function sentence({ now, before }: Pair): string {
  const count = (n: number) => n.toLocaleString('ja');
  if (now.records === 0) return 'この期間の記録はありません。';
  const done = `記録は${count(now.records)}件、かけた時間は${showMinutes(now.minutes)}、会った人は延べ${count(now.heads)}人です。`;
  const more = now.records - before.records;
  if (before.records === 0) return done;
  if (more === 0) return `${done}件数は前年同期と同じです。`;
  return `${done}件数は、前年同期の${count(before.records)}件より${count(Math.abs(more))}件${more > 0 ? '多く' : '少なく'}なりました。`;
}

function corrected(corrections: readonly Correction[]): Block[] {
  if (corrections.length === 0) return [];
  const count = (n: number) => n.toLocaleString('ja');
  const lines = corrections.map(({ label, was, is }, at) =>
    at === 0 && label === '全体の件数'
      ? `確定後の訂正で、いまは${count(is)}件になっています（確定のときは${count(was)}件）。`
      : `${label}：確定のとき${count(was)}、いま${count(is)}`,
  );
  return [{ type: 'corrected', lines }];
}

const pairColumns = (hasBefore: boolean): Column[] => [
  { label: '件数', as: 'count' },
  ...(hasBefore
    ? ([
        { label: '前年同期', as: 'count' },
        { label: '差', as: 'difference' },
      ] as const)
    : []),
  { label: '時間', as: 'minutes' },
  { label: '人数', as: 'count' },
];

function pairCells({ now, before }: Pair, hasBefore: boolean): Cell[] {
  return [
    now.records,
    ...(hasBefore ? [before.records, now.records - before.records] : []),
    now.minutes,
    now.heads,
  ];
}

function totalTable({ total: { now, before } }: Figures, hasBefore: boolean): TableBlock {
  const cells = (n: Numbers) => [n.records, n.minutes, n.heads];
  const more = cells(now).map((n, at) => n - (cells(before)[at] ?? 0));
  return {
    type: 'table',
    title: '全体',
    columns: [
      { label: '全体', as: 'text' },
      { label: '件数', as: 'count' },
      { label: '時間', as: 'minutes' },
      { label: '人数', as: 'count' },
    ],
    rows: [
      { cells: ['この期間', ...cells(now)] },
      ...(hasBefore
        ? [{ cells: ['前年同期', ...cells(before)] }, { cells: ['差', ...more], signed: true }]
        : []),
    ],
  };
}

/** Of a worker alone (H4). */
function ownBlocks({ total: { now }, days, planned }: Figures): Block[] {
  if (days === null || planned === null) return [];
  return [
    { type: 'heading', text: '予定していたこと', level: 3 },
    { type: 'text', text: `活動した日は${days.toLocaleString('ja')}日です。` },
    {
      type: 'table',
      title: '予定していたこと',
      columns: [
        { label: '予定', as: 'text' },
        { label: '件数', as: 'count' },
      ],
      rows: [
        { cells: ['予定していたこと', planned] },
        { cells: ['予定になかったこと', now.records - planned] },
        { cells: ['合計', now.records], strong: true },
      ],
    },
    {
      type: 'note',
      text: '前もって予定に入れていたことと、前の記録の「次にすること」をしたことを、予定していたことに数えます。',
    },
  ];
}

function groupBlocks(figures: Figures, group: Group, hasBefore: boolean): Block[] {
  if (group.lines.length === 0) return [];
  const { name, title } = group;
  const isVerbs = name === 'verb';
  return [
    { type: 'heading', text: title, level: 3 },
    ...(isVerbs ? [barsOf(group, hasBefore)] : []),
    groupTable(group, figures.total, hasBefore),
    ...whyNot(group, figures.total),
    ...(isVerbs ? gridTables(figures.grid) : []),
  ];
}

function barsOf({ title, lines }: Group, hasBefore: boolean): Block {
  const bars = lines.map(({ label, now, before }) => ({
    label,
    value: now.records,
    before: hasBefore ? before.records : null,
  }));
  return { type: 'bars', title, bars };
}

function groupTable({ title, lines }: Group, total: Pair, hasBefore: boolean): TableBlock {
  const addsUp = sumOf(lines) === total.now.records;
  return {
    type: 'table',
    title,
    columns: [{ label: title, as: 'text' }, ...pairColumns(hasBefore)],
    rows: [
      ...lines.map((line: Line) => ({ cells: [line.label, ...pairCells(line, hasBefore)] })),
      {
        cells: [addsUp ? '合計' : '実際の記録', ...pairCells(total, hasBefore)],
        strong: true,
      },
    ],
  };
}

/** A record under two heads never makes totals disagree in silence. */
function whyNot({ name, lines }: Group, { now }: Pair): Block[] {
  const sum = sumOf(lines);
  if (sum === now.records) return [];
  const why = {
    verb: '一つの記録に動きが二つ以上あるときは、それぞれに数えます。',
    about: '一つの記録がだれのことか二つ以上あるときは、それぞれに数えます。',
    area: '二つの地域にまたがる場所の記録は、それぞれに数えます。',
  }[name as string];
  const count = (n: number) => n.toLocaleString('ja');
  return [
    {
      type: 'note',
      text: `${why ?? ''}上の数を足すと${count(sum)}件、実際の記録は${count(now.records)}件です。`,
    },
  ];
}

/** Twelve months stand side by side on A4. */
function gridTables({ months, lines }: Grid): TableBlock[] {
  if (months.length < 2) return [];
  return Array.from({ length: Math.ceil(months.length / 12) }, (_, part) => {
    const from = part * 12;
    const some = months.slice(from, from + 12);
    const title = months.length > 12 ? `月ごとの動き（${yearsOf(some)}）` : '月ごとの動き';
    return {
      type: 'table',
      title,
      columns: [
        { label: '動き', as: 'text' },
        ...some.map((month) => ({ label: `${Number(month.slice(5))}月`, as: 'count' as const })),
        { label: '計', as: 'count' },
      ],
      rows: lines.map(({ label, cells }) => {
        const own = cells.slice(from, from + 12);
        return { cells: [label, ...own, own.reduce((a, b) => a + b, 0)] };
      }),
    };
  });
}

/** 令和7年度から: the year in which the first of these months lies. */
function yearsOf([first = '']: string[]): string {
  const [year = 0, number = 0] = first.split('-').map(Number);
  return `${showFiscalYear(number < 4 ? year - 1 : year)}から`;
}
