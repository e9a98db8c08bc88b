/**
 * What each row of a log becomes: a record, a row that is not taken with its reasons, or one that
 * says nothing new (blank, total, heading again). Nothing is written here. What could not be
 * placed stays in the text; whatever is not as it stood in the file is told as a repair (R10).
 */
import { createHash } from 'node:crypto';
import { addDays, type Day } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { parseRecord, type RecordFields } from '../records/record.ts';
import { isHeadingAgain, isTotal, type Layout } from './layout.ts';
import type { Mapped } from './mapping.ts';
import type { OfficeWords } from './office-words.ts';
import { dayKeeper } from './plan-days.ts';
import { readNumbers } from './plan-numbers.ts';
import { placeTexts } from './plan-texts.ts';
import { wordPlacer } from './plan-words.ts';
import type { Row } from './sheet.ts';
import { begin, type RowProblem, type Work } from './work.ts';
import { yearIn } from './years.ts';

export type Accepted = {
  row: number;
  state: 'accepted';
  fields: RecordFields;
  staffId: string;
  digest: string;
  /** Of a record that was taken out of an office, to be the same one again. */
  recordId: string | null;
  stepDoneOn: Day | null;
  repairs: RowProblem[];
};
export type Rejected = { row: number; state: 'rejected'; problems: RowProblem[]; cells: string[] };
/** `count` rows up to this one: blank ones are not given singly. */
export type Skipped = { row: number; state: 'skipped'; count: number };
export type Planned = Accepted | Rejected | Skipped;

/** What the file does not have, for all of its rows. */
export type Defaults = {
  areaId: string;
  kind: string;
  verbs: string[];
  /** '' goes by the kind: visits are individual support, the rest community support. */
  supportMain: string;
  staffId: string;
};
export type Given = {
  layout: Layout;
  mapped: Mapped;
  office: OfficeWords;
  defaults: Defaults;
  privateText: boolean;
  since1904: boolean;
  today: Day;
};

export function planner(given: Given): (row: Row) => Planned[] {
  const { layout, mapped } = given;
  const days = dayKeeper(given);
  const words = wordPlacer(given);
  const seen = new Map<string, number>();
  const above: string[] = [];
  let before = layout.headings.at(-1) ?? 0;

  const planned = (row: Row): Planned => {
    if (saysNothing(row, layout)) {
      days.title(row.cells);
      return { row: row.row, state: 'skipped', count: 1 };
    }
    const work = begin(row, mapped, above);
    const day = days.read(work);
    work.typed.occurredOn = day ?? '';
    readNumbers(work);
    const staffId = words.place(work);
    placeTexts(work, given.privateText);
    const fields = wholeOf(work, day, given);
    if (!fields)
      return { row: row.row, state: 'rejected', problems: work.problems, cells: row.cells };
    const recordId = work.first('recordId')?.text.trim() ?? '';
    return {
      row: row.row,
      state: 'accepted',
      fields,
      staffId,
      digest: digestOf(fields.occurredOn, row.cells, seen),
      recordId: isId(recordId) ? recordId : null,
      stepDoneOn: recordId ? days.other(work, 'stepDoneOn') : longPast(fields, given.today),
      repairs: work.repairs,
    };
  };
  return (row) => {
    if (layout.headings.includes(row.row) || row.row < before) return [];
    const blank = row.row - before - 1;
    before = row.row;
    const blanks: Skipped[] =
      blank > 0 ? [{ row: row.row - 1, state: 'skipped', count: blank }] : [];
    return [...blanks, planned(row)];
  };
}

const MONTH = 31;

/** An old log never says that a step was done; thousands of open ones would bury those of today. */
function longPast({ nextStep, nextOn, occurredOn }: RecordFields, today: Day): Day | null {
  const due = nextOn ?? occurredOn;
  return nextStep !== '' && due < addDays(today, -MONTH) ? due : null;
}

const MONTH_TITLE = /^((令和|平成|昭和|r|h|s)?\.?(元|\d{1,4})年度?)?(\d{1,2}月)?(分|度)?$/i;

function saysNothing({ cells }: Row, { columns }: Layout): boolean {
  if (isTotal(cells) || isHeadingAgain(cells, columns)) return true;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const only = filled.length === 1 ? (filled[0] ?? '').normalize('NFKC').trim() : '';
  // 5月分 or 令和5年度 alone parts a table; a day alone is a record that says too little.
  return only !== '' && MONTH_TITLE.test(only) && (yearIn([only]) !== null || /月/.test(only));
}

/** The record as the form would take it; its own rules speak where ours did not. */
function wholeOf(work: Work, day: Day | null, { today, mapped }: Given): RecordFields | null {
  const parsed = parseRecord(work.typed, today);
  if (!parsed.ok)
    for (const { field, message } of parsed.errors) {
      const known = work.problems.some((problem) => problem.column === mapped.columnName(field));
      if (field !== 'occurredOn' && !known)
        work.problems.push({
          row: work.row.row,
          column: mapped.columnName(field),
          reason: message.replace(/書いた文は.*$/, ''),
        });
    }
  return parsed.ok && day && work.problems.length === 0 ? parsed.value : null;
}

/** The same row is the same one again, however its columns are read; two alike are two. */
function digestOf(day: Day, cells: readonly string[], seen: Map<string, number>): string {
  const text = JSON.stringify([day, ...cells.map((cell) => cell.replaceAll('\r\n', '\n').trim())]);
  const hash = createHash('sha256').update(text).digest('base64url');
  const times = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, times);
  return times === 1 ? hash : `${hash}#${times}`;
}
