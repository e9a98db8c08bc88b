/**
 * One transaction for all changes that wait at the same moment. On SQLite they would only queue:
 * together the disk is asked once for all of them, and what each of them touches is written once.
 * Nobody hears of a change before all of it is kept; one that fails is taken back alone.
 */
import { sql } from 'kysely';
import { type Db, isPostgres, type Tx } from './dialect.server.ts';

type Job = {
  run: (tx: Tx) => Promise<void>;
  kept: () => void;
  failed: (error: unknown) => void;
};

const waiting: WeakMap<Db, Job[]> = new WeakMap();

export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isPostgres(db)) return db.transaction().execute(work);
  return new Promise<T>((resolve, reject) => {
    let answer = () => {};
    const run = async (tx: Tx) => {
      const result = await work(tx);
      answer = () => resolve(result);
    };
    wait(db, { run, kept: () => answer(), failed: reject });
  });
}

/** Until every request that has arrived by now has come as far as its own change. */
function wait(db: Db, job: Job): void {
  const others = waiting.get(db);
  if (others) {
    others.push(job);
    return;
  }
  waiting.set(db, [job]);
  setImmediate(() => runAll(db));
}

async function runAll(db: Db): Promise<void> {
  const jobs = waiting.get(db) ?? [];
  waiting.delete(db);
  const faults = new Map<Job, unknown>();
  try {
    await db.transaction().execute(async (tx) => {
      const [first] = jobs;
      if (first && jobs.length === 1) await first.run(tx);
      else for (const job of jobs) await runApart(tx, job, faults);
    });
  } catch (error) {
    for (const job of jobs) job.failed(faults.has(job) ? faults.get(job) : error);
    return;
  }
  for (const job of jobs) {
    if (faults.has(job)) job.failed(faults.get(job));
    else job.kept();
  }
}

async function runApart(tx: Tx, job: Job, faults: Map<Job, unknown>): Promise<void> {
  await sql`savepoint apart`.execute(tx);
  try {
    await job.run(tx);
  } catch (error) {
    faults.set(job, error);
    // A full disk ends the whole transaction, and the savepoint with it: then nobody's is kept.
    await sql`rollback to apart`.execute(tx).catch(() => Promise.reject(error));
  }
  await sql`release apart`.execute(tx);
}
