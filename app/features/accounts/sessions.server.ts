/**
 * Sessions and trusted devices. A token is 256 random bits in a cookie; the database knows its
 * keyed digest only. Ended sessions stay for a while: they tell whose typed text comes (S8).
 */
import { randomBytes } from 'node:crypto';
import { change, type Note, type Who } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { keyed } from '#app/db/keys.server.ts';
import { deviceCookie, sessionCookie } from './cookies.server.ts';
import type { Stage } from './session.ts';

const DAYS = 24 * 3_600_000;
export type Person = { officeId: string; staffId: string };
export type Opening = Person & { stage: Stage };

export const newToken = () => randomBytes(32).toString('base64url');
export const tokenHash = (token: string) => keyed('token', token);

/** Signs a person in, and gives the Set-Cookie line. */
export async function startSession(db: Db, opening: Opening, now = new Date()): Promise<string> {
  return change(db, opening, (tx, note) => openSession(tx, note, opening, now));
}

export async function openSession(tx: Tx, note: Note, opening: Opening, now = new Date()) {
  const { officeId, staffId, stage } = opening;
  const token = newToken();
  const at = now.toISOString();
  await sweep(tx, opening, now);
  await endHalf(tx, opening, now);
  await tx
    .insertInto('session')
    .values({
      office_id: officeId,
      token_hash: tokenHash(token),
      staff_id: staffId,
      stage,
      created_at: at,
      seen_at: at,
      ended_at: null,
    })
    .execute();
  note({ verb: 'session.start', thing: 'staff', id: staffId, plain: { stage } });
  return sessionCookie(token);
}

/** A half one has led to this one, or to an earlier try: it is of no more use to anybody. */
async function endHalf(tx: Tx, { officeId, staffId }: Person, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now.toISOString() })
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('stage', '=', 'password')
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of the person, or all but the one whose digest is given. */
export async function endSessions(tx: Tx, person: Person, but?: string | null): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: new Date().toISOString() })
    .where('office_id', '=', person.officeId)
    .where('staff_id', '=', person.staffId)
    .where('ended_at', 'is', null)
    .where('token_hash', '!=', but ?? '')
    .execute();
}

export async function endSession(db: Db, who: Who, hash: string): Promise<void> {
  await change(db, who, async (tx, note) => {
    await tx
      .updateTable('session')
      .set({ ended_at: new Date().toISOString() })
      .where('office_id', '=', who.officeId)
      .where('token_hash', '=', hash)
      .where('ended_at', 'is', null)
      .execute();
    note({ verb: 'session.end', thing: 'staff', id: who.staffId ?? '' });
  });
}

export async function trustDevice(
  tx: Tx,
  note: Note,
  { officeId, staffId }: Person,
  label: string,
) {
  const token = newToken();
  const now = Date.now();
  await tx
    .insertInto('trusted_device')
    .values({
      office_id: officeId,
      token_hash: tokenHash(token),
      staff_id: staffId,
      label,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + 30 * DAYS).toISOString(),
    })
    .execute();
  note({ verb: 'device.trust', thing: 'staff', id: staffId });
  return deviceCookie(token);
}

export async function isTrusted(db: Db, person: Person, token: string | null, now = new Date()) {
  if (!token) return false;
  const found = await devicesOf(db, person, now)
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  return found !== undefined;
}

export function devicesOf(db: Db, { officeId, staffId }: Person, now = new Date()) {
  return db
    .selectFrom('trusted_device')
    .select(['token_hash', 'label', 'created_at', 'expires_at'])
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at');
}

/** Without a digest: all of them. */
export async function forgetDevices(
  tx: Tx,
  { officeId, staffId }: Person,
  hash?: string,
): Promise<void> {
  let query = tx
    .deleteFrom('trusted_device')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId);
  if (hash) query = query.where('token_hash', '=', hash);
  await query.execute();
}

async function sweep(tx: Tx, { officeId, staffId }: Person, now: Date): Promise<void> {
  const old = new Date(now.getTime() - 30 * DAYS).toISOString();
  await tx
    .deleteFrom('session')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('seen_at', '<', old)
    .execute();
  await tx
    .deleteFrom('trusted_device')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('expires_at', '<', now.toISOString())
    .execute();
}
