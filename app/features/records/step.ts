import { redirect } from 'react-router';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { reachToEdit } from './reach.server.ts';
import { finishStep } from './steps.server.ts';

/** `back` is where one was: きょう or the record. */
export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  const form = await request.formData();
  const undo = form.get('undo') === '1';
  await finishStep(db, actor, row.id, !undo);
  const back = form.get('back') === '/' ? '/' : `/records/${row.id}`;
  return redirect(undo ? back : `${back}?done=${row.id}`);
}
