import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { maySeeSpread } from './seen.ts';

/** Those whose work it tells of, and who answers for them; to others it is not there. */
export function reachSpread(context: Args['context']) {
  const { db, actor } = signedIn(context);
  if (!maySeeSpread(actor)) throw notFound();
  return { db, actor };
}
