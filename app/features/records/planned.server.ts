/** Joins a record to what was planned, in the transaction that saves it. */
import type { Note } from '#app/db/audit.server.ts';
import { type Db, lockRow, type Tx } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayReadWhole } from '../appointments/appointment.ts';
import { factsOf } from '../appointments/facts.ts';
import { movesOf } from '../appointments/fate.server.ts';
import { stepToPlan } from '../appointments/follows.server.ts';
import { type Appointment, appointmentOf } from '../appointments/list.server.ts';
import type { Lists } from '../lists/lists.ts';
import type { Planned } from './planned.ts';
import { mayEditRecord } from './record.ts';

export type PlannedPart = NonNullable<Awaited<ReturnType<typeof plannedPart>>>;

/**
 * What of it holds now: a 予定 of the office that this person may see and nobody has recorded
 * or given up meanwhile. What does not hold is left out: a record is never lost over it.
 */
export async function settle(
  tx: Tx,
  note: Note,
  actor: Actor,
  { appointmentId, followsId }: Planned,
): Promise<Planned> {
  const one = appointmentId ? await openOne(tx, actor, appointmentId) : null;
  if (one) note({ verb: 'appointment.fulfil', thing: 'appointment', id: one.id });
  const step = one?.followsId ?? (await ownStep(tx, actor, followsId))?.recordId ?? null;
  if (step) await finish(tx, note, actor, step);
  return { appointmentId: one?.id ?? null, followsId: step };
}

async function openOne(tx: Tx, actor: Actor, id: string): Promise<Appointment | null> {
  await lockRow(tx, 'appointment', actor.officeId, id);
  const one = await appointmentOf(tx, actor.officeId, id);
  return one && isOpen(one) && mayReadWhole(actor, one) ? one : null;
}

function isOpen({ recordId, droppedAt }: Appointment): boolean {
  return recordId === null && droppedAt === null;
}

/** Of a record that this person may correct: whoever may mark it as done may do it. */
async function ownStep(db: Db, actor: Actor, recordId: string | null) {
  const step = recordId ? await stepToPlan(db, actor, recordId) : null;
  return step && mayEditRecord(actor, step) ? step : null;
}

/** Marks the next step as done, once. */
async function finish(tx: Tx, note: Note, actor: Actor, recordId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('next_step')
    .set({ done_at: new Date().toISOString(), done_by: actor.staffId })
    .where('office_id', '=', actor.officeId)
    .where('record_id', '=', recordId)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) note({ verb: 'step.done', thing: 'record', id: recordId });
}

/** What the form of a new record begins with, as far as this person may see it. */
export async function findPlanned(db: Db, actor: Actor, { appointmentId, followsId }: Planned) {
  const one = appointmentId ? await appointmentOf(db, actor.officeId, appointmentId) : undefined;
  const appointment = one && mayReadWhole(actor, one) ? one : null;
  return { appointment, step: appointment ? null : await ownStep(db, actor, followsId) };
}

/** For the page of a record: nothing of a plan that this person may not read whole. */
export async function plannedPart(db: Db, actor: Actor, id: string | null, lists: Lists) {
  if (!id) return null;
  const one = await appointmentOf(db, actor.officeId, id);
  if (!one || !mayReadWhole(actor, one)) return null;
  return partOf(one, lists, await movesOf(db, actor.officeId, id));
}

export function partOf(
  one: Appointment,
  lists: Lists,
  moves: Awaited<ReturnType<typeof movesOf>> = [],
) {
  const { id, title, aim, position } = one;
  return { id, title, aim, position, facts: factsOf(one, lists), moves };
}
