/** The tables of むら going out: what the person sees on the page, no more. */
import { today } from '#app/lib/dates.ts';
import { type Column, sheetOf } from '#app/lib/sheet.ts';
import type { Taking } from '../jobs/taking.ts';
import { askedQuery, readAsked } from './asked.ts';
import { shareOf } from './measures.ts';
import type { Band } from './middle.ts';
import { maySeeSpread } from './seen.ts';
import { type DotsFigure, readSpread, type SharesFigure, type Spread } from './spread.server.ts';
import { dotWords, shareWords } from './words.ts';

export const spreadTaking: Taking = {
  list: 'spread',
  title: 'むら',
  page: '/overview/spread',
  mayTake: maySeeSpread,
  sheet: async (db, actor, { query }) => {
    const day = today();
    const asked = readAsked(new URLSearchParams(query), day);
    return sheetOf<Row>('むら', columns, rowsOf(await readSpread(db, actor, asked, day)));
  },
  narrowed: ({ query }) => {
    const shown = askedQuery(readAsked(new URLSearchParams(query), today()));
    return { plain: Object.fromEntries(new URLSearchParams(shown)) };
  },
};

type Row = {
  what: string;
  part: string;
  who: string;
  value: number | null;
  records: number | null;
};

const columns: readonly (Column & { of: (row: Row) => string | number | null })[] = [
  { label: 'なにの', width: 24, of: (row) => row.what },
  { label: 'うちわけ', width: 20, of: (row) => row.part },
  { label: 'だれ・どこ', width: 24, of: (row) => row.who },
  { label: '数', type: 'number', width: 12, of: (row) => row.value },
  { label: '記録', type: 'number', width: 10, of: (row) => row.records },
];

function rowsOf({ dots, shares }: Spread): Row[] {
  return [...dots.flatMap(dotRows), ...shares.flatMap(shareRows)];
}

function dotRows({ name, lines, band }: DotsFigure): Row[] {
  const what = dotWords[name].title;
  return [
    ...lines.map(({ label, value, records }) => ({
      ...{ what, part: '', who: label, records },
      value: value === null ? null : short(value),
    })),
    ...bandRows(what, '', band),
  ];
}

function shareRows({ name, lines, parts, bands }: SharesFigure): Row[] {
  const what = `${shareWords[name].title}（%）`;
  return parts.flatMap(({ key, word }) => [
    ...lines.map(({ label, shares }) => ({
      ...{ what, part: word, who: label },
      value: shares && short(shareOf(shares, key)),
      records: shares && (shares.parts.find((part) => part.key === key)?.count ?? 0),
    })),
    ...bandRows(what, word, bands.get(key) ?? null),
  ]);
}

function bandRows(what: string, part: string, band: Band | null): Row[] {
  if (!band) return [];
  const row = (who: string, value: number) => ({
    what,
    part,
    who,
    value: short(value),
    records: null,
  });
  return [
    row('下から4分の1', band.low),
    row('まんなか', band.middle),
    row('下から4分の3', band.high),
  ];
}

const short = (value: number) => Math.round(value * 10) / 10;
