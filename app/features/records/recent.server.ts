import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';

/** One's own last records, to repeat. */
export async function recentRecords(db: Db, actor: Actor, limit = 8) {
  return db
    .selectFrom('record as r')
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .select(['r.id', 'r.occurred_on', 'r.kind', 'r.verbs', 'r.done', 'r.aim', 'a.name as area'])
    .where('r.office_id', '=', actor.officeId)
    .where('r.staff_id', '=', actor.staffId)
    .where('r.removed_at', 'is', null)
    .orderBy('r.timeline', 'desc')
    .limit(limit)
    .execute();
}
