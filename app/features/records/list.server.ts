/** Records in lists: by filter and by words, newest first, fifty at a time. */
import { aside, type Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { filesIn } from '../files/count.ts';
import { isUnlooked, mayKnowWaiting } from '../reviews/review.ts';
import { type Filter, PAGE, searchable } from './filter.ts';
import { found } from './found.server.ts';
import { type From, type Key, narrowed, supported } from './narrow.server.ts';
import { mayReadConfidential } from './record.ts';

export type Listed = Awaited<ReturnType<typeof seenRows>>[number];
export type Page = { rows: Listed[]; older: number | null; count: number | null };

/** Only what the actor may see is listed, found or counted. `count` is given for searches. */
export async function listRecords(db: Db, actor: Actor, filter: Filter): Promise<Page> {
  const search = searchable(filter.q);
  if (search.tooShort) return { rows: [], older: null, count: null };
  const within = await scopeOf(db, actor, filter);
  const { keys, count } =
    search.words.length > 0
      ? await found(db, actor, filter, within, search.words)
      : { keys: await listed(db, actor, filter, within), count: null };
  const rows = await seenRows(db, actor, keys.slice(0, PAGE));
  const older = keys.length > PAGE ? (keys[PAGE - 1]?.timeline ?? null) : null;
  return { rows, older, count };
}

/** The areas to look in, or null for all. A viewer sees only the viewer's own. */
export async function scopeOf(db: Db, actor: Actor, filter: Filter): Promise<string[] | null> {
  const inside = filter.area && (await areasInside(db, actor.officeId, [filter.area], today()));
  const asked = inside ? [...inside] : null;
  if (actor.role !== 'viewer') return asked;
  return asked ? asked.filter((id) => actor.areas.has(id)) : [...actor.areas];
}

/**
 * The page is read as the newest of each way to it, then merged: each way is one walk down its
 * own index, where one query for all of them would sort everything in them.
 */
async function listed(
  db: Db,
  actor: Actor,
  filter: Filter,
  within: string[] | null,
): Promise<Key[]> {
  const keys = narrowed(
    db.selectFrom('record as r').select(['r.id', 'r.timeline']) as unknown as From<Key>,
    actor,
    filter,
  );
  const [first, ...rest] = ways(db, keys, filter, within).map((way) => {
    const page = way.orderBy('r.timeline', 'desc').limit(PAGE + 1);
    return db.selectFrom(page.as('one')).selectAll();
  });
  if (!first) return [];
  const union = rest.reduce((all, one) => all.unionAll(one), first);
  return db
    .selectFrom(union.as('page'))
    .selectAll()
    .orderBy('timeline', 'desc')
    .limit(PAGE + 1)
    .execute();
}

/** One for each area of a few; many areas meet a page soon by walking down time. */
function ways(db: Db, keys: From<Key>, filter: Filter, within: string[] | null): From<Key>[] {
  const { support, staff, waits } = filter;
  const isWide = within !== null && (within.length > FEW_AREAS || staff !== null || waits);
  const bySupport =
    support === null || waits
      ? [supported(keys, filter)]
      : (['r.support_main', 'r.support_second'] as const).map((column) =>
          keys.where(column, '=', support),
        );
  return bySupport.flatMap((q) => {
    if (within === null) return [q];
    if (isWide) return [q.where(aside(db, 'r.area_id'), 'in', within)];
    return within.map((area) => q.where('r.area_id', '=', area));
  });
}
/** A zone and its towns. */
const FEW_AREAS = 20;

/** With the number of files that the actor may see of each, and whether a manager's look is missing. */
export async function seenRows(db: Db, actor: Actor, keys: Key[]) {
  const rows = await rowsOf(db, actor.officeId, keys);
  return rows.map(({ sharedFiles, confidentialFiles, looked, version, lastRole, ...row }) => {
    const place = { areaId: row.area_id, staffId: row.staff_id };
    const others = mayReadConfidential(actor, place) ? confidentialFiles : 0;
    const waits = row.removed_at === null && isUnlooked({ looked, version, lastRole });
    return {
      ...row,
      files: Number(sharedFiles) + Number(others),
      unlooked: waits && mayKnowWaiting(actor, place),
    };
  });
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
    .leftJoin('staff as w', (on) =>
      on.onRef('w.office_id', '=', 'r.office_id').onRef('w.id', '=', 'r.updated_by'),
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
      'r.appointment_id',
      'r.follows_id',
      'r.looked',
      'r.version',
      'w.role as lastRole',
      'a.name as area',
      's.name as staff',
      'n.text as next',
      'n.due_on as nextOn',
    ])
    .select([filesIn('shared').as('sharedFiles'), filesIn('confidential').as('confidentialFiles')])
    .where('r.office_id', '=', officeId)
    .where(
      'r.id',
      'in',
      keys.map((k) => k.id),
    )
    .orderBy('r.timeline', 'desc')
    .execute();
}
