import { rmSync } from 'node:fs';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { jobFile } from '../jobs/files.server.ts';
import { JobProblem, type Progress, type Result } from '../jobs/job.ts';
import { startJob } from '../jobs/jobs.server.ts';
import { inWorker } from '../jobs/worker.server.ts';
import { unfinishedOf } from './keep.server.ts';
import { SEALED_ENDING } from './manifest.ts';
import type { Made, Order } from './worker.server.ts';

/** As long work, with a line in the audit; of one's own office, closed with the passphrase of the copies. */
export function takeEverything(db: Db, actor: Actor): Promise<string> {
  const begun = { kind: 'everything', title: 'すべての書き出し' };
  return startJob(db, actor, begun, async (progress) => {
    const path = jobFile(SEALED_ENDING);
    try {
      return await made(db, actor, path, progress);
    } catch (error) {
      for (const left of [path, unfinishedOf(path)]) rmSync(left, { force: true });
      throw error;
    }
  });
}

async function made(db: Db, actor: Actor, path: string, progress: Progress): Promise<Result> {
  const order: Order = { officeId: actor.officeId, path };
  const came = (await inWorker(db, WORKER, order, progress)) as Made;
  if ('problem' in came) throw new JobProblem(came.problem);
  await change(db, who(actor), async (_tx, note) =>
    note({
      verb: 'everything.export',
      thing: 'office',
      id: actor.officeId,
      plain: { count: came.rows },
    }),
  );
  return {
    text: `すべてを書き出し、合言葉で閉じました。${came.text}`,
    warnings: ['開くには、控えの合言葉がいります。開くと、内密のことも読めます。'],
    file: { path, name: `すべての書き出し_${today()}.seal`, type: 'application/octet-stream' },
  };
}

const WORKER = 'app/features/everything/worker.server.ts';
