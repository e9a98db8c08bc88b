/** Days by which the office owes somebody an answer: one question for all of them (P1). */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayKeepConsents } from '../consents/consent.ts';
import { endingConsents } from '../consents/consents.server.ts';

export type Due = { href: string; text: string; on: Day };

export async function readDues(db: Db, actor: Actor, day: Day): Promise<Due[]> {
  if (!mayKeepConsents(actor)) return [];
  const ends = await endingConsents(db, actor, day)
    .clearSelect()
    .select(['c.id', 'c.until_on as on'])
    .orderBy('c.until_on')
    .limit(MOST)
    .execute();
  // Without a name: きょう may lie open on the table.
  return ends.map(({ id, on }) => ({
    href: `/consents/${id}`,
    text: '同意の期限',
    on: on ?? day,
  }));
}
const MOST = 20;
