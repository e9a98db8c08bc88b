import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { answerFile } from '../files/bytes.server.ts';
import { reachFile } from './files.server.ts';

/** Asked anew every time: an address that was passed on opens nothing. */
export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  return answerFile(db, actor, await reachFile(db, actor, params));
}
