import { redirect } from 'react-router';
import { forbidden } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { reachToWrite, removeReport } from './reports.server.ts';

/** What was fixed is opened again first: it was handed out. */
export async function action({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachToWrite(db, actor, params.id);
  if (report.fixedAt !== null) throw forbidden();
  await removeReport(db, actor, report.id);
  return redirect(`/reports?gone=${report.id}`);
}
