import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { keyOf } from './day-texts.server.ts';

export type Whole = NonNullable<Awaited<ReturnType<typeof wholeOf>>>;

/**
 * A record with what stands beside it, in one query (P1): names, next step, what it serves, and
 * the actor's own draft and text of the day. Asks nothing: callers ask `mayReadRecord` with it.
 */
export async function wholeOf(db: Db, { officeId, staffId }: Actor, id: string) {
  return db
    .selectFrom('record as r')
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'r.office_id').onRef('s.id', '=', 'r.staff_id'),
    )
    .leftJoin('staff as e', (on) =>
      on.onRef('e.office_id', '=', 'r.office_id').onRef('e.id', '=', 'r.updated_by'),
    )
    .leftJoin('next_step as n', (on) =>
      on.onRef('n.office_id', '=', 'r.office_id').onRef('n.record_id', '=', 'r.id'),
    )
    .leftJoin('goal as g', (on) =>
      on.onRef('g.office_id', '=', 'r.office_id').onRef('g.id', '=', 'r.goal_id'),
    )
    .leftJoin('plan as p', (on) =>
      on.onRef('p.office_id', '=', 'g.office_id').onRef('p.id', '=', 'g.plan_id'),
    )
    .leftJoin('draft as d', (on) =>
      on
        .onRef('d.office_id', '=', 'r.office_id')
        .onRef('d.key', '=', 'r.id')
        .on('d.staff_id', '=', staffId),
    )
    .leftJoin('draft as t', (on) =>
      on
        .onRef('t.office_id', '=', 'r.office_id')
        .on('t.key', '=', keyOf(id))
        .on('t.staff_id', '=', staffId),
    )
    .selectAll('r')
    .select(['a.name as area', 's.name as staff', 'e.name as editor'])
    .select(['n.text as stepText', 'n.due_on as stepOn', 'n.done_at as stepDone'])
    .select(['g.text as goal', 'p.id as planId', 'p.purpose'])
    .select(['d.body as draftBody', 'd.updated_at as draftAt', 't.updated_at as dayTextAt'])
    .where('r.office_id', '=', officeId)
    .where('r.id', '=', id)
    .executeTakeFirst();
}

/** As `toShared` takes it. */
export function stepIn({ stepText, stepOn }: Pick<Whole, 'stepText' | 'stepOn'>) {
  return stepText === null ? null : { text: stepText, due_on: stepOn };
}
