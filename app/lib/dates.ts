// Days as Japanese paper writes them. A day is kept as 'YYYY-MM-DD' and has no zone; which day
// it is now is asked in Tokyo, whatever the server's clock is set to. Reading is generous about
// the form and strict about the day: what does not exist or contradicts itself is null.

export type Day = string;

const DAY_MS = 86_400_000;
// No summer time since 1951, so Tokyo is a fixed step from UTC.
const TOKYO_MS = 9 * 3_600_000;

const ERAS = [
  { name: '明治', letter: 'm', first: '1868-10-23' },
  { name: '大正', letter: 't', first: '1912-07-30' },
  { name: '昭和', letter: 's', first: '1926-12-25' },
  { name: '平成', letter: 'h', first: '1989-01-08' },
  { name: '令和', letter: 'r', first: '2019-05-01' },
];

const OLDEST_YEAR = 1868;
const LAST_YEAR = 2199;
const WEEKDAYS = '日月火水木金土';

export function today(now: Date = new Date()): Day {
  return inTokyo(now).slice(0, 10);
}

export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return dayOf(Number(year), Number(month), Number(day)) === text;
}

// Days since 1970-01-01; below zero before it.
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

export function addDays(day: Day, count: number): Day {
  return new Date((dayNumber(day) + count) * DAY_MS).toISOString().slice(0, 10);
}

// 火
export function weekdayOf(day: Day): string {
  return WEEKDAYS.at((dayNumber(day) + 4) % 7) ?? '';
}

export function month(day: Day): string {
  return day.slice(0, 7);
}

export function fiscalYear(day: Day): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
}

// 上半期 is April to September.
export function half(day: Day): 1 | 2 {
  const part = day.slice(5, 7);
  return part >= '04' && part <= '09' ? 1 : 2;
}

// --- showing ---

const era = format({ era: 'long', year: 'numeric' });
const eraDay = format({ era: 'long', year: 'numeric', month: 'long', day: 'numeric' });
const eraDayWeek = format({
  era: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
});
const dayWeek = format({ month: 'long', day: 'numeric', weekday: 'short' });

// 令和8年11月23日(月)
export function showDate(day: Day): string {
  return eraDayWeek.format(dayNumber(day) * DAY_MS);
}

// 11月23日(月)
export function showDateShort(day: Day): string {
  return dayWeek.format(dayNumber(day) * DAY_MS);
}

// 令和8年11月23日 14時05分
export function showMoment(iso: string): string {
  const local = inTokyo(new Date(iso));
  return `${eraDay.format(dayNumber(local.slice(0, 10)) * DAY_MS)} ${showTime(local.slice(11, 16))}`;
}

// 14:05 → 14時05分
export function showTime(time: string): string {
  const [hours, minutes] = time.split(':');
  return `${Number(hours)}時${minutes}分`;
}

// 90 → 1時間30分
export function showMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}分`;
  return `${hours}時間${rest === 0 ? '' : `${rest}分`}`;
}

// 2019 is called 令和元年度 though its April was 平成31年, so the name is taken on 1 May.
export function showFiscalYear(year: number): string {
  return `${era.format(dayNumber(`${year}-05-01`) * DAY_MS)}度`;
}

// --- reading ---

const NEAR_DAYS = new Map([
  ['一昨日', -2],
  ['おととい', -2],
  ['昨日', -1],
  ['きのう', -1],
  ['今日', 0],
  ['きょう', 0],
  ['本日', 0],
  ['明日', 1],
  ['あした', 1],
  ['あす', 1],
  ['明後日', 2],
  ['あさって', 2],
]);

const WEEKDAY = /\(([日月火水木金土])(?:曜日?)?\)$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})$/;
const WITHOUT_YEAR = /^(\d{1,2})[月./-](\d{1,2})日?$/;
const WITH_YEAR =
  /^(?:(明治?|大正?|昭和?|平成?|令和?|[mtshr])\.?)?(元|\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;

// - Without a year (11/23): the nearest such day to today, when two are as near the past one,
//   and never more than half a year ahead.
// - A year of one or two figures without an era (8.11.23) belongs to the era of today; more than
//   ten years ahead it is more likely 2026 or 平成 cut short, and refused.
// - A day before its era began is refused, one after its end is not: forms printed with 平成31年
//   went on after April 2019.
// - A weekday in brackets has to be the right one.
export function parseDate(text: string, today: Day): Day | null {
  const plain = tidy(text);
  const near = NEAR_DAYS.get(plain);
  if (near !== undefined) return addDays(today, near);
  const day = readDay(plain.replace(WEEKDAY, ''), today);
  const weekday = WEEKDAY.exec(plain)?.[1];
  return day && weekday && weekday !== weekdayOf(day) ? null : day;
}

function readDay(plain: string, today: Day): Day | null {
  const packed = PACKED.exec(plain);
  if (packed) return dayOf(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const short = WITHOUT_YEAR.exec(plain);
  if (short) return nearestDay(Number(short[1]), Number(short[2]), today);
  const [, mark, count, month, day] = WITH_YEAR.exec(plain) ?? [];
  if (!count) return null;
  if (!mark && count.length === 4) return dayOf(Number(count), Number(month), Number(day));
  return eraDate(mark, count, Number(month), Number(day), today);
}

function eraDate(
  mark: string | undefined,
  count: string,
  month: number,
  date: number,
  today: Day,
): Day | null {
  const found = mark
    ? ERAS.find(({ name, letter }) => letter === mark || name.startsWith(mark))
    : ERAS.findLast(({ first }) => first <= today);
  if (!found || count.length > 2) return null;
  const year = Number(found.first.slice(0, 4)) + (count === '元' ? 1 : Number(count)) - 1;
  if (!mark && year > Number(today.slice(0, 4)) + 10) return null;
  const day = dayOf(year, month, date);
  return day && day >= found.first ? day : null;
}

function nearestDay(month: number, date: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4));
  const ahead = (day: Day) => dayNumber(day) - dayNumber(today);
  // The past stands first and the sort is stable, so of two as near the past one wins.
  const days = [year - 1, year, year + 1]
    .flatMap((each) => dayOf(each, month, date) ?? [])
    .filter((day) => ahead(day) <= 183)
    .sort((a, b) => Math.abs(ahead(a)) - Math.abs(ahead(b)));
  return days[0] ?? null;
}

const CLOCK = /^(午前|午後)?(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分?|(半))?)$/;
const FIGURES = /^(\d{1,2})(\d{2})$/;

// '14:05' from 14:05, 14時5分, 14時半, 午後2時5分 or 1405. 午後12時半 is 12:30 as people say it;
// 午前12時 is noon in law and midnight on some clocks, and refused.
export function parseTime(text: string): string | null {
  const plain = tidy(text);
  const [, figureHours, figureMinutes] = FIGURES.exec(plain) ?? [];
  if (figureHours) return timeOf(Number(figureHours), Number(figureMinutes));
  const [, side, hours, colon, kanji, halfHour] = CLOCK.exec(plain) ?? [];
  if (!hours) return null;
  const hour = Number(hours);
  if ((side && hour > 12) || (side === '午前' && hour === 12)) return null;
  return timeOf(
    side === '午後' ? (hour % 12) + 12 : hour,
    halfHour ? 30 : Number(colon ?? kanji ?? 0),
  );
}

// How long: 60, 60分, 1時間半, 1.5時間, 1時間30分 or 1:30, in minutes.
export function parseMinutes(text: string): number | null {
  const plain = tidy(text);
  const [, only] = /^(\d{1,4})(?:分間?)?$/.exec(plain) ?? [];
  if (only) return Number(only);
  const [, hours, colon] = /^(\d{1,2}):([0-5]\d)$/.exec(plain) ?? [];
  if (hours) return Number(hours) * 60 + Number(colon);
  const [, long, halfHour, rest] =
    /^(\d{1,3}(?:\.\d{1,2})?)時間(?:(半)|([0-5]?\d)分?)?$/.exec(plain) ?? [];
  if (!long || (long.includes('.') && (halfHour || rest))) return null;
  return Math.round(Number(long) * 60) + (halfHour ? 30 : Number(rest ?? 0));
}

// --- below: small parts ---

// Full-width figures and signs become plain, and so do the dashes and stops that Japanese
// keyboards give instead of - and . Blanks go unless they part two numbers.
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/[。・、,]/g, '.')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '');
}

function dayOf(year: number, month: number, date: number): Day | null {
  if (!(year >= OLDEST_YEAR && year <= LAST_YEAR)) return null;
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date
    ? day.toISOString().slice(0, 10)
    : null;
}

function timeOf(hours: number, minutes: number): string | null {
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function inTokyo(moment: Date): string {
  return new Date(moment.getTime() + TOKYO_MS).toISOString();
}

function format(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'UTC', ...parts });
}
