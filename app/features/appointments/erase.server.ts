/** 予定 whose time is over. Their rows stay: that work was planned is counted (H4). */
import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { ERASED, type Keeping } from '#app/db/keeping.server.ts';

export const appointmentKeeping: Keeping = {
  kind: 'appointment',
  label: '予定',
  holds: '予定の文と、延ばしたわけ・やめたわけです。予定があったことは、数えるために残ります。',
  usual: 3,
  why: 'したことは行動記録に残るからです。',
  finished: finishedAppointments,
  erase: eraseAppointments,
  isPrivate: true,
};

function finishedAppointments(db: Db, officeId: string, before: string) {
  return db
    .selectFrom('appointment as p')
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'p.office_id').onRef('a.id', '=', 'p.area_id'),
    )
    .select(['p.id', 'p.planned_on as day', 'a.name as area', 'p.title'])
    .where('p.office_id', '=', officeId)
    .where('p.erased_at', 'is', null)
    .where('p.planned_on', '<', before);
}

export async function eraseAppointments(
  tx: Tx,
  note: Note,
  officeId: string,
  ids: readonly string[],
): Promise<string[]> {
  const texts = { title: ERASED, place: '', with_names: '', aim: '', position: '' };
  await tx
    .updateTable('appointment')
    .set({ ...texts, search_text: '', dropped_reason: null, erased_at: new Date().toISOString() })
    .where('office_id', '=', officeId)
    .where('id', 'in', [...ids])
    .execute();
  await tx
    .updateTable('appointment_move')
    .set({ reason: '' })
    .where('office_id', '=', officeId)
    .where('appointment_id', 'in', [...ids])
    .execute();
  await tx
    .deleteFrom('draft')
    .where('office_id', '=', officeId)
    .where('key', 'in', [...ids])
    .execute();
  for (const id of ids) note({ verb: 'appointment.erase', thing: 'appointment', id });
  return [];
}
