import type { Db } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { mayReadConfidential } from '../records/record.ts';
import { mayKeepConsents } from './consent.ts';
import { type Consent, consentsOf } from './consents.server.ts';

export function keepingConsents(context: Args['context']): { db: Db; actor: Actor } {
  const { db, actor } = signedIn(context);
  if (!mayKeepConsents(actor)) throw forbidden();
  return { db, actor };
}

/** 404 for who may not know of it. */
export async function reachConsent(db: Db, actor: Actor, id = ''): Promise<Consent> {
  const row = isId(id)
    ? await consentsOf(db, actor).where('c.id', '=', id).executeTakeFirst()
    : undefined;
  if (!row || !mayReadConfidential(actor, { areaId: row.areaId, staffId: row.takenBy }))
    throw notFound();
  return row;
}
