import { redirect } from 'react-router';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { undropAppointment, unmoveAppointment } from './fate.server.ts';
import { reachToChange } from './reach.server.ts';

/** Takes back what was done last to it: giving it up, else the last putting off. */
export async function action({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const one = await reachToChange(db, actor, params.id);
  await (one.droppedAt ? undropAppointment : unmoveAppointment)(db, actor, one.id);
  return redirect(`/appointments/${one.id}?undone=1`);
}
