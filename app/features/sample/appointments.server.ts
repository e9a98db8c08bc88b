/** The sample's plans, each with what became of it. */
import { change } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { SampleAppointment } from '../../../sample/appointments.ts';
import type { SampleOffice } from '../../../sample/office.ts';
import type { AppointmentFields } from '../appointments/appointment.ts';
import { insertAppointment } from '../appointments/appointments.server.ts';
import { insertMove } from '../appointments/fate.server.ts';
import type { Ids } from './office.server.ts';

export async function makeAppointments(
  db: Db,
  officeId: string,
  { appointments }: SampleOffice,
  ids: Ids,
): Promise<void> {
  if (appointments.length === 0) return;
  await change(db, { officeId, staffId: null }, async (tx, note) => {
    for (const one of appointments) {
      const by = { officeId, staffId: ids(one.staffKey) };
      const followsId = one.followsKey && ids(one.followsKey);
      const made = { followsId, at: morning(one.madeOn) };
      await insertAppointment(tx, note, by, ids(one.key), fieldsOf(one, ids), made);
      for (const move of one.moves)
        await insertMove(tx, by, ids(one.key), move, morning(move.from));
      await end(tx, by, one, ids);
    }
  });
}

const morning = (day: string) => `${day}T00:30:00.000Z`;

/** Recorded or given up. */
async function end(
  tx: Tx,
  { officeId, staffId }: { officeId: string; staffId: string },
  one: SampleAppointment,
  ids: Ids,
): Promise<void> {
  if (one.recordKey)
    await tx
      .updateTable('record')
      .set({ appointment_id: ids(one.key) })
      .where('office_id', '=', officeId)
      .where('id', '=', ids(one.recordKey))
      .execute();
  if (one.dropped)
    await tx
      .updateTable('appointment')
      .set({
        dropped_at: morning(one.plannedOn),
        dropped_by: staffId,
        dropped_reason: one.dropped,
      })
      .where('office_id', '=', officeId)
      .where('id', '=', ids(one.key))
      .execute();
}

function fieldsOf(one: SampleAppointment, ids: Ids): AppointmentFields {
  const { areaKey, plannedOn, startedAt, minutes, place, kind, verbs, supportMain } = one;
  const { title, withNames, aim, position } = one;
  return {
    ...{ plannedOn, startedAt, minutes, place, kind, verbs, supportMain },
    ...{ title, withNames, aim, position },
    staffId: ids(one.staffKey),
    staffIds: one.staffKeys.map(ids),
    areaId: ids(areaKey),
    goalId: one.goalKey && ids(one.goalKey),
  };
}
