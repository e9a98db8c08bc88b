/** 予定 for tests: whole and plain unless said otherwise; far ahead, so that no test grows old. */
import type { AppointmentFields } from '#app/features/appointments/appointment.ts';
import { toTyped } from '#app/features/appointments/typed.ts';
import { areas, people } from './cast.ts';

export function buildAppointment(changed: Partial<AppointmentFields> = {}): AppointmentFields {
  return {
    staffId: people.nishida.id,
    staffIds: [],
    areaId: areas.taki5.id,
    plannedOn: '2099-11-20',
    startedAt: '14:00',
    minutes: 60,
    place: '自治会館',
    kind: 'meeting',
    verbs: ['connect'],
    supportMain: 'community',
    goalId: null,
    title: '防災アンケートの打ち合わせ',
    withNames: '滝山自治会の役員',
    aim: '配り方を決める',
    position: '進行役',
    ...changed,
  };
}

/** The same as the form sends it. */
export const typedAppointment = toTyped(buildAppointment());
