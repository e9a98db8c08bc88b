import { redirect } from 'react-router';
import type { Args } from '#app/ui/route.ts';
import { releaseThing } from './holds.server.ts';
import { reachDue } from './reach.server.ts';

/** No longer held back: it is due again. */
export async function action({ context, params }: Args) {
  const { db, actor, keeping } = await reachDue(context, params.kind);
  await releaseThing(db, actor, keeping, params.thing ?? '');
  return redirect(`/retention/due/${keeping.kind}`);
}
