// The rows of a table of areas: which of them say something, and what each says of its own area.
import { normalise } from '#app/lib/japanese.ts';
import { readPoint } from './point.ts';
import { type AreaIn, type AreasRead, cleanName, isBlankMark } from './reading.ts';
import { readFileDay, splitNames } from './table-cells.ts';
import type { Column, Heading } from './table-columns.ts';

export const LEVELS = ['town', 'zone', 'district'] as const;
export type Level = (typeof LEVELS)[number];
export type Row = { number: number; cell: (column: Column) => string };
export type Own = Pick<AreaIn, 'kana' | 'sourceKey' | 'lat' | 'lng' | 'from' | 'until' | 'names'>;
export type Table = {
  read: AreasRead;
  heading: Heading;
  isList: boolean;
  main: Level;
  wholeTowns: Set<string>;
};

const TOTAL = /^(.{0,8}[\s　])?(合|総|小)?[\s　]*計$|^(総数|全体|市計|全市)$/;
const REMARK = /^[（(]?(※|＊|\*|注|出典|資料)/;

/** Blank lines, totals, remarks, the heading again and what stood already are skipped. */
export function keptRows({ read, heading, isList, main }: Table, rows: readonly string[][]): Row[] {
  const seen = new Set<string>([signature(heading, rows[heading.at] ?? [])]);
  return rows.flatMap((cells, index) => {
    if (index <= heading.at) return [];
    const cell = (column: Column) => cells[heading.places.get(column) ?? -1] ?? '';
    const filled = cells.filter((each) => each.trim() !== '');
    const first = (filled[0] ?? '').trim();
    const same = signature(heading, cells);
    const isTotal = TOTAL.test(cell(isList ? 'name' : main).trim()) || TOTAL.test(first);
    if (
      filled.every((each) => isBlankMark(each.trim())) ||
      isTotal ||
      seen.has(same) ||
      (filled.length === 1 && REMARK.test(first))
    ) {
      read.skipped++;
      return [];
    }
    seen.add(same);
    return [{ number: index + 1, cell }];
  });
}

function signature({ places }: Heading, cells: readonly string[]): string {
  return JSON.stringify(
    [...places.values()].map((place) => normalise(cells[place] ?? '').replaceAll(' ', '')),
  );
}

export function readOwn(table: Table, row: Row): Own | null {
  const place = readPoint(row.cell('lat'), row.cell('lng'));
  const [from, until] = [readFileDay(row.cell('from')), readFileDay(row.cell('until'))];
  if (!place.ok) refuse(table, row, place.column === '緯度' ? 'lat' : 'lng', place.reason);
  if (from === 'unread') refuse(table, row, 'from', dayReason(row.cell('from')));
  if (until === 'unread') refuse(table, row, 'until', dayReason(row.cell('until')));
  if (!place.ok || from === 'unread' || until === 'unread') return null;
  if (from.day && until.day && from.day > until.day) {
    refuse(table, row, 'until', '終わりの日が、始まりの日より前です。');
    return null;
  }
  const code = cleanName(row.cell('code'));
  repair(table, row, 'lat', place.repair);
  repair(table, row, 'from', from.repair);
  repair(table, row, 'until', until.repair);
  repair(table, row, 'code', /\d,\d/.test(code) ? `コード「${code}」のコンマをとりました。` : null);
  return {
    kana: cleanName(row.cell('kana')),
    sourceKey: code.replace(/(?<=\d),(?=\d)/g, '') || null,
    lat: place.point?.lat ?? null,
    lng: place.point?.lng ?? null,
    from: from.day,
    until: until.day,
    names: splitNames(row.cell('names')),
  };
}

function dayReason(written: string): string {
  return `日付「${written.trim()}」が読めません。2024-04-01 や 令和6年4月1日 のように、年から書いてください。`;
}

export function refuse({ read, heading }: Table, row: Row, column: Column, reason: string): void {
  read.problems.push({ row: row.number, column: heading.titles.get(column) ?? column, reason });
}

function repair(
  { read, heading }: Table,
  row: Row,
  column: Column,
  reason: string | null | undefined,
): void {
  if (reason)
    read.repaired.push({ row: row.number, column: heading.titles.get(column) ?? column, reason });
}
