import { redirect } from 'react-router';
import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { canComeBack } from '../files/file.ts';
import { restoreFile } from '../files/files.server.ts';
import { reachFileToRestore } from './files.server.ts';

export async function action({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const file = await reachFileToRestore(db, actor, params);
  if (file.removed_at) {
    if (!canComeBack(file.removed_at)) throw notFound();
    await restoreFile(db, actor, file);
  }
  return redirect(`/records/${file.record_id}?fileBack=1#files`);
}
