/**
 * Guesses are noted before they are checked, so that a hundred at the same moment do not all
 * find an empty list. The table knows no office and no names, only digests; it is no part of
 * anybody's data and leaves no audit line (the refused sign-in itself does).
 */
import { data } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { keyed } from '#app/db/keys.server.ts';
import type { Typed } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { addressGroup, waitInWords, waitUntil } from './limits.ts';

const DAY = 24 * 3_600_000;
/**
 * Of one address: `feed` and `link` by themselves, so that a forgotten subscription or an old link
 * keeps nobody from signing in; `ask` are questions to a passkey, each of which is kept a while.
 */
const most = { account: 5, second: 5, address: 20, feed: 20, link: 20, ask: 60 };
type Kind = keyof typeof most;
export type Limit = { kind: Kind; key: string };
export type Guess = { waitMs: number; rows: { id: string; key: string; kind: Kind }[] };

export function limitOf(kind: Kind, value: string): Limit {
  const isOfAccount = kind === 'account' || kind === 'second';
  const whole = isOfAccount ? value : addressGroup(value);
  return { kind, key: keyed('digest', `${kind}:${whole}`) };
}

/** Notes a guess. With `waitMs` above 0 it must not be checked, and does not count. */
export async function beginGuess(db: Db, limits: Limit[], now = new Date()): Promise<Guess> {
  const rows = limits.map((limit) => ({ ...limit, id: newId() }));
  const values = rows.map(({ id, key }) => ({ id, key, at: now.toISOString() }));
  await db.insertInto('sign_in_try').values(values).execute();
  const earlier = await db
    .selectFrom('sign_in_try')
    .select(['key', 'at'])
    .where(
      'key',
      'in',
      rows.map((r) => r.key),
    )
    .where(
      'id',
      'not in',
      rows.map((r) => r.id),
    )
    .where('at', '>', new Date(now.getTime() - DAY).toISOString())
    .execute();
  const untils = rows.map(({ key, kind }) => {
    const times = earlier.filter((e) => e.key === key).map((e) => Date.parse(e.at));
    return waitUntil(times, most[kind]);
  });
  const waitMs = Math.max(0, Math.max(...untils) - now.getTime());
  if (waitMs > 0)
    await forget(
      db,
      rows.map((r) => r.id),
    );
  return { waitMs, rows };
}

/** It was right: the account starts anew, and of the address this one guess is taken back. */
export async function clearGuess(db: Db, guess: Guess): Promise<void> {
  const accounts = guess.rows.filter((r) => r.kind !== 'address').map((r) => r.key);
  if (accounts.length > 0)
    await db.deleteFrom('sign_in_try').where('key', 'in', accounts).execute();
  await forget(
    db,
    guess.rows.map((r) => r.id),
  );
}

/** What is older than a day says nothing any more. */
export async function sweepGuesses(db: Db, now = new Date()): Promise<void> {
  const old = new Date(now.getTime() - DAY).toISOString();
  await db.deleteFrom('sign_in_try').where('at', '<', old).execute();
}

async function forget(db: Db, ids: string[]): Promise<void> {
  await db.deleteFrom('sign_in_try').where('id', 'in', ids).execute();
}

/** The answer to one who has to wait: how long, in words. */
export function mustWait(waitMs: number, values: Typed = {}) {
  const message = `続けて間違えたため、あと${waitInWords(waitMs)}待ってから、もう一度ためしてください。締め出されてはいません。`;
  return data({ errors: [{ field: '', message }], values }, { status: 429 });
}
