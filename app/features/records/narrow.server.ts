/** What a filter leaves, for lists and for searches alike. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '#app/db/schema.ts';
import { addDays } from '#app/lib/dates.ts';
import { timelineOf } from '#app/lib/timeline.ts';
import type { Actor } from '../accounts/actor.ts';
import { NONE } from '../figures/heads.ts';
import { verbBits } from '../lists/verbs.ts';
import type { Filter } from './filter.ts';

type R = Database & { r: Database['record'] };
export type From<O> = SelectQueryBuilder<R, 'r', O>;
export type Key = { id: string; timeline: number };

export function narrowed<O>(
  query: From<O>,
  actor: Actor,
  filter: Filter,
  time = 'r.timeline',
): From<O> {
  let q = inTime(query.where('r.office_id', '=', actor.officeId), filter, time);
  q = filter.removed
    ? q.where('r.removed_at', 'is not', null)
    : q.where('r.removed_at', 'is', null);
  if (filter.planned)
    q = q.where((e) =>
      e.or([e('r.appointment_id', 'is not', null), e('r.follows_id', 'is not', null)]),
    );
  if (filter.kind) q = q.where(column(filter, 'kind'), '=', filter.kind);
  if (filter.supportMain) q = q.where(column(filter, 'support_main'), '=', filter.supportMain);
  if (filter.staff) q = q.where(column(filter, 'staff_id'), '=', filter.staff);
  q = withValues(q, filter);
  // To others it would tell which confidential parts were corrected since.
  return filter.waits && actor.role === 'manager' ? unlooked(q, actor.officeId) : q;
}

/** What waits is little: nothing that it is narrowed to as well shall choose the index then. */
function column({ waits }: Filter, name: string) {
  const ref = sql.ref<string>(`r.${name}`);
  return waits ? sql<string>`coalesce(${ref}, '')` : ref;
}

/** What a record may have one of, several or none. */
function withValues<O>(query: From<O>, filter: Filter): From<O> {
  const { verb, about, means, through, goal: goal_id, course } = filter;
  let q = query;
  for (const [name, value] of Object.entries({ means, through, goal_id, course })) {
    if (value === NONE) q = q.where(sql.ref(`r.${name}`), 'is', null);
    else if (value !== null) q = q.where(column(filter, name), '=', value);
  }
  if (verb === NONE) q = q.where('r.verbs', '=', 0);
  else if (verb) q = q.where(sql<boolean>`(r.verbs & ${verbBits([verb])}) <> 0`);
  if (about === NONE) q = q.where('r.about', '=', '[]');
  // A JSON array of codes: with its quotes a code stands there as itself or not at all.
  else if (about)
    q = q.where(sql<boolean>`replace(r.about, ${JSON.stringify(about)}, '') <> r.about`);
  return q;
}

/**
 * As `isUnlooked` says: what a manager wrote needs no other manager's look. Said twice: of two
 * columns compared PostgreSQL expects a third of all rows, and would walk down all of them
 * rather than the index of what waits; of an expression it expects one in two hundred.
 */
function unlooked<O>(query: From<O>, officeId: string): From<O> {
  return query
    .where('r.looked', '<', sql.ref<number>('r.version'))
    .where(sql<boolean>`case when r.looked < r.version then 1 else 0 end = 1`)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('staff as by')
            .select('by.id')
            .where('by.office_id', '=', officeId)
            .where('by.id', '=', e.ref('r.updated_by'))
            .where('by.role', '=', 'manager'),
        ),
      ),
    );
}

/** `time` is where the place in time is read: the search index stops at its bounds, the table cannot. */
export function inTime<O>(query: From<O>, { before, from, to }: Filter, time = 'r.timeline') {
  const timeline = sql.ref<number>(time);
  let q = query;
  if (before !== null) q = q.where(timeline, '<', before);
  if (from) q = q.where(timeline, '>=', timelineOf(from, '', 0));
  if (to) q = q.where(timeline, '<', timelineOf(addDays(to, 1), '', 0));
  return q;
}

export function supported<O>(query: From<O>, { support }: Filter): From<O> {
  if (support === null) return query;
  return query.where((e) =>
    e.or([e('r.support_main', '=', support), e('r.support_second', '=', support)]),
  );
}
