/**
 * Who saw, printed and took out, from the audit (S6): of a person by words, of an account, of a
 * span of days. Records are found as this reader may find them, so nobody learns by asking.
 */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { readFilter, searchable } from '../records/filter.ts';
import { found } from '../records/found.server.ts';
import { momentsOf } from '../safety/audit.ts';
import { namedLines } from '../safety/lines.server.ts';
import { type Asked, MOST_LINES } from './leak.ts';
import type { Seen } from './looks.ts';

export type Answer = { lines: Seen[]; records: number | null; isMore: boolean };

/** Newest first. That somebody asked is written down too. */
export async function whoSaw(
  db: Db,
  actor: Actor,
  asked: Asked,
  most = MOST_LINES,
): Promise<Answer> {
  const ids = asked.words === '' ? null : await recordsHolding(db, actor, asked.words);
  const rows = await linesOf(db, actor, asked, ids)
    .limit(most + 1)
    .execute();
  await leaveLook(db, actor, asked, rows.length);
  const lines = rows
    .slice(0, most)
    .map(({ person, area, ...line }) => ({ ...line, named: person ?? area }));
  return { lines, records: ids?.length ?? null, isMore: rows.length > most };
}

/** Those that stand and those that were removed; at most a thousand of each. */
export async function recordsHolding(db: Db, actor: Actor, text: string): Promise<string[]> {
  const { words, tooShort } = searchable(text);
  if (tooShort || words.length === 0) return [];
  const ids: string[] = [];
  for (const query of ['', 'removed=1']) {
    const filter = readFilter(new URLSearchParams(query), today());
    const { keys } = await found(db, actor, filter, null, words);
    ids.push(...keys.map(({ id }) => id));
  }
  return ids;
}

/** Lists that went out in that time may have held the record too. */
const OUT = ['list.export', 'report.export', 'request.print', 'request.export'];
const LOOKS = [
  ...['confidential.read', 'confidential.export', 'file.read', 'comment.read'],
  ...['consent.read', 'consent.list', 'session.start', 'session.refused', 'device.trust'],
];

function linesOf(db: Db, { officeId }: Actor, asked: Asked, ids: string[] | null) {
  const { from, until } = momentsOf(asked);
  let query = namedLines(db, officeId);
  if (ids !== null)
    query = query.where((e) =>
      e.or([
        e('a.verb', 'in', OUT),
        ...(ids.length > 0 ? [e('a.thing', '=', 'record').and('a.thing_id', 'in', ids)] : []),
      ]),
    );
  else if (asked.staff === '') query = query.where('a.verb', 'in', [...OUT, ...LOOKS]);
  if (asked.staff !== '') query = query.where('a.actor_id', '=', asked.staff);
  if (from) query = query.where('a.at', '>=', from);
  if (until) query = query.where('a.at', '<', until);
  return query.orderBy('a.seq', 'desc');
}

function leaveLook(db: Db, actor: Actor, asked: Asked, count: number): Promise<void> {
  const { words: text, staff, from, to } = asked;
  return change(db, who(actor), async (_tx, note) =>
    note({
      ...{ verb: 'leak.look', thing: 'leak', id: actor.officeId },
      plain: { ...(staff && { staff }), ...(from && { from }), ...(to && { to }), count },
      personal: text ? { q: text } : {},
    }),
  );
}

/** Times that somebody came in, and the devices that are trusted: from where one may ask on. */
export async function doorsOf(db: Db, { officeId }: Actor, staffId: string) {
  const sessions = await db
    .selectFrom('session')
    .select(['created_at as at', 'seen_at as seenAt', 'ended_at as endedAt'])
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute();
  const devices = await db
    .selectFrom('trusted_device')
    .select(['label', 'created_at as at', 'expires_at as until'])
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute();
  return { sessions, devices };
}
