/** The day of a row: one cell, or year, month and day apart, or that of the rows above it. */
import { type Day, showDate } from '#app/lib/dates.ts';
import { monthDay, quoted, readDay, readTime } from './cells.ts';
import type { Given } from './plan.ts';
import { type Cell, fault, repair, type Work } from './work.ts';
import { type YearBase, yearIn, yearNumber } from './years.ts';

export type DayKeeper = {
  read: (work: Work) => Day | null;
  /** Another day in the row, or null. */
  other: (work: Work, field: string) => Day | null;
  /** A row between that names a month or a year: 5月分. */
  title: (cells: readonly string[]) => void;
};

export function dayKeeper({ layout, mapped, since1904, today }: Given): DayKeeper {
  let base = layout.base;
  let before: Day | null = null;
  const has = (name: string) => mapped.fields.some(({ field }) => field === name);
  const inParts = !has('occurredOn') && (has('day') || has('month'));
  const parts: Parts = { year: null, month: layout.base?.month ?? null };

  const ofCell = (work: Work, field: string): Day | null => {
    const cell = work.first(field);
    if (!cell) return null;
    const found = readDay(cell.text, { today, base, since1904 });
    if (found.day === null) {
      fault(work, cell.column, found.fault);
      return null;
    }
    if (found.how && !/補いました/.test(found.how)) repair(work, cell.column, `${found.how}。`);
    const time = found.rest && field === 'occurredOn' ? readTime(found.rest) : null;
    if (time && !work.first('startedAt')) work.typed.startedAt = time.at;
    if (time?.minutes) work.typed.minutes = String(time.minutes);
    return found.day;
  };
  const read = (work: Work): Day | null => {
    const faults = work.problems.length;
    const day = inParts ? ofParts(work, base, parts, today) : ofCell(work, 'occurredOn');
    if (day) {
      before = day;
      return day;
    }
    if (work.problems.length > faults) return null;
    return carried(work, before, mapped.columnName('occurredOn'));
  };
  return {
    read: (work) => {
      const day = read(work);
      const next = work.first('nextOn');
      if (next) work.typed.nextOn = nextDay(work, next, base ?? yearOf(day), since1904);
      return day;
    },
    other: ofCell,
    title: (cells) => {
      const only = cells.filter((cell) => cell.trim() !== '');
      const found = only.length === 1 ? yearIn(only) : null;
      if (found) base = found;
      const month = only.length === 1 ? /(\d{1,2})月/.exec(only[0]?.normalize('NFKC') ?? '') : null;
      if (month) parts.month = Number(month[1]);
      // After a sum or a new month the day above says nothing any more.
      before = null;
    },
  };
}

type Parts = { year: number | null; month: number | null };

function carried(work: Work, before: Day | null, column: string): Day | null {
  if (before === null) {
    work.problems.push({ row: work.row.row, column, reason: '日付がありません。' });
    return null;
  }
  const reason = `日付がないので、上の行と同じ${showDate(before)}としました。`;
  work.repairs.push({ row: work.row.row, column, reason });
  return before;
}

function ofParts(work: Work, base: YearBase | null, parts: Parts, today: Day): Day | null {
  const [year, month, day] = (['year', 'month', 'day'] as const).map((name) => work.first(name));
  const count = (text: string) => Number(/\d+/.exec(text.normalize('NFKC'))?.[0] ?? Number.NaN);
  if (year) {
    const plain = year.text.normalize('NFKC').replace(/[年度\s]/g, '');
    const [, era, n = ''] = /^(\D*?)\.?(\d+|元)$/.exec(plain) ?? [];
    parts.year = yearNumber(era || undefined, n) ?? (n.length <= 2 ? yearNumber('令和', n) : null);
  }
  if (month) parts.month = count(month.text);
  if (!day) return null;
  const isFiscal = /度/.test(`${year?.column.heading ?? ''}${year?.text ?? ''}`);
  const own: YearBase | null =
    parts.year === null
      ? base
      : { kind: isFiscal ? 'fiscal' : 'calendar', year: parts.year, month: null };
  if (parts.month === null) {
    fault(work, day.column, `「${quoted(day.text)}」には月がありません。`);
    return null;
  }
  const found = monthDay(parts.month, count(day.text), own);
  const shown = `${parts.month}月${quoted(day.text)}${/日$/.test(day.text.trim()) ? '' : '日'}`;
  if (typeof found === 'string') fault(work, day.column, found.replace('%', shown));
  else if (found.day > today) fault(work, day.column, `「${shown}」は、きょうより先の日です。`);
  else return found.day;
  return null;
}

/** Steps may lie ahead of today. What is no day stays in the text. */
function nextDay(work: Work, cell: Cell, base: YearBase | null, since1904: boolean): string {
  const found = readDay(cell.text, { today: '2199-12-31', base, since1904 });
  if (found.day !== null) return found.day;
  work.left.push(`${cell.column.heading}：${cell.text.trim()}`);
  repair(work, cell.column, `${found.fault}気づいたことに残しました。`);
  return '';
}

function yearOf(day: Day | null): YearBase | null {
  return day ? { kind: 'calendar', year: Number(day.slice(0, 4)), month: null } : null;
}
