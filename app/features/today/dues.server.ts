/** Days by which the office owes somebody an answer: one question for all of them (P1). */
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayKeepConsents } from '../consents/consent.ts';
import { endingConsents } from '../consents/consents.server.ts';
import { mayDispose } from '../retention/retention.ts';
import { askWaiting, type Known, type Waiting, waitingOf } from '../retention/today.server.ts';

export type Due = { href: string; text: string; on: Day };

/** With them what waits of 廃棄, which stands apart on the page. */
export async function readDues(
  db: Db,
  actor: Actor,
  day: Day,
): Promise<{ dues: Due[]; ending: Waiting }> {
  if (!mayKeepConsents(actor)) return { dues: [], ending: { proposals: [], isDue: false } };
  const consents = endingConsents(db, actor, day)
    .clearSelect()
    .select([sql<string>`'consent'`.as('what'), 'c.id', sql<string>`c.until_on`.as('kind')])
    .select(sql<number | null>`cast(null as integer)`.as('n'));
  const rows = await (mayDispose(actor)
    ? consents.unionAll(askWaiting(actor, day))
    : consents
  ).execute();
  const dues = rows.filter(({ what }) => what === 'consent').map(dueOf);
  return {
    dues: dues.toSorted((a, b) => (a.on < b.on ? -1 : 1)).slice(0, MOST),
    ending: mayDispose(actor)
      ? await waitingOf(db, actor, rows, day)
      : { proposals: [], isDue: false },
  };
}

/** Without a name: きょう may lie open on the table. */
const dueOf = ({ id, kind }: Known): Due => ({
  href: `/consents/${id}`,
  text: '同意の期限',
  on: kind,
});
const MOST = 20;
