/**
 * The one-time link, for seven days: a new person chooses a password by it, and one who forgot
 * it or lost the telephone begins anew. A newer link makes the older ones worthless.
 */
import { change, type Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Actor } from './actor.ts';
import { who } from './here.server.ts';
import { setCredential, takeKeys } from './second.server.ts';
import { newToken, openSession, type Person, tokenHash } from './sessions.server.ts';

const WEEK = 7 * 24 * 3_600_000;

export async function makeInvitation(
  tx: Tx,
  note: Note,
  person: Person,
  by: string | null,
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await closeInvitations(tx, person);
  await tx
    .insertInto('invitation')
    .values({
      office_id: person.officeId,
      id: newId(),
      token_hash: tokenHash(token),
      staff_id: person.staffId,
      created_at: new Date(now).toISOString(),
      created_by: by,
      expires_at: new Date(now + WEEK).toISOString(),
      used_at: null,
    })
    .execute();
  note({ verb: 'staff.link', thing: 'staff', id: person.staffId });
  return token;
}

export async function newLink(db: Db, actor: Actor, staffId: string): Promise<string> {
  const person = { officeId: actor.officeId, staffId };
  return change(db, who(actor), (tx, note) => makeInvitation(tx, note, person, actor.staffId));
}

/** Whose link it is, or null: unknown, used, too old, or the person has left. */
export async function findInvitation(db: Db, token: string, now = new Date()) {
  const row = await db
    .selectFrom('invitation as i')
    .innerJoin('staff as p', (on) =>
      on.onRef('p.office_id', '=', 'i.office_id').onRef('p.id', '=', 'i.staff_id'),
    )
    .innerJoin('office as o', 'o.id', 'i.office_id')
    .select(['i.office_id as officeId', 'i.staff_id as staffId', 'i.id', 'i.expires_at'])
    .select(['p.name', 'p.email', 'p.left_on', 'o.name as officeName', 'o.kind'])
    .where('i.token_hash', '=', tokenHash(token))
    .where('i.used_at', 'is', null)
    .executeTakeFirst();
  if (!row || row.expires_at <= now.toISOString()) return null;
  return row.left_on && row.left_on < today(now) ? null : row;
}

export type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** Spends the link: earlier keys go, the new password stands, and a session begins. */
export async function acceptInvitation(
  db: Db,
  invitation: Invitation,
  passwordHash: string,
): Promise<string> {
  const { officeId, staffId, kind } = invitation;
  const person = { officeId, staffId };
  return change(db, person, async (tx, note) => {
    const { numUpdatedRows } = await tx
      .updateTable('invitation')
      .set({ used_at: new Date().toISOString() })
      .where('office_id', '=', officeId)
      .where('id', '=', invitation.id)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound();
    await takeKeys(tx, person);
    await setCredential(tx, person, { password_hash: passwordHash });
    note({ verb: 'staff.accept', thing: 'staff', id: staffId });
    return openSession(tx, note, { ...person, stage: kind === 'sample' ? 'full' : 'password' });
  });
}

async function closeInvitations(tx: Tx, { officeId, staffId }: Person): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ used_at: new Date().toISOString() })
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .execute();
}
