/**
 * H4: a record that fulfils a 予定, or the next step of an earlier record, is planned work.
 * Both ids come with the form and are settled in the transaction that saves it.
 */
import { showMinutes } from '#app/lib/dates.ts';
import { one, type Typed } from '#app/lib/forms.ts';
import { isId } from '#app/lib/ids.ts';
import { type AppointmentFields, isDiscreet } from '../appointments/appointment.ts';

export type Planned = { appointmentId: string | null; followsId: string | null };

export const unplanned: Planned = { appointmentId: null, followsId: null };

export function isPlanned({ appointmentId, followsId }: Planned): boolean {
  return appointmentId !== null || followsId !== null;
}

/** From what was typed, a kept draft or the address. */
export function plannedIn(typed: Typed): Planned {
  const id = (name: string) => (isId(one(typed, name)) ? one(typed, name) : null);
  return { appointmentId: id('appointmentId'), followsId: id('followsId') };
}

/**
 * The record form as far as the plan fills it. The free text of a discreet plan goes into the
 * confidential part: it may name somebody, and the shared part is read by all (H8).
 */
export function filledBy(planned: AppointmentFields): Typed {
  const { areaId, plannedOn, startedAt, minutes, kind, verbs, supportMain, goalId } = planned;
  return {
    ...{ areaId, startedAt, verbs },
    occurredOn: plannedOn,
    minutes: minutes === null ? '' : showMinutes(minutes),
    kind: kind ?? '',
    ...(supportMain && { supportMain }),
    goalId: goalId ?? '',
    ...(isDiscreet(planned) ? { detail: inOneText(planned) } : textsOf(planned)),
  };
}

function textsOf({ place, withNames, aim, position }: AppointmentFields): Typed {
  return { place, withNames, aim, position };
}

function inOneText({ title, place, withNames, aim }: AppointmentFields): string {
  return [title, place, withNames, aim].filter((text) => text !== '').join('\n');
}
