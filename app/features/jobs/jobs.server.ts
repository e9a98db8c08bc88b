import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { keyed } from '#app/db/keys.server.ts';
import { log, logFault } from '#app/db/log.server.ts';
import { newId } from '#app/lib/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { dropOldResults, dropResult } from './files.server.ts';
import { type Job, JobProblem, KEPT_DAYS, type Progress, type Result, toJob } from './job.ts';
import { paceOf } from './pace.server.ts';

export type { Progress, Result } from './job.ts';

type Begun = { kind: string; title: string; total?: number };
type Work = (progress: Progress) => Promise<Result>;

const running = new Map<string, { controller: AbortController; ended: Promise<void> }>();

/**
 * Begins the work in this process and returns its id at once; the person is sent to /jobs/ID.
 * `work` is never run inside a transaction, and leaves its own audit lines for what it changes.
 */
export async function startJob(
  db: Db,
  actor: Actor,
  { kind, title, total }: Begun,
  work: Work,
): Promise<string> {
  dropOldResults();
  const id = newId();
  const at = new Date().toISOString();
  await change(db, who(actor), async (tx, note) => {
    await tx
      .insertInto('job')
      .values({
        office_id: actor.officeId,
        id,
        staff_id: actor.staffId,
        kind,
        title,
        state: 'running',
        done: 0,
        total: total ?? null,
        result: '{}',
        created_at: at,
        updated_at: at,
        seen_at: null,
      })
      .execute();
    note({ verb: 'job.start', thing: 'job', id, plain: { job: kind } });
  });
  const controller = new AbortController();
  const begun = { id, kind, since: Date.now() };
  running.set(id, { controller, ended: run(db, actor, begun, controller, work) });
  return id;
}

/** Never rejects: what goes wrong is the job's end. */
async function run(
  db: Db,
  actor: Actor,
  { id, kind, since }: { id: string; kind: string; since: number },
  controller: AbortController,
  work: Work,
) {
  const pace = paceOf(db, actor.officeId, id, controller);
  await Promise.resolve(); // what follows belongs to the work, not to who began it
  let result: Result | undefined;
  const told = (outcome: string) =>
    log('info', 'job', { id, job: kind, outcome, ms: Date.now() - since });
  try {
    result = { ...(await work(pace.progress)) };
    await pace.end();
    await end(db, actor, id, 'done', result, pace.counted());
    told('done');
  } catch (error) {
    dropFiles(result);
    await pace.end();
    const { aborted } = controller.signal;
    told(aborted ? 'stopped' : 'failed');
    await fail(db, actor, id, aborted ? new JobProblem() : error, pace.counted());
  } finally {
    running.delete(id);
  }
}

type Counted = { done: number; total?: number };

async function fail(db: Db, actor: Actor, id: string, error: unknown, counted: Counted) {
  const isTold = error instanceof JobProblem;
  if (!isTold) logFault('job', error, { id });
  const text = isTold
    ? error.message
    : '思わぬことが起きました。もう一度ためしてください。続くときはシステム係に知らせてください。';
  await end(db, actor, id, 'failed', { text }, counted).catch((again: unknown) =>
    logFault('job', again, { id }),
  );
}

/** What was stopped stays stopped, whatever came of it afterwards. */
async function end(
  db: Db,
  actor: Actor,
  id: string,
  state: 'done' | 'failed',
  result: Result,
  counted: Counted,
): Promise<void> {
  const kept = { ...result, rights: rightsOf(actor) };
  const isEnded = await change(db, who(actor), async (tx, note) => {
    const { numUpdatedRows } = await tx
      .updateTable('job')
      .set({
        state,
        result: JSON.stringify(kept),
        ...counted,
        updated_at: new Date().toISOString(),
      })
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst();
    const ended = numUpdatedRows > 0;
    note({ verb: 'job.end', thing: 'job', id, plain: { state: ended ? state : 'stopped' } });
    return ended;
  });
  if (!isEnded) dropFiles(result);
}

function dropFiles(result: Result | undefined): void {
  dropResult(result?.file?.path);
  dropResult(result?.kept);
}

/** What a person saw with: a file made with more than one has now is not handed out (S4). */
export function rightsOf({ role, areas }: Actor): string {
  return keyed('digest', JSON.stringify([role, [...areas].sort()])).slice(0, 16);
}

/** One's own, or undefined: of others' work nobody knows. */
export async function readJob(db: Db, actor: Actor, id: string): Promise<Job | undefined> {
  const row = await db
    .selectFrom('job')
    .selectAll()
    .where('office_id', '=', actor.officeId)
    .where('id', '=', id)
    .where('staff_id', '=', actor.staffId)
    .executeTakeFirst();
  return row && toJob(row);
}

/** The row says so first, so that a process elsewhere learns of it too. */
export async function stopJob(db: Db, actor: Actor, id: string): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await tx
      .updateTable('job')
      .set({ state: 'stopped', updated_at: new Date().toISOString() })
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .where('staff_id', '=', actor.staffId)
      .where('state', '=', 'running')
      .execute();
    note({ verb: 'job.stop', thing: 'job', id });
  });
  running.get(id)?.controller.abort();
}

/** No audit line: it changes nothing of anybody's. */
export async function markSeen(db: Db, actor: Actor, id: string): Promise<void> {
  await db
    .updateTable('job')
    .set({ seen_at: new Date().toISOString() })
    .where('office_id', '=', actor.officeId)
    .where('id', '=', id)
    .where('staff_id', '=', actor.staffId)
    .where('seen_at', 'is', null)
    .execute();
}

/** What goes on, and what ended while one was away, newest first. */
export async function waitingJobs(db: Db, actor: Actor, now = new Date()): Promise<Job[]> {
  dropOldResults();
  const since = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  const rows = await db
    .selectFrom('job')
    .selectAll()
    .where('office_id', '=', actor.officeId)
    .where('staff_id', '=', actor.staffId)
    .where('seen_at', 'is', null)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => toJob(row, now));
}

/** When the work of this process has ended; at once for any other. */
export function jobEnded(id: string): Promise<void> {
  return running.get(id)?.ended ?? Promise.resolve();
}
