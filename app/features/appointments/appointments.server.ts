import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, lockId, lockRow, type Tx } from '#app/db/dialect.server.ts';
import { normalise } from '#app/lib/japanese.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { dropDraft } from '../drafts/drafts.server.ts';
import { verbBits } from '../lists/verbs.ts';
import type { AppointmentFields } from './appointment.ts';
import { insertMove } from './fate.server.ts';
import { type Appointment, appointmentOf } from './list.server.ts';

type By = Pick<Actor, 'officeId' | 'staffId'>;

/** Under the id that its form was given: sending it twice is harmless. Returns false then. */
export async function saveAppointment(
  db: Db,
  actor: Actor,
  id: string,
  fields: AppointmentFields,
  followsId: string | null = null,
): Promise<boolean> {
  return change(db, who(actor), async (tx, note) => {
    await lockId(tx, id); // both sendings may be under way at once
    if (await appointmentOf(tx, actor.officeId, id)) {
      note({ verb: 'appointment.same', thing: 'appointment', id });
      return false;
    }
    await insertAppointment(tx, note, actor, id, fields, { followsId });
    await dropDraft(tx, who(actor), id);
    return true;
  });
}

/** Within a change of the caller's. */
export async function insertAppointment(
  tx: Tx,
  note: Note,
  by: By,
  id: string,
  fields: AppointmentFields,
  { followsId = null, at = new Date().toISOString() }: { followsId?: string | null; at?: string },
): Promise<void> {
  await tx
    .insertInto('appointment')
    .values({
      office_id: by.officeId,
      id,
      ...columnsOf(fields),
      follows_id: followsId,
      dropped_at: null,
      dropped_by: null,
      dropped_reason: null,
      created_at: at,
      version: 1,
      updated_at: at,
      updated_by: by.staffId,
    })
    .execute();
  await insertCompanions(tx, by.officeId, id, fields.staffIds);
  note({
    verb: 'appointment.create',
    thing: 'appointment',
    id,
    plain: { on: fields.plannedOn },
    personal: { area: fields.areaId },
  });
}

export type Edited = { done: true } | { done: false; now: Appointment };

/** Over version `base`; when somebody saved meanwhile nothing is, and what stands there now comes back. */
export async function editAppointment(
  db: Db,
  actor: Actor,
  id: string,
  base: number,
  fields: AppointmentFields,
): Promise<Edited> {
  return change(db, who(actor), async (tx, note) => {
    await lockRow(tx, 'appointment', actor.officeId, id);
    const now = await appointmentOf(tx, actor.officeId, id);
    if (!now) throw new Error('Editing an appointment that is not there');
    if (now.version !== base) {
      note({ verb: 'appointment.clash', thing: 'appointment', id });
      return { done: false, now };
    }
    await replace(tx, actor, now, fields);
    await dropDraft(tx, who(actor), id);
    const changed = changedFields(now, fields);
    const verb = changed.length === 0 ? 'appointment.same' : 'appointment.edit';
    note({ verb, thing: 'appointment', id, plain: { fields: changed } });
    return { done: true };
  });
}

async function replace(tx: Tx, by: By, now: Appointment, fields: AppointmentFields) {
  // A day that is put right is a move as well: the plan does not forget what it was.
  if (fields.plannedOn !== now.plannedOn)
    await insertMove(tx, by, now.id, { from: now.plannedOn, to: fields.plannedOn, reason: '' });
  await tx
    .updateTable('appointment')
    .set({
      ...columnsOf(fields),
      version: now.version + 1,
      updated_at: new Date().toISOString(),
      updated_by: by.staffId,
    })
    .where('office_id', '=', by.officeId)
    .where('id', '=', now.id)
    .execute();
  await tx
    .deleteFrom('appointment_staff')
    .where('office_id', '=', by.officeId)
    .where('appointment_id', '=', now.id)
    .execute();
  await insertCompanions(tx, by.officeId, now.id, fields.staffIds);
}

export function changedFields(now: AppointmentFields, after: AppointmentFields) {
  const flat = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
  return (Object.keys(after) as (keyof AppointmentFields)[]).filter(
    (field) => flat(now[field]) !== flat(after[field]),
  );
}

async function insertCompanions(tx: Tx, officeId: string, id: string, staffIds: string[]) {
  if (staffIds.length === 0) return;
  await tx
    .insertInto('appointment_staff')
    .values(staffIds.map((staff_id) => ({ office_id: officeId, appointment_id: id, staff_id })))
    .execute();
}

function columnsOf(f: AppointmentFields) {
  return {
    staff_id: f.staffId,
    area_id: f.areaId,
    planned_on: f.plannedOn,
    started_at: f.startedAt,
    minutes: f.minutes,
    place: f.place,
    kind: f.kind,
    verbs: verbBits(f.verbs),
    support_main: f.supportMain,
    goal_id: f.goalId,
    title: f.title,
    with_names: f.withNames,
    aim: f.aim,
    position: f.position,
    search_text: normalise(
      [f.title, f.aim, f.position, f.withNames, f.place].filter(Boolean).join(' \n'),
    ),
  };
}
