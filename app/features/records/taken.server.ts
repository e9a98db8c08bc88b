/** Rows of records as they are taken out, in parts, newest first. */
import { sql } from 'kysely';
import { aside, contains, type Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { hasTextInRoom } from './confidential.server.ts';
import type { Filter } from './filter.ts';
import { type From, narrowed, supported } from './narrow.server.ts';

export type Narrow = {
  filter: Filter;
  within: string[] | null;
  words: string[];
  /** These alone. */
  ids: string[] | null;
};
/** Without the normalised text: it is as long as all the others together. */
export type Taken = Pick<RecordTable, (typeof taken)[number]> & {
  step: string | null;
  stepOn: Day | null;
  stepDone: string | null;
};

const PART = 1000;
const taken = [
  ...(['office_id', 'id', 'staff_id', 'area_id', 'occurred_on', 'started_at', 'minutes'] as const),
  ...(['place', 'kind', 'means', 'verbs', 'support_main', 'support_second', 'goal_id'] as const),
  ...(['with_names', 'headcount', 'aim', 'position', 'done', 'noticed', 'result'] as const),
  ...(['through', 'course', 'about', 'connected', 'timeline'] as const),
] satisfies (keyof RecordTable)[];

export async function partAfter(
  db: Db,
  actor: Actor,
  narrow: Narrow,
  before: number | null,
  most = PART,
): Promise<Taken[]> {
  const joined = db
    .selectFrom('record as r')
    .leftJoin('next_step as n', (on) =>
      on.onRef('n.office_id', '=', 'r.office_id').onRef('n.record_id', '=', 'r.id'),
    )
    .select(taken.map((column) => `r.${column}` as const))
    .select(['n.text as step', 'n.due_on as stepOn', 'n.done_at as stepDone']);
  const query = left(db, joined as unknown as From<Taken>, actor, {
    ...narrow,
    filter: { ...narrow.filter, before },
  });
  return query.orderBy('r.timeline', 'desc').limit(most).execute();
}

/** How many there are, counted no further than `most`. */
export async function countUpTo(
  db: Db,
  actor: Actor,
  narrow: Narrow,
  most: number,
): Promise<number> {
  const ids = db.selectFrom('record as r').select('r.id');
  const some = left(db, ids as unknown as From<{ id: string }>, actor, narrow).limit(most);
  const { n } = await db
    .selectFrom(some.as('some'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The areas do not choose the way: each part is one more piece of a walk down time. */
function left<O>(db: Db, query: From<O>, actor: Actor, { filter, within, words, ids }: Narrow) {
  let q = supported(narrowed(query, actor, filter), filter);
  if (within !== null) q = q.where(aside(db, 'r.area_id'), 'in', ['', ...within]);
  if (ids !== null) return q.where('r.id', 'in', ['', ...ids]);
  if (words.length === 0) return q;
  return q.where((e) =>
    e.or([
      e.and(words.map((word) => contains(db, 'r.search_text', word))),
      hasTextInRoom(db, actor, words),
    ]),
  );
}

/** Names of what records point to, read once. */
export async function namesFor(db: Db, officeId: string, day: Day) {
  const areas = await db
    .selectFrom('area as a')
    .leftJoin('area_parent as p', (on) =>
      on
        .onRef('p.office_id', '=', 'a.office_id')
        .onRef('p.child_id', '=', 'a.id')
        .on('p.from_on', '<=', day)
        .on((e) => e.or([e('p.until_on', 'is', null), e('p.until_on', '>=', day)])),
    )
    .leftJoin('area as up', (on) =>
      on.onRef('up.office_id', '=', 'p.office_id').onRef('up.id', '=', 'p.parent_id'),
    )
    .select(['a.id', 'a.name', sql<string | null>`up.name`.as('parent')])
    .where('a.office_id', '=', officeId)
    .orderBy('up.name')
    .execute();
  const named = new Map<string, { name: string; parents: string[] }>();
  for (const { id, name, parent } of areas) {
    const area = named.get(id) ?? { name, parents: [] };
    if (parent) area.parents.push(parent);
    named.set(id, area);
  }
  const goals = await db
    .selectFrom('goal')
    .select(['id', 'text'])
    .where('office_id', '=', officeId)
    .execute();
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('office_id', '=', officeId)
    .execute();
  return {
    areas: named,
    goals: new Map(goals.map(({ id, text }) => [id, text])),
    staff: new Map(staff.map(({ id, name }) => [id, name])),
  };
}
