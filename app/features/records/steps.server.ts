import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';

/** Marks what was to come next as done, or takes the mark back. */
export async function finishStep(
  db: Db,
  actor: Actor,
  recordId: string,
  done: boolean,
): Promise<void> {
  const mark = done
    ? { done_at: new Date().toISOString(), done_by: actor.staffId }
    : { done_at: null, done_by: null };
  await change(db, who(actor), async (tx, note) => {
    await tx
      .updateTable('next_step')
      .set(mark)
      .where('office_id', '=', actor.officeId)
      .where('record_id', '=', recordId)
      .execute();
    note({ verb: done ? 'step.done' : 'step.undone', thing: 'record', id: recordId });
  });
}

/** One's own open steps due by a day, the longest waiting first; those without a day last. */
export function openSteps(db: Db, { officeId, staffId }: Actor, by: Day, limit = 30) {
  return unplannedSteps(db, officeId)
    .where('n.staff_id', '=', staffId)
    .where('n.due_on', '<=', by)
    .orderBy('n.due_on')
    .limit(limit)
    .execute();
}

/** The open ones of the office that no 予定 stands for: of those that 予定 reminds. */
export function unplannedSteps(db: Db, officeId: string) {
  return undoneSteps(db, officeId).where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('appointment as p')
          .select('p.id')
          .whereRef('p.office_id', '=', 'n.office_id')
          .whereRef('p.follows_id', '=', 'n.record_id')
          .where('p.dropped_at', 'is', null),
      ),
    ),
  );
}

/** What a record said is to come next and nobody has marked as done. */
export function undoneSteps(db: Db, officeId: string) {
  return db
    .selectFrom('next_step as n')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'n.office_id').onRef('r.id', '=', 'n.record_id'),
    )
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'n.office_id').onRef('a.id', '=', 'n.area_id'),
    )
    .select(['n.record_id as id', 'n.text', 'n.due_on as dueOn'])
    .select(['a.name as area', 'r.occurred_on as since'])
    .where('n.office_id', '=', officeId)
    .where('n.done_at', 'is', null)
    .where('r.removed_at', 'is', null);
}
