import type { Typed } from '#app/lib/forms.ts';
import type { AppointmentFields } from './appointment.ts';

/** The fields as the form sends them. */
export function toTyped(fields: AppointmentFields): Typed {
  const { title, plannedOn, startedAt, minutes, areaId, place, kind, verbs, supportMain } = fields;
  const { goalId, aim, position, staffId, staffIds, withNames } = fields;
  return {
    ...{ title, plannedOn, startedAt, areaId, place, verbs, aim, position },
    ...{ staffId, staffIds, withNames },
    minutes: String(minutes ?? ''),
    kind: kind ?? '',
    supportMain: supportMain ?? '',
    goalId: goalId ?? '',
  };
}

/** The field that tells its draft from that of a record. */
export function asDraft(typed: Typed): Typed {
  return { ...typed, appointment: '1' };
}
