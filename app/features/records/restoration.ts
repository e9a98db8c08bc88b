import { redirect } from 'react-router';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { reachToEdit } from './reach.server.ts';
import { restoreRecord } from './records.server.ts';

export async function action({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  await restoreRecord(db, actor, row.id);
  return redirect(`/records/${row.id}?restored=1`);
}
