/** The sentences of a row: several columns joined, what was left, and into which room they go. */
import { openedCell } from '#app/lib/csv.ts';
import { privateKinds } from '../lists/private.ts';
import type { Work } from './work.ts';

const LINES = ['done', 'noticed', 'aim', 'position', 'nextStep', 'detail'] as const;

/**
 * `privateText`: an old log has one room only. What was written of visits and case meetings
 * tells of somebody, so it goes where such things go here (H8).
 */
export function placeTexts(work: Work, privateText: boolean): void {
  const { typed } = work;
  const joined = (field: string, by: string) =>
    work
      .cells(field)
      .map(({ text }) => plain(text))
      .join(by);
  for (const field of LINES) typed[field] = joined(field, '\n');
  typed.place = joined('place', ' ');
  typed.withNames = joined('withNames', '、');
  typed.who = whoOf(work);
  const notes = work.cells('note').map(({ text, column }) => under(column.heading, text));
  typed.noticed = lines(typed.noticed, ...notes, ...work.left);
  if (typed.writer) typed.done = lines(typed.done, `（記録した人：${String(typed.writer)}）`);
  delete typed.writer;
  if (typed.nextOn && !typed.nextStep) keepNextDay(work);
  if (privateText && privateKinds.includes(String(typed.kind ?? ''))) toOtherRoom(work);
}

/** One column stands as it is; of several each says what it is: 住所：…. */
function whoOf(work: Work): string {
  const cells = work.cells('who');
  if (cells.length === 1) return plain(cells[0]?.text ?? '');
  return cells.map(({ text, column }) => under(column.heading, text)).join('\n');
}

function toOtherRoom({ typed }: Work): void {
  typed.detail = lines(typed.detail, typed.done, typed.noticed);
  typed.who = lines(typed.who, typed.withNames);
  typed.done = '';
  typed.noticed = '';
  typed.withNames = '';
}

/** A next day without a step would be refused; it is no reason to refuse the row. */
function keepNextDay(work: Work): void {
  const cell = work.first('nextOn');
  work.typed.nextOn = '';
  work.typed.noticed = lines(
    work.typed.noticed,
    under(cell?.column.heading ?? '', cell?.text ?? ''),
  );
}

const under = (heading: string, text: string) =>
  heading ? `${heading}：${plain(text)}` : plain(text);

const lines = (...texts: unknown[]) =>
  texts
    .map((text) => String(text ?? ''))
    .filter(Boolean)
    .join('\n');

/** Without the apostrophe that keeps spreadsheets from running a text (S11), lines as ours. */
function plain(text: string): string {
  return openedCell(text.replace(/\r\n?/g, '\n')).trim();
}
