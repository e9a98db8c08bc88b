/** Fields as people type them → what they mean, or what is wrong and how to write it. */
import { z } from 'zod';
import { type Day, parseDate, parseMinutes, parseTime } from './dates.ts';

export const UNREAD_DAY = '日付が読めません。「11月23日」や「8.11.23」のように書いてください。';

/** Letters are counted as the page counts them while somebody writes. */
export function text(max: number) {
  return (
    z
      .string()
      .default('')
      // A form sends line ends as CR LF; the same text must not differ by it.
      .transform((t) => t.replaceAll('\r\n', '\n').trim())
      .refine(
        (t) => [...t].length <= max,
        `${max}字までにしてください。書いた文はそのまま残っています。`,
      )
  );
}

export function needed(max: number, message: string) {
  return text(max).refine((t) => t !== '', message);
}

/** One of a few, which a browser sends only when something was chosen. */
export function chosen(message: string) {
  return z.string(message).min(1, message);
}

export const codeOrNull = z
  .string()
  .default('')
  .transform((code) => code || null);

export const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((codes) => [...new Set([codes].flat())].filter((code) => code !== ''));

/** What was left empty is null; what cannot be read is told. */
export function read<T>(how: (typed: string) => T | null, message: string) {
  return z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null;
      const value = how(typed);
      if (value === null) context.addIssue({ code: 'custom', message });
      return value;
    });
}

/** `today` resolves 11/23 and きのう. */
export function day(today: Day, message = UNREAD_DAY) {
  return read((typed) => parseDate(typed, today), message);
}

/** 'HH:MM', '' when unknown. */
export const startTime = read(
  parseTime,
  '時刻が読めません。「14:05」や「14時半」のように書いてください。',
).transform((time) => time ?? '');

export const duration = read((typed) => {
  const minutes = parseMinutes(typed);
  return minutes === null || minutes > 24 * 60 ? null : minutes;
}, '時間の長さが読めません。「60」や「1時間半」のように書いてください。24時間までです。');
