import { redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayChange, mayReadWhole } from './appointment.ts';
import { type Appointment, appointmentOf } from './list.server.ts';

/** The 予定 that the address names, or 404 for who may see no more than that there is one. */
export async function reachAppointment(db: Db, actor: Actor, id = ''): Promise<Appointment> {
  const one = isId(id) ? await appointmentOf(db, actor.officeId, id) : undefined;
  if (!one || !mayReadWhole(actor, one)) throw notFound();
  return one;
}

/** The same for what changes it: one that is done or given up is changed no more. */
export async function reachStanding(db: Db, actor: Actor, id = ''): Promise<Appointment> {
  const one = await reachToChange(db, actor, id);
  if (one.recordId || one.droppedAt) throw redirect(`/appointments/${one.id}`);
  return one;
}

export async function reachToChange(db: Db, actor: Actor, id = ''): Promise<Appointment> {
  const one = await reachAppointment(db, actor, id);
  if (!mayChange(actor, one)) throw forbidden();
  return one;
}
