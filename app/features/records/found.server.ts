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
/** Records of a page, how far is counted, and how many of the newest are read before the index is asked. */
type Sizes = { page: number; most: number; reaches: [number, number] };
/** What is asked, of one of the two rooms. */
type Question = {
  db: Db;
  actor: Actor;
  filter: Filter;
  within: string[] | null;
  words: string[];
  sizes: Sizes;
  room: Room;
  /** Only what came after this place in time. */
  since: number | null;
};

/** The first reach holds the page of a word in one record of a hundred and is soon read. */
const usual: Sizes = { page: PAGE, most: MOST, reaches: [10_000, 40_000] };

export async function found(
  db: Db,
  actor: Actor,
  filter: Filter,
  within: string[] | null,
  words: string[],
  sizes: Sizes = usual,
): Promise<Found> {
  const where = { room: 'record' as const, since: null };
  const question = { db, actor, filter, within, words, sizes, ...where };
  const { before } = filter;
  const first = { ...question, filter: { ...filter, before: null } };
  const all = await ofBothRooms(first, sizes.most + 1);
  const count = all.length;
  if (before === null) return { keys: all, count };
  const isWhole = count <= sizes.most;
  const keys = isWhole
    ? all.filter((key) => key.timeline < before)
    : await ofBothRooms(question, sizes.page + 1);
  return { keys, count };
}

/** As `newest`. The confidential text counts for those who may enter the other room of some record. */
async function ofBothRooms(question: Question, most: number): Promise<Key[]> {
  const shared = await newest(question, most);
  if (question.actor.role === 'viewer') return shared;
  const other = { ...question, room: 'record_confidential' as const };
  // Enough already: of the other room only what stands between these on the page is missing.
  const since = shared.length < most ? null : (shared[question.sizes.page]?.timeline ?? null);
  return merged([shared, await newest({ ...other, since }, most)]);
}

const byTime = (a: Key, b: Key) => b.timeline - a.timeline;

function merged(lists: Key[][]): Key[] {
  const once = new Map(lists.flat().map((key) => [key.id, key]));
  return [...once.values()].sort(byTime);
}

/** The newest first: all of them when there are fewer than `most`; else that many and the page whole. */
async function newest(question: Question, most: number): Promise<Key[]> {
  const { db, filter, within, sizes } = question;
  if (indexKeepsOrder(db) && !isNarrow(filter, within)) return ordered(question, most);
  let recent: Key[] = [];
  for (const reach of sizes.reaches) {
    const since = await recentSince(question, reach);
    recent = await read({ ...question, since }, most);
    if (since === question.since || recent.length === most) return recent;
    if (recent.length < most / 4) break; // four times as far there would not be enough either
  }
  const any = await keysOf(indexed(question)).limit(most).execute();
  if (any.length < most) return any.sort(byTime);
  const page = recent.length > sizes.page ? recent : await pageOf(question, recent.length);
  // What is not of the page only counts: it must not stand between the newest ones.
  const oldest = Math.min(...page.map((key) => key.timeline));
  return [...page, ...any.filter((key) => key.timeline < oldest)];
}

/** The newest of many. When some were met on the first way back, a longer way meets the rest. */
async function pageOf(question: Question, met: number): Promise<Key[]> {
  const { page, reaches } = question.sizes;
  if (met > page / 2) {
    const since = await recentSince(question, reaches[1]);
    const keys = await read({ ...question, since }, page + 1);
    if (keys.length > page) return keys;
  }
  return ordered(question, page + 1);
}

/** Few records are left by it, so that reading them beats the index of a common word. */
function isNarrow({ staff, kind }: Filter, within: string[] | null): boolean {
  return Boolean(staff ?? kind) || isFew(within);
}

function isFew(within: string[] | null): within is string[] {
  return within !== null && within.length < 4;
}

/** Where the newest records begin that one part of the filter leaves; `since` when there are no more. */
async function recentSince(question: Question, reach: number): Promise<number | null> {
  const row = await timelines(question)
    .orderBy('r.timeline', 'desc')
    .limit(1)
    .offset(reach)
    .executeTakeFirst();
  return row?.timeline ?? question.since;
}

/** What one part of the filter leaves, read from the index of that part alone. */
function timelines({ db, actor, filter, within, since }: Question) {
  const all = db.selectFrom('record as r').where('r.office_id', '=', actor.officeId);
  let q = inTime(all as unknown as From<unknown>, filter);
  if (since !== null) q = q.where('r.timeline', '>', since);
  if (filter.staff) q = q.where('r.staff_id', '=', filter.staff);
  else if (filter.kind) q = q.where('r.kind', '=', filter.kind);
  else if (isFew(within)) q = q.where('r.area_id', 'in', [...within, '']);
  return q.select('r.timeline');
}

/** What the records hold, the newest first, read without the index of words. */
function read(question: Question, most: number): Promise<Key[]> {
  const { db, room, words, since, filter, within } = question;
  const of = room === 'record' ? 'r' : 'c';
  let q = scoped(inRoom(db, room) as unknown as From<unknown>, question);
  // Both rows hold their place in time: whichever the planner begins with, it stops at the bounds.
  q = inTime(q, filter, `${of}.timeline`);
  if (since !== null) q = q.where(sql.ref<number>(`${of}.timeline`), '>', since);
  // Most records have no other room: which of these do shows without reading them.
  if (of === 'c' && indexKeepsOrder(db) && isNarrow(filter, within))
    q = q.where(sql.ref<number>('c.timeline'), 'in', timelines(question));
  for (const word of words) q = q.where(contains(db, `${of}.search_text`, word));
  const inOrder = q.orderBy(sql.ref(`${of}.timeline`), 'desc').limit(most);
  return inOrder.select(['r.id', 'r.timeline']).execute();
}

function ordered(question: Question, limit: number): Promise<Key[]> {
  return keysOf(indexed(question)).orderBy(sql`h.timeline`, 'desc').limit(limit).execute();
}

function keysOf(query: From<unknown>) {
  return query.select(['r.id', sql<number>`h.timeline`.as('timeline')]);
}

function indexed(question: Question): From<unknown> {
  const { db, room, actor, words, within } = question;
  const query = matching(db, room, actor.officeId, words, pairs(words), within);
  return scoped(query as unknown as From<unknown>, question, 'h.timeline');
}

/** Narrowed to the filter, to the areas, and in the other room to the records one may know whole. */
function scoped(
  query: From<unknown>,
  { db, actor, filter, within, room, since }: Question,
  time = 'r.timeline',
) {
  let q = supported(narrowed(query, actor, filter, time), filter);
  if (since !== null) q = q.where(sql.ref<number>(time), '>', since);
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
