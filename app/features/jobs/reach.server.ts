import type { Db } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Job } from './job.ts';
import { readJob } from './jobs.server.ts';

/** The job that the address names, or 404 for whoever did not begin it. */
export async function reachJob(db: Db, actor: Actor, id = ''): Promise<Job> {
  const job = isId(id) ? await readJob(db, actor, id) : undefined;
  if (!job) throw notFound();
  return job;
}
