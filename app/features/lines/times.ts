/**
 * Times of the day and spans. An hour of 1 to 6 without 午前 or 午後 is the afternoon: work is done
 * by day. The reason is said, so that the person sees it.
 */
import { kanjiNumber } from '#app/lib/japanese.ts';
import type { Range } from './plain.ts';

/** `minutes` when the end is told too; null when it lies before the beginning. */
export type FoundTime = Range & { startedAt: string; minutes?: number | null; why: string };

const H = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九〇])';
const M = '(?:\\d{1,2}|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const SIDE = '午前|午後|am|pm|朝の?|昼の?|夕方の?|夜の?|晩の?';
const CLOCK = `(?:(${SIDE}) ?)?(?:(\\d{1,2}):(\\d{2})|(正午|${H}(?=時|ジ))(?:(?<=正午)|時|ジ)(?!間|々|期|代|点|給|効)(?:(半)|(${M})分(?!間))?)(?: ?(am|pm))?`;
const START = '(?<![\\d/.一二三四五六七八九十翌]|\\d:)';
const ONE = new RegExp(`${START}${CLOCK}`, 'gu');
const SPAN = new RegExp(
  `${START}${CLOCK}(?:頃|ごろ)? ?(?:から|より|~|-|→|ー) ?${CLOCK}(?:頃|ごろ)?(?:まで)?`,
  'gu',
);
/** 14-16時: the hour is told once. */
const SHORT = new RegExp(
  `${START}(?:(${SIDE}) ?)?(${H}) ?(?:から|~|-|ー) ?(${H})時(?!間)(半)?(?:まで)?`,
  'gu',
);
const PACKED = /(?<![\d-])([01]\d|2[0-3])([0-5]\d) ?[-~] ?([01]\d|2[0-3])([0-5]\d)(?![\d-])/g;

type Clock = { minute: number; why: string };

export function findTimes(text: string): FoundTime[] {
  const spans = [
    ...[...text.matchAll(SPAN)].map((m) => spanOf(m, clock(m.slice(1, 8)), m.slice(8, 15))),
    ...[...text.matchAll(SHORT)].map((m) =>
      spanOf(m, clock([m[1], undefined, undefined, m[2]]), [
        undefined,
        undefined,
        undefined,
        m[3],
        m[4],
      ]),
    ),
    ...[...text.matchAll(PACKED)].map((m) =>
      spanOf(m, clock([undefined, m[1], m[2]]), [undefined, m[3], m[4]]),
    ),
  ];
  const ones = [...text.matchAll(ONE)].flatMap((match) => {
    const read = clock(match.slice(1, 8));
    if (!read || read.minute >= 1440 || isFor(text, match)) return [];
    return [{ ...rangeOf(match), startedAt: shown(read.minute), why: read.why }];
  });
  return apart([...spans.flatMap((span) => span ?? []), ...ones]);
}

/** The end belongs to the side of the beginning, or to the afternoon when it would lie before it. */
function spanOf(
  match: RegExpExecArray,
  start: Clock | null,
  end: (string | undefined)[],
): FoundTime | null {
  const until = clock(end, start?.minute);
  if (!start || !until) return null;
  const minutes = until.minute - start.minute;
  return {
    ...rangeOf(match),
    startedAt: shown(start.minute),
    minutes: minutes > 0 && minutes <= 16 * 60 ? minutes : null,
    why: start.why || until.why,
  };
}

function clock(parts: (string | undefined)[], after?: number): Clock | null {
  const [side, colonHour, colonMinutes, hourWord, half, minuteWord, behind] = parts;
  const written = colonHour ?? hourWord ?? '';
  const hour = written === '正午' ? 12 : (kanjiNumber(written) ?? 99);
  const minutes = half ? 30 : (kanjiNumber(colonMinutes ?? minuteWord ?? '0') ?? 99);
  if (hour > 24 || minutes > 59) return null;
  const at = onSide((side ?? behind ?? '').replace('の', ''), hour, written);
  if (at === null) return null;
  const minute = at.hour * 60 + minutes;
  if (after === undefined || minute > after || side || hour > 12) return { minute, why: at.why };
  return { minute: minute + (hour <= 12 ? 720 : 0), why: '' };
}

function onSide(side: string, hour: number, written: string) {
  if (side === '') {
    // 02:30 is written by a clock, 2時 by a person.
    if (hour >= 1 && hour <= 6 && !written.startsWith('0'))
      return { hour: hour + 12, why: '午前・午後がないので、午後と読みました' };
    return { hour, why: '' };
  }
  if (hour > 12) return { hour, why: '' };
  if (/^(午前|am|朝)$/.test(side)) return hour === 12 ? null : { hour, why: '' };
  if (side === '昼') return { hour: hour < 6 ? hour + 12 : hour, why: '' };
  if (/^(夜|晩)$/.test(side) && (hour === 12 || hour < 5)) return null;
  return { hour: (hour % 12) + 12, why: '' };
}

/** 一時 is also "for a while": 一時保護, 一時預かり. */
function isFor(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3);
  return match[0] === '一時' && !/^(?:に|から|より|頃|ごろ|~)/.test(after);
}

function rangeOf(match: RegExpExecArray): Range {
  return { from: match.index, to: match.index + match[0].length };
}

function shown(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

/** The longest of those that overlap, from left to right. */
function apart(found: FoundTime[]): FoundTime[] {
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
