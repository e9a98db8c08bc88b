import type { Db } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import type { Actor } from '../accounts/actor.ts';

/** What a record said comes next, for a 予定 that follows it; of the shared part alone. */
export async function stepToPlan(db: Db, actor: Actor, recordId: string) {
  if (!isId(recordId) || actor.role === 'viewer') return null;
  const row = await db
    .selectFrom('next_step as n')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'n.office_id').onRef('r.id', '=', 'n.record_id'),
    )
    .select(['n.record_id as recordId', 'n.text', 'n.due_on as dueOn'])
    .select([
      'r.area_id as areaId',
      'r.staff_id as staffId',
      'r.support_main as supportMain',
      'r.goal_id as goalId',
    ])
    .where('n.office_id', '=', actor.officeId)
    .where('n.record_id', '=', recordId)
    .where('r.removed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
