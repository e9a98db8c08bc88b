/** A table of very many records is long work: it waits where one left (U9). */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import { jobFile, resultPath } from '../jobs/files.server.ts';
import { readJob, rightsOf, startJob } from '../jobs/jobs.server.ts';
import { inWorker } from '../jobs/worker.server.ts';
import { type Question, questionQuery } from './question.ts';
import type { Table } from './table.ts';
import type { Order } from './worker.server.ts';

const WORKER = 'app/features/overview/worker.server.ts';

export function beginLong(db: Db, actor: Actor, question: Question, day: Day): Promise<string> {
  const begun = { kind: 'overview', title: '見える化の表' };
  return startJob(db, actor, begun, async (progress) => {
    const order: Order = { actor, question, day };
    const table = (await inWorker(db, WORKER, order, progress)) as Table;
    const kept = jobFile('.json');
    writeFileSync(kept, JSON.stringify({ query: questionQuery(question), table }), { mode: 0o600 });
    return {
      text: '表ができました。',
      href: `/overview${questionQuery(question)}&job=${progress.id}`,
      kept,
    };
  });
}

/** What such work left for just this question; null when it is not there, or not this person's any more. */
export async function keptTable(
  db: Db,
  actor: Actor,
  jobId: string | null,
  question: Question,
): Promise<Table | null> {
  if (!jobId || !isId(jobId)) return null;
  const job = await readJob(db, actor, jobId);
  const path = job?.result.kept && resultPath(job.result.kept);
  if (!path || job.result.rights !== rightsOf(actor)) return null;
  const { query, table } = JSON.parse(readFileSync(path, 'utf8')) as {
    query: string;
    table: Table;
  };
  return query === questionQuery(question) ? table : null;
}
