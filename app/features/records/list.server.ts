/** Records in lists: by filter and by words, newest first, fifty at a time. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { type Db, matching } from '#app/db/dialect.server.ts';
import type { Database } from '#app/db/schema.ts';
import { addDays, today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { verbBits } from '../lists/verbs.ts';
import { type Filter, MOST, PAGE, pairs, searchable } from './filter.ts';
import { timelineOf } from './record.ts';

type R = Database & { r: Database['record'] };
type From<O> = SelectQueryBuilder<R, 'r', O>;
type Key = { id: string; timeline: number };

export type Listed = Awaited<ReturnType<typeof rowsOf>>[number];
export type Page = { rows: Listed[]; older: number | null; count: number | null };

/** Only what the actor may see is listed, found or counted. `count` is given for searches. */
export async function listRecords(db: Db, actor: Actor, filter: Filter): Promise<Page> {
  const search = searchable(filter.q);
  if (search.tooShort) return { rows: [], older: null, count: 0 };
  const within = await scopeOf(db, actor, filter);
  const keys =
    search.words.length > 0
      ? await found(db, actor, filter, within, search.words)
      : await listed(db, actor, filter, within);
  const rows = await rowsOf(db, actor.officeId, keys.slice(0, PAGE));
  const older = keys.length > PAGE ? (keys[PAGE - 1]?.timeline ?? null) : null;
  const count =
    search.words.length > 0 ? await countFound(db, actor, filter, within, search.words) : null;
  return { rows, older, count };
}

/** The areas to look in, or null for all. A viewer sees only the viewer's own. */
async function scopeOf(db: Db, actor: Actor, filter: Filter): Promise<string[] | null> {
  const inside = filter.area && (await areasInside(db, actor.officeId, [filter.area], today()));
  const asked = inside ? [...inside] : null;
  if (actor.role !== 'viewer') return asked;
  return asked ? asked.filter((id) => actor.areas.has(id)) : [...actor.areas];
}

function narrowed<O>(query: From<O>, actor: Actor, filter: Filter): From<O> {
  let q = query.where('r.office_id', '=', actor.officeId);
  q = filter.removed
    ? q.where('r.removed_at', 'is not', null)
    : q.where('r.removed_at', 'is', null);
  if (filter.from) q = q.where('r.timeline', '>=', timelineOf(filter.from, '', 0));
  if (filter.to) q = q.where('r.timeline', '<', timelineOf(addDays(filter.to, 1), '', 0));
  if (filter.verb) q = q.where(sql<boolean>`(r.verbs & ${verbBits([filter.verb])}) <> 0`);
  if (filter.kind) q = q.where('r.kind', '=', filter.kind);
  if (filter.means) q = q.where('r.means', '=', filter.means);
  if (filter.staff) q = q.where('r.staff_id', '=', filter.staff);
  if (filter.goal) q = q.where('r.goal_id', '=', filter.goal);
  if (filter.support)
    q = q.where((e) =>
      e.or([
        e('r.support_main', '=', filter.support ?? ''),
        e('r.support_second', '=', filter.support),
      ]),
    );
  return q;
}

/**
 * A page of a few areas is read as the newest of each, then merged: each is one walk down
 * its own index, where one query over all of them would sort everything in them.
 */
async function listed(
  db: Db,
  actor: Actor,
  filter: Filter,
  within: string[] | null,
): Promise<Key[]> {
  const page = (q: From<Key>) => {
    const narrow = narrowed(q, actor, filter);
    const after = filter.before === null ? narrow : narrow.where('r.timeline', '<', filter.before);
    return after.orderBy('r.timeline', 'desc').limit(PAGE + 1);
  };
  const keys = () =>
    db.selectFrom('record as r').select(['r.id', 'r.timeline']) as unknown as From<Key>;
  if (within === null) return page(keys()).execute();
  const [first, ...rest] = within
    .slice(0, MOST_AREAS)
    .map((area) => db.selectFrom(page(keys().where('r.area_id', '=', area)).as('one')).selectAll());
  if (!first) return [];
  if (within.length > MOST_AREAS) return page(keys().where('r.area_id', 'in', within)).execute();
  const union = rest.reduce((all, one) => all.unionAll(one), first);
  return db
    .selectFrom(union.as('page'))
    .selectAll()
    .orderBy('timeline', 'desc')
    .limit(PAGE + 1)
    .execute();
}
/** SQLite takes 500 parts in one union. */
const MOST_AREAS = 400;

async function found(
  db: Db,
  actor: Actor,
  filter: Filter,
  within: string[] | null,
  words: string[],
): Promise<Key[]> {
  const pages = await Promise.all(
    doors(db, actor, filter, within, words).map((q) => {
      const after =
        filter.before === null ? q : q.where(sql<boolean>`h.timeline < ${filter.before}`);
      return after
        .select(['r.id', sql<number>`h.timeline`.as('timeline')])
        .orderBy(sql`h.timeline`, 'desc')
        .limit(PAGE + 1)
        .execute();
    }),
  );
  const once = new Map(pages.flat().map((key) => [key.id, key]));
  return [...once.values()].sort((a, b) => b.timeline - a.timeline).slice(0, PAGE + 1);
}

async function countFound(
  db: Db,
  actor: Actor,
  filter: Filter,
  within: string[] | null,
  words: string[],
): Promise<number> {
  const seen = new Set<string>();
  for (const q of doors(db, actor, filter, within, words)) {
    const rows = await q
      .select('r.id')
      .limit(MOST + 1)
      .execute();
    for (const { id } of rows) seen.add(id);
  }
  return seen.size;
}

/** The shared text, and the confidential text of those records whose other room the actor may enter. */
function doors(
  db: Db,
  actor: Actor,
  filter: Filter,
  within: string[] | null,
  words: string[],
): From<unknown>[] {
  const grams = pairs(words);
  const from = (table: 'record' | 'record_confidential') => {
    const q = narrowed(
      matching(db, table, actor.officeId, words, grams) as unknown as From<unknown>,
      actor,
      filter,
    );
    return within === null ? q : q.where('r.area_id', 'in', within.length > 0 ? within : ['']);
  };
  const shared = from('record');
  if (actor.role === 'viewer' || actor.role === 'admin') return [shared];
  const confidential = from('record_confidential');
  if (actor.role === 'manager') return [shared, confidential];
  const own = confidential.where((e) =>
    e.or([
      e('r.staff_id', '=', actor.staffId),
      ...(actor.areas.size > 0 ? [e('r.area_id', 'in', [...actor.areas])] : []),
    ]),
  );
  return [shared, own];
}

async function rowsOf(db: Db, officeId: string, keys: Key[]) {
  if (keys.length === 0) return [];
  return db
    .selectFrom('record as r')
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'r.office_id').onRef('s.id', '=', 'r.staff_id'),
    )
    .leftJoin('next_step as n', (on) =>
      on
        .onRef('n.office_id', '=', 'r.office_id')
        .onRef('n.record_id', '=', 'r.id')
        .on('n.done_at', 'is', null),
    )
    .select([
      'r.id',
      'r.timeline',
      'r.occurred_on',
      'r.started_at',
      'r.minutes',
      'r.kind',
      'r.verbs',
      'r.aim',
      'r.done',
      'r.noticed',
      'r.with_names',
      'r.headcount',
      'r.staff_id',
      'r.area_id',
      'r.search_text',
      'r.removed_at',
      'a.name as area',
      's.name as staff',
      'n.text as next',
      'n.due_on as nextOn',
    ])
    .where('r.office_id', '=', officeId)
    .where(
      'r.id',
      'in',
      keys.map((k) => k.id),
    )
    .orderBy('r.timeline', 'desc')
    .execute();
}
