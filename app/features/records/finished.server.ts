/** Records of the days before one, named by their shared part: what may be kept long enough. */
import type { Db } from '#app/db/dialect.server.ts';
import { timelineOfDays } from '#app/lib/timeline.ts';

export function recordsBefore(db: Db, officeId: string, before: string) {
  return db
    .selectFrom('record as r')
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .select(['r.id', 'r.occurred_on as day', 'a.name as area'])
    .select((e) =>
      e
        .case()
        .when('r.done', '<>', '')
        .then(e.ref('r.done'))
        .else(e.ref('r.aim'))
        .end()
        .as('title'),
    )
    .where('r.office_id', '=', officeId)
    .where('r.timeline', '<', timelineOfDays(before, before)[0]);
}
