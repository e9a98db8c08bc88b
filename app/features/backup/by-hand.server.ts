import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { JobProblem } from '../jobs/job.ts';
import { startJob } from '../jobs/jobs.server.ts';
import { copyInWorker } from './night.server.ts';

/** いま控えをとる: as long work, with a line in the audit. */
export function copyByHand(db: Db, actor: Actor): Promise<string> {
  return startJob(db, actor, { kind: 'backup', title: '控えをとる' }, async (progress) => {
    const made = await copyInWorker(db, progress);
    if ('problem' in made) throw new JobProblem(made.problem);
    await change(db, who(actor), async (_tx, note) =>
      note({ verb: 'backup.make', thing: 'office', id: actor.officeId }),
    );
    return {
      text: `控えをとり、読みなおして確かめました。${made.text}`,
      href: '/settings/backup',
    };
  });
}
