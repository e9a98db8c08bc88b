import { openAsBlob } from 'node:fs';
import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { resultPath } from './files.server.ts';
import { attachment } from './job.ts';
import { rightsOf } from './jobs.server.ts';
import { reachJob } from './reach.server.ts';

/** The file that came of it, to its owner alone, and only with the rights it was made with (S4). */
export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const { result, state } = await reachJob(db, actor, params.id);
  const path = result.file && state === 'done' ? resultPath(result.file.path) : null;
  if (!result.file || !path || result.rights !== rightsOf(actor)) throw notFound();
  const blob = await openAsBlob(path);
  return new Response(blob.stream(), {
    headers: {
      'content-type': result.file.type,
      'content-length': String(blob.size),
      'content-disposition': attachment(result.file.name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
