import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { answerSmall } from '../files/bytes.server.ts';
import { isPicture } from '../files/file.ts';
import { reachFile } from './files.server.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const file = await reachFile(db, actor, params);
  if (!isPicture(file.type)) throw notFound();
  return answerSmall(db, actor, file);
}
