/** Who comes with this cookie: read anew at each request, so that what changed holds at once (S4). */

import type { Db } from '#app/db/dialect.server.ts';
import { logFault } from '#app/db/log.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Actor } from './actor.ts';
import type { OpenSession } from './here.server.ts';
import { areasOf } from './inside.server.ts';
import { isWorthTouching, sessionState } from './session.ts';
import { tokenHash } from './sessions.server.ts';

export type Visit = { state: 'open' | 'ranOut'; session: OpenSession; actor: Actor | null };

/** Null when nobody is known by it, or the person has left. */
export async function findVisit(db: Db, token: string, now = new Date()): Promise<Visit | null> {
  const hash = tokenHash(token);
  const row = await sessionRow(db, hash);
  if (!row || (row.left_on && row.left_on < today(now))) return null;
  const state = sessionState(row, now);
  if (state === 'over') return null;
  const { office_id: officeId, staff_id: staffId, stage } = row;
  const session = { officeId, staffId, stage, tokenHash: hash };
  if (state === 'ranOut') return { state, session, actor: null };
  if (isWorthTouching(row.seen_at, now)) await touch(db, session, now);
  if (stage !== 'full') return { state, session, actor: null };
  const areas = await areasOf(db, officeId, staffId, today(now));
  const { officeName, officeKind, name, role } = row;
  return {
    state,
    session,
    actor: { officeId, officeName, officeKind, staffId, name, role, areas },
  };
}

/** The one query without an office: nobody is known yet. */
function sessionRow(db: Db, hash: string) {
  return db
    .selectFrom('session as s')
    .innerJoin('staff as p', (on) =>
      on.onRef('p.office_id', '=', 's.office_id').onRef('p.id', '=', 's.staff_id'),
    )
    .innerJoin('office as o', 'o.id', 's.office_id')
    .select(['s.office_id', 's.staff_id', 's.stage', 's.created_at', 's.seen_at', 's.ended_at'])
    .select(['p.name', 'p.role', 'p.left_on', 'o.name as officeName', 'o.kind as officeKind'])
    .where('s.token_hash', '=', hash)
    .executeTakeFirst();
}

/** No audit line: it changes nothing of anybody's. A full disk must not keep people from reading. */
async function touch(db: Db, { officeId, tokenHash }: OpenSession, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: now.toISOString() })
    .where('office_id', '=', officeId)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
    .catch((error: unknown) => logFault('session', error));
}
