/** The form of a 予定 as typed → fields, or all that is wrong with it at once. */
import { z } from 'zod';
import type { Day } from '#app/lib/dates.ts';
import { type Parsed, parseForm, type Typed } from '#app/lib/forms.ts';
import {
  chosen,
  codeOrNull,
  duration,
  needed,
  several,
  startTime,
  text,
} from '#app/lib/read-fields.ts';
import { verbsAmong } from '../lists/verbs.ts';
import { type AppointmentFields, parsePlannedDate } from './appointment.ts';

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
      startedAt: startTime,
      minutes: duration,
      areaId: chosen('地域を選んでください。'),
      place: text(200),
      kind: codeOrNull,
      verbs: several.transform(verbsAmong),
      supportMain: codeOrNull,
      goalId: codeOrNull,
      aim: text(1000),
      position: text(1000),
      staffId: chosen('だれの予定かを選んでください。'),
      staffIds: several,
      withNames: text(500),
    })
    .transform(
      (f): AppointmentFields => ({
        ...f,
        staffIds: f.staffIds.filter((id) => id !== f.staffId),
      }),
    );
  return parseForm(schema, form);
}
