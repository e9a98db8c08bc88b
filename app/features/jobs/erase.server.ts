import type { Note } from '#app/db/audit.server.ts';
import { type Db, dayOfMoment, type Tx } from '#app/db/dialect.server.ts';
import { type Keeping, nowhere } from '#app/db/keeping.server.ts';

export const jobKeeping: Keeping = {
  kind: 'job',
  label: '時間のかかる仕事の結果',
  holds: '書き出しや取り込みが、いつどうなったか。書き出したファイルは、7日で消えています。',
  usual: 1,
  why: '結果は、そのときに見れば足りるからです。',
  finished: finishedJobs,
  erase: eraseJobs,
};

/** Of others' work nobody knows: named by whose it was alone. */
function finishedJobs(db: Db, officeId: string, before: string) {
  const day = dayOfMoment(db, 'j.created_at');
  return db
    .selectFrom('job as j')
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'j.office_id').onRef('s.id', '=', 'j.staff_id'),
    )
    .select(['j.id', day.as('day'), nowhere, 's.name as title'])
    .where('j.office_id', '=', officeId)
    .where(day, '<', before);
}

async function eraseJobs(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  await tx
    .deleteFrom('job')
    .where('office_id', '=', officeId)
    .where('id', 'in', [...ids])
    .execute();
  for (const id of ids) note({ verb: 'job.erase', thing: 'job', id });
  return [];
}
