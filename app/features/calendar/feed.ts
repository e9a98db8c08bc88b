import { problem } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { addressContext, dbOf } from '../accounts/here.server.ts';
import { beginGuess, limitOf } from '../accounts/limits.server.ts';
import { readFeed } from './feed.server.ts';

/** `/feed/TOKEN.ics`: whoever knows it may read it. Nobody signs in, so nothing is asked. */
export async function loader({ context, params }: Args) {
  const db = dbOf(context);
  const file = await readFeed(db, (params.token ?? '').replace(/\.ics$/, ''));
  if (file === null) {
    const { waitMs } = await beginGuess(db, [limitOf('feed', context.get(addressContext))]);
    throw problem(waitMs > 0 ? 'tooMany' : 'notFound');
  }
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
}
