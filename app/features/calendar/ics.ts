/**
 * One's own 予定 for other programs (RFC 5545). It leaves the house, so it holds what the
 * office may see and no more: never people, aim or position, and of a discreet one only that
 * there is one. Moments are in UTC, days without an hour are days.
 */
import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays } from '#app/lib/dates.ts';
import { HIDDEN_TITLE, isDiscreet } from '../appointments/appointment.ts';
import type { Appointment } from '../appointments/list.server.ts';

/** Where no length was written: an hour, as most meetings take. */
const USUAL = 60;

export function calendarFile(name: string, appointments: readonly Appointment[]): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'engawa', product: 'calendar', language: 'JA' },
    ttl: 3600,
  });
  for (const one of appointments) calendar.createEvent(eventOf(one));
  return calendar.toString();
}

function eventOf(one: Appointment) {
  const shared = {
    id: `${one.id}@engawa`,
    stamp: new Date(one.updatedAt),
    sequence: one.version,
    ...timeOf(one),
  };
  if (isDiscreet(one)) return { ...shared, summary: HIDDEN_TITLE };
  return {
    ...shared,
    summary: one.title,
    location: [one.place, one.area].filter(Boolean).join('、'),
  };
}

function timeOf({ plannedOn, startedAt, minutes }: Appointment) {
  if (startedAt === '')
    return { allDay: true, start: midnight(plannedOn), end: midnight(addDays(plannedOn, 1)) };
  const start = new Date(`${plannedOn}T${startedAt}:00+09:00`);
  return { start, end: new Date(start.getTime() + (minutes ?? USUAL) * 60_000) };
}

/** Days are written by their UTC parts. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
