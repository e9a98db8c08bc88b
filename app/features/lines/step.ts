/** The next step with its day. */
import { type Day, showDate } from '#app/lib/dates.ts';
import { type FoundDate, findDates } from './dates.ts';
import { doubt, type Gathered, masked, outside, place } from './gathered.ts';
import { markedParts, type NextPart, plannedPart } from './next.ts';
import { type Plain, type Range, remaining } from './plain.ts';
import { around } from './when.ts';

/** 次回は12月15日です tells nothing but the day. */
const ONLY_A_DAY =
  /^(?:です|の予定(?:です)?|を予定(?:しています)?|に(?:決まりました|決定|なりました|決まった|なった)|となりました|予定)$/u;
/** Until a day is a part of what to do; 12/3か12/4 is not decided. */
const KEPT = /^(?:頃|ごろ)?(?:まで|から|より|以降|も|~|-)/;

export function nextParts(text: string, today: Day, cuts: Range[]): NextPart[] {
  const marked = markedParts(text);
  const own = masked(text, marked, '\n');
  const coming = findDates(own, { today, ahead: false }).filter(({ day }) => day && day > today);
  let end = 0;
  const planned = coming.flatMap((date) => {
    const part = date.from >= end ? plannedPart(own, date, cuts) : null;
    if (part) end = part.to;
    return part ?? [];
  });
  return [...marked, ...planned].sort((a, b) => a.from - b.from);
}

export function readNext(all: Gathered, plain: Plain, parts: NextPart[], today: Day) {
  const [first] = parts;
  if (!first) return;
  const only = masked(plain.text, outside(plain.text.length, parts), '\n');
  const text = masked(only, all.cuts);
  const dates = findDates(text, { today, ahead: true });
  const markers = parts.map(({ marker }) => marker);
  const cuts = [...all.cuts, ...markers, ...readNextDay(all, plain.text, dates, today)];
  const says = parts
    .map((part) =>
      remaining(plain, [part], cuts)
        .replace(/[。.]+$/, '')
        .replace(ONLY_A_DAY, ''),
    )
    .filter((each) => each !== '');
  if (says.length === 0 && all.fields.nextOn === undefined) return;
  const step = says.join('。') || '次回';
  place(all, 'nextStep', step, first, '次にすることと読みました');
  for (const part of parts.slice(1)) place(all, 'nextStep', step, part, '次にすることと読みました');
}

function readNextDay(all: Gathered, text: string, dates: FoundDate[], today: Day): Range[] {
  const days = new Set(dates.map(({ day }) => day));
  const [first] = dates;
  if (!first) return [];
  if (days.size > 1) {
    for (const date of dates)
      doubt(all, date, `${date.day ? showDate(date.day) : date.why}。次の日付が一つに決まりません`);
    return [];
  }
  if (!first.day || first.day < today) {
    doubt(all, first, first.day ? `${showDate(first.day)}は、もう過ぎた日です` : first.why);
    return [];
  }
  place(all, 'nextOn', first.day, first, `${showDate(first.day)}。次の日付と読みました`);
  if (KEPT.test(text.slice(first.to, first.to + 6))) return [];
  return [around(text, { from: first.from, to: first.to - first.keep }, 'date')];
}
