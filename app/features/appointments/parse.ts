/** The form of a 予定 as typed → fields, or all that is wrong with it at once. */
import { z } from 'zod';
import { type Day, parseMinutes, parseTime } from '#app/lib/dates.ts';
import { type Parsed, parseForm, type Typed } from '#app/lib/forms.ts';
import { verbs } from '../lists/verbs.ts';
import { type AppointmentFields, parsePlannedDate } from './appointment.ts';

const line = (max: number) =>
  z
    .string()
    .max(max, `${max}字までにしてください。書いた文はそのまま残っています。`)
    .default('')
    // A form sends line ends as CR LF; the same text must not differ by it.
    .transform((t) => t.replaceAll('\r\n', '\n').trim());
const needed = (max: number, message: string) => line(max).refine((t) => t !== '', { message });
const choice = z
  .string()
  .default('')
  .transform((c) => c || null);
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((v) => [...new Set(Array.isArray(v) ? v : [v])].filter((c) => c !== ''));

function read<T>(how: (typed: string) => T | null, message: string) {
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

const minutes = (typed: string) => {
  const n = parseMinutes(typed);
  return n === null || n > 24 * 60 ? null : n;
};

/** A day to come; `before` is the day it had, which may stay as it is. */
export function dayToCome(today: Day, before: Day | null = null) {
  return z
    .string()
    .default('')
    .transform((typed, context) => {
      const fault = (message: string) => {
        context.addIssue({ code: 'custom', message });
        return today;
      };
      if (typed.trim() === '') return fault('日付を書いてください。');
      const day = parsePlannedDate(typed, today);
      if (day === null)
        return fault(
          '日付が読めないか、暦にない日です。「12月3日」や「12/3」のように書いてください。',
        );
      if (day < today && day !== before)
        return fault('過ぎた日です。きょうか、これからの日を書いてください。');
      return day;
    });
}

export function parseAppointment(
  form: FormData | Typed,
  today: Day,
  before: Day | null = null,
): Parsed<AppointmentFields> {
  const schema = z
    .object({
      title: needed(200, '何をするかを、ひとこと書いてください。'),
      plannedOn: dayToCome(today, before),
      startedAt: read(
        parseTime,
        '時刻が読めません。「14:05」や「14時半」のように書いてください。',
      ).transform((t) => t ?? ''),
      minutes: read(
        minutes,
        '時間の長さが読めません。「60」や「1時間半」のように書いてください。24時間までです。',
      ),
      areaId: z.string('地域を選んでください。').min(1, '地域を選んでください。'),
      place: line(200),
      kind: choice,
      verbs: list.transform((codes) =>
        verbs.filter((v) => codes.includes(v.verb)).map((v) => v.verb),
      ),
      supportMain: choice,
      goalId: choice,
      aim: line(1000),
      position: line(1000),
      staffId: z.string('だれの予定かを選んでください。').min(1, 'だれの予定かを選んでください。'),
      staffIds: list,
      withNames: line(500),
    })
    .transform(
      (f): AppointmentFields => ({
        ...f,
        staffIds: f.staffIds.filter((id) => id !== f.staffId),
      }),
    );
  return parseForm(schema, form);
}
