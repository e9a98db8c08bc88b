/** The record's own day, time and length: from what is no part of the next step. */
import { addDays, type Day, showDate, showMinutes, showTime } from '#app/lib/dates.ts';
import { type FoundDate, findDates } from './dates.ts';
import { doubt, type Gathered, masked, place } from './gathered.ts';
import { findLengths } from './lengths.ts';
import type { Range } from './plain.ts';
import { type FoundTime, findTimes } from './times.ts';

const GLUE = {
  date: /^(?:頃|ごろ)?(?: に(?= )|の|に(?!は)|は|付けで?|付で?)?[、, ]*/u,
  time: /^(?:に(?!は|も)|、|,| |から(?=[^の])|~|-|より|の|、)*/u,
  minutes: /^(?:の(?!間)|で|、|,)?/u,
};
const LABEL = {
  date: /(?:日時|日付|月日|とき)[:は ]*$/u,
  time: /(?:時間|時刻|日時)[:は ]*$/u,
  minutes: /(?:所要(?:時間)?|かかった時間|活動時間|時間)[:は ]*$/u,
};
/** Since or until a day is no day of an act. */
const NOT_OWN = /^(?:頃|ごろ)?(?:から|より|以降|以来|まで|生まれ|生(?!活)|~|-)/u;
const NOT_OWN_BEFORE = /(?:誕生日|生年月日|期限|締切|締め切り)[:は ]*$/u;

/** 11/20の報告を昨日受けた, 先月15日に開いた会のまとめを昨日届けた: the other day is the act's. */
const ATTRIBUTE =
  /^の(?![午朝昼夕夜\d])|^[^、。\s]{0,14}件|^に[^、。\s]{1,8}[ただ](?=[\p{Script=Han}\p{Script=Katakana}])/u;

/**
 * `text` has the next step and the tags masked. Gives it back with what was read masked too.
 * What falls away with them is looked up in the `whole` text: a mask is a blank, and would go too.
 */
export function readWhen(all: Gathered, whole: string, text: string, today: Day): string {
  const dates = findDates(text, { today, ahead: false });
  readDay(all, whole, text, dates, today);
  const left = masked(text, dates);
  const times = findTimes(left).filter(
    ({ to }) => !/^(?:頃|ごろ)?まで/.test(left.slice(to, to + 4)),
  );
  readTime(all, whole, times);
  const rest = masked(left, times);
  readLength(all, whole, rest);
  return rest;
}

function readDay(all: Gathered, whole: string, text: string, dates: FoundDate[], today: Day) {
  const several = dates.filter(
    (d, i) => isJoined(text, d, dates[i + 1]) || isJoined(text, dates[i - 1], d),
  );
  for (const date of several) doubt(all, date, '日付が一つに決まりません。文に残しました');
  const own = dates.filter((d) => !isOther(text, d) && !several.includes(d));
  const fit = own.filter(({ day }) => day && day <= today && day >= addDays(today, -366));
  const chosen = fit.find(({ to }) => !ATTRIBUTE.test(text.slice(to, to + 20))) ?? fit[0];
  const clash = chosen && own.find((d) => isBeside(text, chosen, d) && d.day !== chosen.day);
  if (chosen?.day && !clash) {
    const cut = around(whole, chosen, 'date');
    all.cuts.push({ from: cut.from, to: chosen.keep ? chosen.to - chosen.keep : cut.to });
    place(all, 'occurredOn', chosen.day, chosen, `${showDate(chosen.day)}。日付と読みました`);
  }
  for (const date of own)
    if (date !== chosen || clash)
      readOther(all, whole, date, clash ? null : (chosen?.day ?? null), today);
}

function readOther(all: Gathered, whole: string, date: FoundDate, own: Day | null, today: Day) {
  if (date.day && date.day === own) {
    all.cuts.push(around(whole, date, 'date'));
    place(all, 'occurredOn', own, date, `${showDate(own)}。同じ日です`);
    return;
  }
  doubt(all, date, whyNot(date, own, today));
}

function whyNot({ day, why }: FoundDate, own: Day | null, today: Day): string {
  if (!day) return `${why}。文に残しました`;
  if (day > today)
    return `${showDate(day)}は、まだ来ていない日です。次にすることなら「次は」と書いてください`;
  if (day < addDays(today, -366)) return `${showDate(day)}は、一年より前です。文に残しました`;
  return own
    ? `${showDate(day)}。記録の日付は${showDate(own)}としました`
    : `${showDate(day)}。となりの日付と合いません`;
}

function readTime(all: Gathered, whole: string, times: FoundTime[]) {
  const [first, ...others] = times;
  if (!first) return;
  if (first.minutes === null) return doubt(all, first, '終わりが始まりより前です。文に残しました');
  all.cuts.push(around(whole, first, 'time'));
  place(all, 'startedAt', first.startedAt, first, withReason(showTime(first.startedAt), first.why));
  if (first.minutes !== undefined)
    place(
      all,
      'minutes',
      String(first.minutes),
      first,
      `${showMinutes(first.minutes)}。始まりと終わりから数えました`,
    );
  for (const other of others)
    doubt(
      all,
      other,
      `${showTime(other.startedAt)}。記録の時刻は${showTime(first.startedAt)}としました`,
    );
}

function readLength(all: Gathered, whole: string, text: string) {
  readHalfDay(all, text);
  for (const length of findLengths(text)) {
    const says = showMinutes(length.minutes);
    const known = all.fields.minutes;
    if (known === undefined || known === String(length.minutes)) {
      all.cuts.push(around(whole, length, 'minutes'));
      place(all, 'minutes', String(length.minutes), length, `${says}。かかった時間と読みました`);
    } else doubt(all, length, `${says}。かかった時間は${showMinutes(Number(known))}としました`);
  }
}

function readHalfDay(all: Gathered, text: string) {
  const half = /半日|丸?一日中|終日|丸一日/u.exec(text);
  if (half && all.fields.minutes === undefined)
    doubt(
      all,
      { from: half.index, to: half.index + half[0].length },
      '何時間か分かりません。かかった時間を書いてください',
    );
}

function withReason(says: string, why: string): string {
  return why ? `${says}。${why}` : `${says}。時刻と読みました`;
}

function isOther(text: string, { from, to }: Range): boolean {
  return (
    NOT_OWN.test(text.slice(to, to + 6)) ||
    NOT_OWN_BEFORE.test(text.slice(Math.max(0, from - 8), from))
  );
}

/** 11/20〜11/22, 昨日か一昨日. */
function isJoined(text: string, one?: Range, other?: Range): boolean {
  if (!one || !other) return false;
  return /^ ?(?:から|~|-|か|や|・|と|、|,) ?$/.test(text.slice(one.to, other.from));
}

/** 昨日(11/23): two that should be one. */
function isBeside(text: string, chosen: Range, other: Range): boolean {
  return other.from > chosen.to && /^ ?\($/.test(text.slice(chosen.to, other.from));
}

/** With its label before and the particle behind. */
export function around(text: string, { from, to }: Range, what: keyof typeof GLUE): Range {
  const before = LABEL[what].exec(text.slice(Math.max(0, from - 10), from))?.[0].length ?? 0;
  const behind = GLUE[what].exec(text.slice(to, to + 10))?.[0].length ?? 0;
  return { from: from - before, to: to + behind };
}
