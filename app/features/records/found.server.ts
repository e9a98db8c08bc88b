/**
 * Records by words: the newest first, and how many there are up to MOST (P3). A common word is
 * met soon by reading back from today, a rare one is quick to gather from the index of letter
 * pairs; which of the two it is shows only on the way.
 */
import { sql } from 'kysely';
import {
  aside,
  contains,
  type Db,
  indexKeepsOrder,
  inRoom,
  matching,
} from '#app/db/dialect.server.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import { type Filter, MOST, PAGE, pairs } from './filter.ts';
import { type From, inTime, type Key, narrowed, supported } from './narrow.server.ts';

type Found = { keys: Key[]; count: number };
type Room = 'record' | 'record_confidential';
/** What is asked, of one of the two rooms. */
type Question = {
  db: Db;
  actor: Actor;
  filter: Filter;
  within: string[] | null;
  words: string[];
  room: Room;
};

export async function found(
  db: Db,
  actor: Actor,
  filter: Filter,
  within: string[] | null,
  words: string[],
): Promise<Found> {
  const ask = (asked: Filter) =>
    roomsOf(actor).map((room) => ({ db, actor, filter: asked, within, words, room }));
  const all = merged(await Promise.all(ask({ ...filter, before: null }).map(newest)));
  const { before } = filter;
  if (before === null) return { keys: all, count: all.length };
  const isWhole = all.length <= MOST;
  const keys = isWhole
    ? all.filter((key) => key.timeline < before)
    : merged(await Promise.all(ask(filter).map(newest)));
  return { keys, count: all.length };
}

/** The confidential text counts for those who may enter the other room of some record. */
function roomsOf({ role }: Actor): Room[] {
  return role === 'viewer' ? ['record'] : ['record', 'record_confidential'];
}

function merged(lists: Key[][]): Key[] {
  const once = new Map(lists.flat().map((key) => [key.id, key]));
  return [...once.values()].sort((a, b) => b.timeline - a.timeline);
}

/** All of them when there are no more than MOST; else the newest page at least, and more than MOST. */
async function newest(question: Question): Promise<Key[]> {
  const { db, filter, within } = question;
  if (indexKeepsOrder(db) && !isNarrow(filter, within)) return ordered(question, MOST + 1);
  let recent: Key[] = [];
  for (const reach of REACHES) {
    const since = await recentSince(question, reach);
    recent = await amongRecent(question, since);
    if (since === null || recent.length > MOST) return recent;
    if (recent.length < MOST / 4) break; // four times as far there would not be enough either
  }
  const any = await keysOf(indexed(question))
    .limit(MOST + 1)
    .execute();
  if (any.length <= MOST) return any;
  const page = recent.length > PAGE ? recent : await ordered(question, PAGE + 1);
  // What is not of the page only counts: it must not stand between the newest ones.
  const oldest = Math.min(...page.map((key) => key.timeline));
  return [...page, ...any.filter((key) => key.timeline < oldest)];
}

/** Few records are left by it, so that reading them beats the index of a common word. */
function isNarrow({ staff, kind }: Filter, within: string[] | null): boolean {
  return Boolean(staff ?? kind) || isFew(within);
}

function isFew(within: string[] | null): within is string[] {
  return within !== null && within.length < 4;
}

/** Enough to hold the page of a word in one record of a hundred, few enough to read at once. */
const REACHES = [10_000, 40_000];

/** Where the newest records begin that one part of the filter leaves; null when there are no more. */
async function recentSince(
  { db, actor, filter, within }: Question,
  reach: number,
): Promise<number | null> {
  const all = db.selectFrom('record as r').where('r.office_id', '=', actor.officeId);
  let q = inTime(all as unknown as From<unknown>, filter);
  if (filter.staff) q = q.where('r.staff_id', '=', filter.staff);
  else if (filter.kind) q = q.where('r.kind', '=', filter.kind);
  else if (isFew(within)) q = q.where('r.area_id', 'in', [...within, '']);
  const row = await q
    .select('r.timeline')
    .orderBy('r.timeline', 'desc')
    .limit(1)
    .offset(reach)
    .executeTakeFirst();
  return row?.timeline ?? null;
}

/** What the newest records hold, read without the index of words. */
async function amongRecent(question: Question, since: number | null): Promise<Key[]> {
  const { db, room, words, filter } = question;
  const of = room === 'record' ? 'r' : 'c';
  let q = scoped(inRoom(db, room) as unknown as From<unknown>, question);
  // Both rows hold their place in time: whichever the planner begins with, it stops at the bounds.
  q = inTime(q, filter, `${of}.timeline`);
  if (since !== null)
    for (const row of ['r', of]) q = q.where(sql.ref<number>(`${row}.timeline`), '>', since);
  for (const word of words) q = q.where(contains(db, `${of}.search_text`, word));
  return q.select(['r.id', 'r.timeline']).execute();
}

function ordered(question: Question, limit: number): Promise<Key[]> {
  return keysOf(indexed(question)).orderBy(sql`h.timeline`, 'desc').limit(limit).execute();
}

function keysOf(query: From<unknown>) {
  return query.select(['r.id', sql<number>`h.timeline`.as('timeline')]);
}

function indexed(question: Question): From<unknown> {
  const { db, room, actor, words } = question;
  const query = matching(db, room, actor.officeId, words, pairs(words));
  return scoped(query as unknown as From<unknown>, question, 'h.timeline');
}

/** Narrowed to the filter, to the areas, and in the other room to the records one may know whole. */
function scoped(
  query: From<unknown>,
  { db, actor, filter, within, room }: Question,
  time?: string,
) {
  let q = supported(narrowed(query, actor, filter, time), filter);
  if (within !== null) {
    const area =
      isFew(within) && !filter.staff ? sql.ref<string>('r.area_id') : aside(db, 'r.area_id');
    q = q.where(area, 'in', within.length > 0 ? within : ['']);
  }
  if (room === 'record' || actor.role === 'manager') return q;
  return q.where((e) =>
    e.or([
      e('r.staff_id', '=', actor.staffId),
      ...(isWorker(actor) && actor.areas.size > 0 ? [e('r.area_id', 'in', [...actor.areas])] : []),
    ]),
  );
}
