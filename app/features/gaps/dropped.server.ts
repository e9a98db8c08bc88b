/** 予定 that were given up and never made again, of the last year. */
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, type Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayReadWhole } from '../appointments/appointment.ts';
import type { Gap } from './gap.ts';

const MOST = 30;

export async function droppedGaps(
  db: Db,
  actor: Actor,
  scope: readonly string[],
  day: Day,
): Promise<Gap[]> {
  const inside = new Set(scope);
  const rows = await dropped(db, actor.officeId, addDays(day, -365));
  return rows
    .filter(({ areaId }) => inside.has(areaId))
    .filter((row) => mayReadWhole(actor, { ...row, staffIds: [] }))
    .slice(0, MOST)
    .map(({ id, title, plannedOn, areaId, area }) => ({
      ...{ kind: 'dropped', id, title, plannedOn, area: { id: areaId, name: area } },
    }));
}

/** The newest first. Made again: the same title in the same area, or the same next step, on that day or later. */
function dropped(db: Db, officeId: string, since: Day) {
  return db
    .selectFrom('appointment as a')
    .innerJoin('area as p', (on) =>
      on.onRef('p.office_id', '=', 'a.office_id').onRef('p.id', '=', 'a.area_id'),
    )
    .select(['a.id', 'a.title', 'a.kind', 'a.planned_on as plannedOn', 'a.staff_id as staffId'])
    .select(['a.area_id as areaId', 'a.support_main as supportMain', 'p.name as area'])
    .where('a.office_id', '=', officeId)
    .where('a.planned_on', '>=', since)
    .where('a.dropped_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appointment as b')
            .select('b.id')
            .whereRef('b.office_id', '=', 'a.office_id')
            .whereRef('b.planned_on', '>=', 'a.planned_on')
            .where('b.dropped_at', 'is', null)
            .where((e) =>
              e.or([
                e.and([
                  e('b.area_id', '=', e.ref('a.area_id')),
                  e('b.title', '=', e.ref('a.title')),
                ]),
                e('b.follows_id', '=', e.ref('a.follows_id')),
              ]),
            ),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('next_step as n')
            .select('n.record_id')
            .whereRef('n.office_id', '=', 'a.office_id')
            .whereRef('n.record_id', '=', 'a.follows_id')
            .where('n.done_at', 'is not', null),
        ),
      ),
    )
    .orderBy('a.planned_on', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
}
