import { showDate, showMinutes, showTime } from '#app/lib/dates.ts';
import type { ListName } from '../lists/defaults.ts';
import { type Lists, labelOf } from '../lists/lists.ts';
import type { Appointment } from './list.server.ts';

/** What was planned, in words; what was left open is left out. */
export function factsOf(one: Appointment, lists: Lists): { term: string; detail: string }[] {
  const label = (list: ListName, code: string | null) => (code ? labelOf(lists, list, code) : '');
  return [
    { term: '日付', detail: whenOf(one) },
    { term: 'かかる時間', detail: one.minutes === null ? '' : showMinutes(one.minutes) },
    { term: '地域', detail: one.area },
    { term: '場所', detail: one.place },
    { term: 'だれの予定', detail: one.staff },
    { term: 'いっしょに', detail: one.companions.join('、') },
    { term: 'ほかに来る人', detail: one.withNames },
    { term: '活動の種類', detail: label('kind', one.kind) },
    { term: '支援の種類', detail: label('support', one.supportMain) },
  ].filter(({ detail }) => detail !== '');
}

export function whenOf({ plannedOn, startedAt }: Pick<Appointment, 'plannedOn' | 'startedAt'>) {
  return [showDate(plannedOn), startedAt && showTime(startedAt)].filter(Boolean).join(' ');
}
