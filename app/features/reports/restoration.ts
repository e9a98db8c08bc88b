import { redirect } from 'react-router';
import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { findRemoved, restoreReport } from './reports.server.ts';

export async function action({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const report = await findRemoved(db, actor, params.id ?? '');
  if (!report) throw notFound();
  await restoreReport(db, actor, report.id);
  return redirect(`/reports/${report.id}?done=restored`);
}
