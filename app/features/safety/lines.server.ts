import type { Db } from '#app/db/dialect.server.ts';
import { type AuditFilter, type AuditLine, momentsOf } from './audit.ts';

export const PAGE = 50;

/** Newest first; names of people and areas come along in the one query. */
export async function readLines(
  db: Db,
  officeId: string,
  filter: AuditFilter,
): Promise<{ lines: AuditLine[]; older: boolean; newer: boolean }> {
  const isBack = filter.after !== null;
  let query = matching(db, officeId, filter).limit(PAGE + 1);
  if (filter.before !== null) query = query.where('a.seq', '<', filter.before);
  if (filter.after !== null) query = query.where('a.seq', '>', filter.after);
  const found = await query.orderBy('a.seq', isBack ? 'asc' : 'desc').execute();
  const hasMore = found.length > PAGE;
  const lines = found
    .slice(0, PAGE)
    .map(({ person, area, ...line }) => ({ ...line, named: person ?? area }));
  if (isBack) return { lines: lines.reverse(), older: true, newer: hasMore };
  return { lines, older: hasMore, newer: filter.before !== null };
}

/** A part of them for a file, newest first. */
export async function linesBefore(db: Db, officeId: string, filter: AuditFilter) {
  let query = matching(db, officeId, filter).limit(1000);
  if (filter.before !== null) query = query.where('a.seq', '<', filter.before);
  const found = await query.orderBy('a.seq', 'desc').execute();
  return found.map(({ person, area, ...line }): AuditLine => ({ ...line, named: person ?? area }));
}

export async function countLines(
  db: Db,
  officeId: string,
  filter: AuditFilter,
  most: number,
): Promise<number> {
  const { n } = await db
    .selectFrom(matching(db, officeId, filter).limit(most).as('some'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function matching(db: Db, officeId: string, filter: AuditFilter) {
  const { from, until } = momentsOf(filter);
  let query = namedLines(db, officeId);
  if (filter.actor) query = query.where('a.actor_id', '=', filter.actor);
  if (filter.thing) query = query.where('a.thing', '=', filter.thing);
  if (filter.id) query = query.where('a.thing_id', '=', filter.id);
  if (filter.verb) query = query.where('a.verb', '=', filter.verb);
  if (from) query = query.where('a.at', '>=', from);
  if (until) query = query.where('a.at', '<', until);
  return query;
}

/** Lines of the audit with the names of who did it and of whom or what it was done to. */
export function namedLines(db: Db, officeId: string) {
  return db
    .selectFrom('audit as a')
    .leftJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'a.office_id').onRef('s.id', '=', 'a.actor_id'),
    )
    .leftJoin('staff as p', (on) =>
      on
        .onRef('p.office_id', '=', 'a.office_id')
        .onRef('p.id', '=', 'a.thing_id')
        .on('a.thing', '=', 'staff'),
    )
    .leftJoin('area as r', (on) =>
      on
        .onRef('r.office_id', '=', 'a.office_id')
        .onRef('r.id', '=', 'a.thing_id')
        .on('a.thing', '=', 'area'),
    )
    .select(['a.seq', 'a.at', 'a.verb', 'a.thing', 'a.thing_id as thingId', 'a.fields'])
    .select(['a.actor_id as actorId', 's.name as actor', 'p.name as person', 'r.name as area'])
    .where('a.office_id', '=', officeId);
}
