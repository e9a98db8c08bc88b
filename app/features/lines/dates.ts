/**
 * Days in a line, absolute and by words. `ahead` is the next step's side: a Friday, a 3rd or a
 * 6/10 that could be either is then the coming one. A day that does not exist, or whose weekday
 * is another one, is found without a day: it is told, never guessed.
 */
import { addDays, type Day, isDay, parseDate, showDate, weekdayOf } from '#app/lib/dates.ts';
import { kanjiNumber } from '#app/lib/japanese.ts';
import type { Range } from './plain.ts';

/** `keep`: how many letters at the end say more than the day (今朝 → 朝). */
export type FoundDate = Range & { day: Day | null; why: string; keep: number };

type Context = { today: Day; ahead: boolean };
type Reading = { day: Day | null; why: string } | null;
type Form = { pattern: RegExp; read: (match: string[], context: Context) => Reading };

const N = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const W = '[月火水木金土日]';
const NOT_IN_DATE = '(?<![\\d/.])';
const form = (pattern: string, read: Form['read']): Form => ({
  pattern: new RegExp(pattern, 'gmu'),
  read,
});

const nearDays: [words: string, days: number][] = [
  ['さきおととい|一昨々日|一昨昨日', -3],
  ['おととい|一昨日|おとつい|オトトイ', -2],
  ['昨日|きのう|キノウ|ゆうべ|夕べ(?=[、 にの])', -1],
  ['昨夜|昨晩|昨夕', -1],
  ['今朝|今夜|今晩|今夕|けさ', 0],
  ['今日|本日|きょう(?!だい|しつ|いく|り|か)|キョウ(?!ダ|シ)', 0],
  ['さっき|さきほど|先ほど|先程|今しがた|たった今|ついさっき', 0],
  ['明日|あした|アシタ|あす(?=[、 にはのも午])', 1],
  ['明朝|明晩', 1],
  ['明後日|あさって|アサッテ', 2],
  ['しあさって|明々後日', 3],
];
const weeks: Record<string, number> = {
  先々週: -2,
  先週: -1,
  前の週: -1,
  今週: 0,
  来週: 1,
  次週: 1,
  翌週: 1,
  再来週: 2,
};
const months: Record<string, number> = {
  先々月: -2,
  先月: -1,
  前月: -1,
  今月: 0,
  来月: 1,
  翌月: 1,
  再来月: 2,
};
const years: Record<string, number> = { 一昨年: -2, 昨年: -1, 去年: -1, 今年: 0, 本年: 0, 来年: 1 };
const oneOf = (table: Record<string, number>) => `(${Object.keys(table).join('|')})`;

const forms: Form[] = [
  form(
    `(?<![a-z])(?:令和|平成|昭和|大正|[rhs](?=\\.?\\d))\\.?(?:元|${N})[年./-]${N}[月./-]${N}日?(?![\\d.])`,
    absolute,
  ),
  form(`(?<![\\d/.-])(?:19|20)\\d{2}[年./-]${N}[月./-]${N}日?(?!\\d)`, absolute),
  form(`${NOT_IN_DATE}${N}年${N}月${N}日`, absolute),
  form('(?<![\\d/.-])\\d{1,2}([./])\\d{1,2}\\1\\d{1,2}(?![\\d/.-])', absolute),
  form('(?<![\\d-])(?:19|20)\\d{2}(?:0[1-9]|1[0-2])\\d{2}(?![\\d-])', absolute),
  form(`${oneOf(years)}の?(${N})(?:月|/)(${N})日?`, ([, word = '', month, date], { today }) =>
    made(year(today) + (years[word] ?? 0), figure(month), figure(date)),
  ),
  form(`${oneOf(months)}の?(${N})日`, ([, word = '', date], { today }) =>
    made(year(today), figure(today.slice(5, 7)) + (months[word] ?? 0), figure(date)),
  ),
  form(`${NOT_IN_DATE}(${N})月(${N})日(?!間|前|後)`, withoutYear),
  form('(?<![\\d/.-])(\\d{1,2})/(\\d{1,2})(?![\\d/]|くらい|ほど|の確率)', withoutYear),
  form('^(\\d{1,2})[.-](\\d{1,2})(?= )', withoutYear),
  form('(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})(?=に|の|、| |\\()', (match, context) =>
    context.ahead ? withoutYear(match, context) : null,
  ),
  form(`${oneOf(weeks)}の?(${W})(?:曜日?|(?=[ 、。に]|$))`, ([, word = '', name], { today }) =>
    day(addDays(mondayOf(today), 7 * (weeks[word] ?? 0) + place(name))),
  ),
  form(`(?:この前|こないだ|この間|前|先日)の(${W})曜日?`, ([, name], { today }) =>
    day(weekdayBefore(today, name)),
  ),
  form(`(?:今度|こんど|次|つぎ|今週末)の(${W})曜日?`, ([, name], { today }) =>
    day(weekdayAfter(today, name)),
  ),
  form(
    `(?<!毎週?|隔週?|第${N}|[・月火水木金土日])(${W})曜日?(?=に|は|、| |$|午|\\d|の[午朝夜夕昼]|[かとや~-]${W}曜)`,
    bareWeekday,
  ),
  form(`(?<![\\d月/.])(${N})日(前|後)`, ([, count, side], { today }) =>
    day(addDays(today, figure(count) * (side === '前' ? -1 : 1))),
  ),
  form(`(?<!\\d)(${N})週間(前|後)`, ([, count, side], { today }) =>
    day(addDays(today, 7 * figure(count) * (side === '前' ? -1 : 1))),
  ),
  form(`(?<!\\d)(${N})[かカヶケヵ箇]月(前|後)`, ([, count, side], { today }) =>
    made(
      year(today),
      figure(today.slice(5, 7)) + figure(count) * (side === '前' ? -1 : 1),
      figure(today.slice(8)),
    ),
  ),
  form(
    `(?<![\\d月/.第毎一二三四五六七八九十数])(?!一日)(${N})日(?=に(?!${N}?[度回])|の[午朝夜夕昼]|は|、| |$|\\(|午|\\d|${W}曜|[かとや~-]${N}日)`,
    bareDate,
  ),
  ...nearDays.map(([words, days]) =>
    form(`(?:${words})`, (_, { today }) => day(addDays(today, days))),
  ),
];

const WEEKDAY = new RegExp(
  `^(?: ?\\((${W})(?:曜日?)?(?:[・、,. ]?[祝休])?\\)|(?:の| )?(${W})曜日?(?=[\\s、。にはの\\d午朝夜]|$)|(${W})(?=[\\s\\d]|$))`,
  'u',
);

/** From left to right, the longest first, none inside another. */
export function findDates(text: string, context: Context): FoundDate[] {
  const all = forms.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const reading = read([...match], context);
      return reading ? [found(text, match, reading)] : [];
    }),
  );
  all.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return all.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

function found(text: string, match: RegExpExecArray, { day, why }: Exclude<Reading, null>) {
  const [word] = match;
  const from = match.index;
  const after = from + word.length;
  const keep = /^(?:[昨今明][夜晩夕朝])$/.test(word) ? 1 : 0;
  const [said = '', inBrackets, long, short] = WEEKDAY.exec(text.slice(after, after + 8)) ?? [];
  const weekday = inBrackets ?? long ?? short;
  const to = after + said.length;
  if (day && weekday && weekdayOf(day) !== weekday)
    return { from, to, keep, day: null, why: `${showDate(day)}です。曜日が合いません` };
  return { from, to, keep, day, why };
}

// --- readings ---

function absolute([text = '']: string[], { today }: Context): Reading {
  const plain = text.replace(/[一二三四五六七八九十]+/g, (each) => String(kanjiNumber(each)));
  return day(parseDate(plain, today));
}

/** The nearest one; on the next step's side the coming one. */
function withoutYear([, month, date]: string[], { today, ahead }: Context): Reading {
  if (figure(month) > 12 || figure(month) < 1) return null;
  const near = parseDate(`${figure(month)}/${figure(date)}`, today);
  if (!near || !ahead || near >= today) return day(near);
  return made(year(near) + 1, figure(month), figure(date));
}

function bareWeekday([, name]: string[], { today, ahead }: Context): Reading {
  if (ahead) return day(weekdayAfter(today, name));
  if (name === weekdayOf(today))
    return { day: null, why: '今日のことか、一週間前のことか、決められません' };
  return day(weekdayBefore(today, name));
}

/** The 3rd: of this month or the next to it, whichever is nearer. */
function bareDate([, date]: string[], { today, ahead }: Context): Reading {
  const month = figure(today.slice(5, 7));
  const days = [month - 1, month, month + 1]
    .flatMap((each) => made(year(today), each, figure(date)).day ?? [])
    .filter((each) => !ahead || each >= today);
  const away = (each: Day) => Math.abs(Date.parse(each) - Date.parse(today));
  return day(days.sort((a, b) => away(a) - away(b))[0] ?? null);
}

// --- small parts ---

function day(day: Day | null) {
  return { day, why: day ? '' : '暦にない日です' };
}

/** Months below 1 and above 12 belong to the years beside. */
function made(year: number, month: number, date: number) {
  const index = year * 12 + month - 1;
  const two = (n: number) => String(n).padStart(2, '0');
  const text = `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(date)}`;
  return day(isDay(text) ? text : null);
}

function figure(text = ''): number {
  return kanjiNumber(text) ?? Number.NaN;
}

const year = (day: Day) => Number(day.slice(0, 4));
/** Monday is 0: 先週日曜 is the end of last week. */
const place = (name = '') => '月火水木金土日'.indexOf(name);
const mondayOf = (today: Day) => addDays(today, -place(weekdayOf(today)));
const weekdayBefore = (today: Day, name = '') =>
  addDays(today, -((place(weekdayOf(today)) - place(name) + 6) % 7) - 1);
const weekdayAfter = (today: Day, name = '') =>
  addDays(today, ((place(name) - place(weekdayOf(today)) + 6) % 7) + 1);
