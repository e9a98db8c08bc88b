/** A whole copy every night, or once the PC is on again; which ones stay is said by the rule. */
import type { Db } from '#app/db/dialect.server.ts';
import { log, logFault } from '#app/db/log.server.ts';
import type { Progress } from '../jobs/job.ts';
import { inWorker } from '../jobs/worker.server.ts';
import { copiesIn, tidy } from './folder.ts';
import { keepHealth, lookAtNight, readHealth } from './health.server.ts';
import { mayDrop, withLooks } from './health.ts';
import { quiet } from './quiet.ts';
import { isDue } from './rule.ts';
import { placeOfCopies } from './setup.ts';
import type { Made } from './worker.server.ts';

export type Failure = { at: Date; sentence: string };
let failure: Failure | null = null;

/** Why the last try of this process came to nothing; null when it did not. */
export const lastFailure = (): Failure | null => failure;

/** Looks first: what is damaged is never copied over what is good. */
export async function workAtNight(db: Db, now = new Date()): Promise<void> {
  await lookAtNight(db, now);
  await copyAtNight(db, now);
}

/** Makes one when it is time. Never rejects: what went wrong is said on the page and in the log. */
export async function copyAtNight(db: Db, now = new Date()): Promise<boolean> {
  const folder = placeOfCopies();
  if (folder === null) return false;
  const [newest] = await copiesIn(folder);
  if (!isDue(newest?.moment ?? null, now, failure?.at ?? null)) return false;
  const made = await copyInWorker(db, quiet(), now).catch((error: unknown) => {
    logFault('copy', error);
    return null;
  });
  return made !== null && !('problem' in made);
}

/** The old ones go only after a new one was made and read. */
export async function copyInWorker(db: Db, progress: Progress, now = new Date()): Promise<Made> {
  const made = (await inWorker(db, WORKER, null, progress).catch((error: unknown) => {
    failure = { at: now, sentence: '控えをとっている途中で止まりました。' };
    throw error;
  })) as Made;
  failure = 'problem' in made ? { at: now, sentence: made.problem } : null;
  if ('problem' in made) logFault('copy', null, { code: made.kind });
  else {
    log('info', 'copy', { outcome: 'made', bytes: made.size });
    await tidyBy(placeOfCopies() ?? '', now);
  }
  return made;
}

/** The new one was read as it was made. */
async function tidyBy(folder: string, now: Date): Promise<void> {
  const copies = await copiesIn(folder);
  const newest = copies[0] && { [copies[0].name]: { at: now.toISOString(), problem: null } };
  const health = withLooks(readHealth(), copies, newest ?? {});
  keepHealth(health);
  if (mayDrop(health, copies)) await tidy(folder);
}

const WORKER = 'app/features/backup/worker.server.ts';
