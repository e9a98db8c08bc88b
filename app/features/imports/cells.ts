/**
 * One cell as a day, a time, a length or a count. What is read is the same as people meant, or
 * nothing: a day that does not exist or has no year is never guessed (a wrong date is worse than none).
 */
import { type Day, fiscalYear, isDay, parseDate, parseMinutes, parseTime } from '#app/lib/dates.ts';
import { dayOfSerial } from './number-formats.ts';
import { type YearBase, yearNumber, yearOfMonth } from './years.ts';

export type Days = { today: Day; base: YearBase | null; since1904: boolean };
/** `how` says what was not as it stands there. */
export type DayRead = { day: Day; rest: string; how: string | null } | { day: null; fault: string };

/** 2023/4/1(土) 14:00 → the day and what stands behind it. */
const BEHIND =
  /^(.*?\d日?(?:\s*\([^)]{1,4}\))?)(?:\s+|T|(?<=日|\)))((?:午前|午後)?\s*\d{1,2}\s*[:時].*)$/;
const TIDY_WEEKDAY = /\s*[(（]\s*([日月火水木金土])(?:曜日?)?\s*[)）]|\s*([日月火水木金土])曜日?$/;
const SHORT = /^(\d{1,2})\s*[月/.-]\s*(\d{1,2})日?$/;
const AMERICAN = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const TWO_FIGURES = /^'?(\d{1,2})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})日?$/;
const SERIAL = /^(\d{5})(?:\.(\d+))?$/;

export function readDay(cell: string, days: Days): DayRead {
  const plain = cell.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const [, front, rest = ''] = BEHIND.exec(plain) ?? [];
  const text = front?.trim() ?? plain;
  const found = dayIn(text, days);
  if (typeof found === 'string') return { day: null, fault: found };
  if (found.day > days.today)
    return { day: null, fault: `「${quoted(cell)}」は、きょうより先の日です。` };
  return { rest, ...found };
}

type Found = { day: Day; how: string | null; rest?: string };

/** The day, or why not. */
function dayIn(text: string, days: Days): Found | string {
  const weekday = TIDY_WEEKDAY.exec(text);
  const bare = text.replace(TIDY_WEEKDAY, '').trim();
  const found = bareDay(bare, days);
  if (typeof found === 'string') return found.replace('%', quoted(text));
  const letter = weekday?.[1] ?? weekday?.[2];
  const real = '日月火水木金土'[new Date(`${found.day}T00:00:00Z`).getUTCDay()];
  return letter && letter !== real
    ? `「${quoted(text)}」は曜日が合いません。その日は${real}曜日です。`
    : found;
}

const NO_YEAR = '「%」には年がありません。ファイルの年度を選んでください。';
const NONE = '「%」は暦にない日です。';
const NO_DATE = '「%」は日付として読めません。';

function bareDay(text: string, days: Days): Found | string {
  if (isDay(text)) return { day: text, how: null };
  const serial = SERIAL.exec(text);
  if (serial) return serialDay(Number(serial[1]), serial[2], text, days);
  const short = SHORT.exec(text);
  if (short) return monthDay(Number(short[1]), Number(short[2]), days.base);
  const american = AMERICAN.exec(text);
  if (american) return dayOr(made(american[3], american[1], american[2]), null);
  const two = TWO_FIGURES.exec(text);
  if (two) return shortYear(two.slice(1).map(Number), text, days);
  // Zeros that were lost on the way: 401 was 0401.
  const lost = /^(\d{1,2})(\d{2})$/.exec(text);
  if (lost && days.base) {
    const found = monthDay(Number(lost[1]), Number(lost[2]), days.base);
    return typeof found === 'string' ? NO_DATE : { ...found, how: `「${text}」を月日と読みました` };
  }
  const day = parseDate(text.replace(/^'/, ''), days.today);
  if (day && /\d/.test(text)) return { day, how: null };
  return /^\D*\d{1,4}\D+\d{1,2}(\D+\d{1,2}\D*)?$/.test(text) ? NONE : NO_DATE;
}

function serialDay(whole: number, part: string | undefined, text: string, days: Days) {
  const day = dayOfSerial(whole, days.since1904);
  if (!day || day < '1950') return NO_DATE;
  const minutes = Math.round(Number(`0.${part ?? 0}`) * 1440);
  const rest = part ? timeOf(minutes) : '';
  return { day, rest, how: `「${text}」を日付の通し番号と読みました` };
}

export function monthDay(month: number, date: number, base: YearBase | null): Found | string {
  if (month < 1 || month > 12 || date < 1 || date > 31) return NONE;
  if (!base) return NO_YEAR;
  return dayOr(made(yearOfMonth(base, month), month, date), '年は、ファイルの年度から補いました');
}

/** 5.4.1 and 23/4/1: the year of the table says which; without one, the era of today or nothing. */
function shortYear([year = 0, month = 0, date = 0]: number[], text: string, days: Days) {
  const { base, today } = days;
  if (base) {
    const near = ['令和', '平成', '昭和', null].flatMap((era) => {
      const full = era ? yearNumber(era, String(year)) : 2000 + year;
      const day = full === null ? null : made(full, month, date);
      const isIn = (d: Day) =>
        base.kind === 'fiscal' ? fiscalYear(d) === base.year : Number(d.slice(0, 4)) === base.year;
      return day && isIn(day) ? [day] : [];
    });
    if (near[0]) return { day: near[0], how: null };
  }
  const day = parseDate(text.replace(/^'/, ''), today);
  if (day) return { day, how: null };
  return made(2000, month, date) ? '「%」は、何年のことか分かりません。' : NONE;
}

function dayOr(day: Day | null, how: string | null): Found | string {
  return day ? { day, how } : NONE;
}

function made(
  year: number | string | undefined,
  month: number | string | undefined,
  date: unknown,
) {
  const two = (n: unknown) => String(n).padStart(2, '0');
  const day = `${year}-${two(month)}-${two(date)}`;
  return isDay(day) ? day : null;
}

const SPAN = /^(.+?)\s*(?:[~〜～‐–—―ー-]|から)\s*(.+?)(?:まで)?$/;
export type TimeRead = { at: string; minutes: number | null };

/** A time, or a span of two; null when it is none. */
export function readTime(cell: string): TimeRead | null {
  const plain = cell.normalize('NFKC').trim();
  const alone = clock(plain.replace(/(頃|ごろ|から|[~〜～-])$/, ''));
  if (alone) return { at: alone, minutes: null };
  const [, from = '', to = ''] = SPAN.exec(plain) ?? [];
  const [start, end] = [clock(from), clock(to)];
  return start && end ? { at: start, minutes: between(start, end) } : null;
}

function clock(text: string): string | null {
  const plain = text.trim();
  // A part of a day, as Excel keeps times.
  if (/^0?\.\d+$/.test(plain)) return timeOf(Math.round(Number(plain) * 1440));
  if (/^\d{1,2}:\d{2}:\d{2}$/.test(plain)) return parseTime(plain.slice(0, -3));
  return /\d/.test(plain) ? parseTime(plain) : null;
}

/** Minutes from one time to a later one; null when it is not later. */
export function between(from: string, to: string): number | null {
  const minutes = inMinutes(to) - inMinutes(from);
  return minutes > 0 ? minutes : null;
}

function inMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function timeOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** `heading` says the unit where the cell does not: 1.5 under 時間数 is 90 minutes. */
export function readMinutes(cell: string, heading: string): number | null {
  const plain = cell.normalize('NFKC').replaceAll(',', '').trim();
  const inHours = /時間数|\(h\)|\(時間\)|hour/i.test(heading.normalize('NFKC'));
  if (inHours && /^\d+(\.\d+)?$/.test(plain)) return atMostADay(Math.round(Number(plain) * 60));
  if (/^0\.\d+$/.test(plain)) return atMostADay(Math.round(Number(plain) * 60));
  if (/^\d+\.5$/.test(plain)) return atMostADay(Math.round(Number(plain) * 60));
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(plain) ?? [];
  if (hours) return atMostADay(Number(hours) * 60 + Number(minutes));
  return atMostADay(parseMinutes(plain));
}

const atMostADay = (n: number | null) => (n === null || n > 1440 ? null : n);

/** 12名, 約30人, 1,200; several with words between are left in the text. */
export function readCount(cell: string): number | null {
  const plain = cell.normalize('NFKC').replace(/[,\s]/g, '');
  const [, count] =
    /^(?:約|およそ|計|合計)?(\d{1,6})(?:\.0)?(?:名|人|にん|世帯|件)?(?:程度|ほど|くらい)?$/.exec(
      plain,
    ) ?? [];
  return count && Number(count) <= 100_000 ? Number(count) : null;
}

const YES = /^([○〇◯◎●✓✔☑レ■Vv]|1|yes|true|有|あり|はい)$/i;
const NO = /^([×✕✖☓xX□☐\-‐–—―ー]|0|no|false|無|なし|いいえ)?$/i;

/** ○ and ×; null when it is neither. */
export function readTick(cell: string): boolean | null {
  const plain = cell.normalize('NFKC').trim();
  return YES.test(plain) ? true : NO.test(plain) ? false : null;
}

/** As it was written, short enough to stand in a sentence. */
export function quoted(cell: string): string {
  const line = cell.replace(/\s+/g, ' ').trim();
  return [...line].length > 30 ? `${[...line].slice(0, 30).join('')}…` : line;
}

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)$/;
export const isErrorCell = (cell: string) => ERROR.test(cell.trim()) || /^#{3,}$/.test(cell.trim());

const DITTO = /^([〃々″"”]{1,2}|同上|同じ|同)$/;
export const isDitto = (cell: string) => DITTO.test(cell.trim());
