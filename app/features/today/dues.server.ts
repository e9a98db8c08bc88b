/** Days by which the office owes somebody an answer: one question for all of them (P1). */
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { type Actor, maySetUp } from '../accounts/actor.ts';
import { mayKeepConsents } from '../consents/consent.ts';
import { endingConsents } from '../consents/consents.server.ts';
import { nextDue } from '../leaks/leak.ts';
import { unreported } from '../leaks/leaks.server.ts';
import { dueWords } from '../leaks/words.ts';
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
  const owed = asked(db, actor, day);
  const rows = await (mayDispose(actor) ? owed.unionAll(askWaiting(actor, day)) : owed).execute();
  const dues = rows.flatMap((row) => dueOf(row) ?? []);
  return {
    dues: dues.toSorted((a, b) => (a.on < b.on ? -1 : 1)).slice(0, MOST),
    ending: mayDispose(actor)
      ? await waitingOf(db, actor, rows, day)
      : { proposals: [], isDue: false },
  };
}
const MOST = 20;

function asked(db: Db, actor: Actor, day: Day) {
  const consents = endingConsents(db, actor, day)
    .clearSelect()
    .select([sql<string>`'consent'`.as('what'), 'c.id', sql<string>`c.until_on`.as('kind')])
    .select(sql<number | null>`cast(null as integer)`.as('n'));
  if (!maySetUp(actor)) return consents;
  const leaks = unreported(db, actor)
    .clearSelect()
    .select([sql<string>`'leak'`.as('what'), 'id'])
    .select(sql<string>`noticed_on || ' ' || coalesce(first_on, '')`.as('kind'))
    .select(sql<number | null>`wrongful`.as('n'));
  return consents.unionAll(leaks);
}

/** Without a name: きょう may lie open on the table. */
function dueOf({ what, id, kind, n }: Known): Due | null {
  if (what === 'consent') return { href: `/consents/${id}`, text: '同意の期限', on: kind };
  if (what !== 'leak') return null;
  const [noticedOn = '', first] = kind.split(' ');
  const leak = { noticedOn, isWrongful: Number(n) === 1, firstOn: first || null, finalOn: null };
  const due = nextDue(leak);
  return due && { href: `/leaks/${id}`, text: `漏えいの報告（${dueWords[due.what]}）`, on: due.on };
}
