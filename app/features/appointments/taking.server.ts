/** 予定 going out, of the days that the calendar shows; of a discreet one no more than stands there. */
import { isDay, today } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import { areasInside } from '../accounts/inside.server.ts';
import type { Asked, Taking } from '../jobs/taking.ts';
import { readLists } from '../lists/lists.server.ts';
import { type Lists, labelOf } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import { type Appointment, listAppointments, type Seen } from './list.server.ts';

export const appointmentTaking: Taking = {
  list: 'appointments',
  title: '予定',
  page: '/calendar',
  mayTake: () => true,
  sheet: async (db, actor, asked) => {
    const { area, ...filter } = filterOf(asked);
    const areas = area ? await areasInside(db, actor.officeId, [area], today()) : null;
    const seen = await listAppointments(db, actor, { ...filter, areas, withDropped: true });
    return sheetOf<Seen>('予定', columnsWith(await readLists(db, actor.officeId)), seen);
  },
  narrowed: (asked) => {
    const given = Object.entries(filterOf(asked)).filter(([, value]) => value);
    return { plain: Object.fromEntries(given) as Record<string, string> };
  },
};

/** A month at the most stands on a page; a broken part is left out. */
function filterOf({ query }: Asked) {
  const params = new URLSearchParams(query);
  const day = (name: string) => (isDay(params.get(name) ?? '') ? params.get(name) : null);
  const id = (name: string) => (isId(params.get(name) ?? '') ? params.get(name) : null);
  const [from, to] = [day('from'), day('to')];
  return { ...(from && { from }), ...(to && { to }), staff: id('staff'), area: id('area') };
}

function columnsWith(lists: Lists) {
  const whole =
    (of: (one: Appointment) => string | number | null) =>
    (one: Seen): string | number | null =>
      one.isWhole ? of(one) : null;
  const word = (list: 'kind' | 'support', code: string | null) =>
    code ? labelOf(lists, list, code) : '';
  return [
    { label: '日付', type: 'day', width: 12, of: (one: Seen) => one.plannedOn },
    { label: '時刻', width: 8, of: (one: Seen) => one.startedAt },
    { label: 'かかる時間（分）', type: 'number', width: 12, of: (one: Seen) => one.minutes },
    { label: '予定', width: 40, of: (one: Seen) => one.title },
    { label: 'だれの予定', width: 16, of: (one: Seen) => one.staff },
    { label: 'いっしょに行く人', width: 20, of: whole((a) => a.companions.join('、')) },
    { label: '地域', width: 16, of: whole((a) => a.area) },
    { label: '場所', width: 20, of: whole((a) => a.place) },
    { label: '活動の種類', width: 18, of: whole((a) => word('kind', a.kind)) },
    { label: '支援の動き', width: 20, of: whole((a) => verbNames(a.verbs)) },
    { label: '支援の種類', width: 16, of: whole((a) => word('support', a.supportMain)) },
    { label: '相手', width: 24, of: whole((a) => a.withNames) },
    { label: '何のために', width: 30, of: whole((a) => a.aim) },
    { label: '自分の立場', width: 16, of: whole((a) => a.position) },
    { label: '目標', width: 30, of: whole((a) => a.goal) },
    { label: '記録の番号', width: 38, of: whole((a) => a.recordId) },
    { label: 'やめたわけ', width: 24, of: whole((a) => a.droppedReason) },
  ] as const;
}

function verbNames(codes: Appointment['verbs']): string {
  return verbs
    .filter(({ verb }) => codes.includes(verb))
    .map(({ label }) => label)
    .join('、');
}
