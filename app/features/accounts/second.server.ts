/**
 * The second factor (S7). Secrets of authenticator apps are sealed with the key kept outside
 * the database; recovery codes are kept as keyed digests.
 */
import QRCode from 'qrcode';
import { change, type Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { keyed, seal, unseal } from '#app/db/keys.server.ts';
import { dropPasskeys } from './passkeys.server.ts';
import { endSessions, forgetDevices, type Person } from './sessions.server.ts';
import { inFours, newRecoveryCodes, newSecret, otpauthUri, stepOf, tidyCode } from './totp.ts';

export type Second = { totp: boolean; passkeys: number; codesLeft: number };

export async function secondOf(db: Db, { officeId, staffId }: Person): Promise<Second> {
  const count = (table: 'passkey' | 'recovery_code') =>
    db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('office_id', '=', officeId)
      .where('staff_id', '=', staffId);
  const credential = await credentialOf(db, { officeId, staffId });
  const passkeys = await count('passkey').executeTakeFirst();
  const codes = await count('recovery_code').where('used_at', 'is', null).executeTakeFirst();
  return {
    totp: Boolean(credential?.totp_confirmed_at),
    passkeys: Number(passkeys?.n ?? 0),
    codesLeft: Number(codes?.n ?? 0),
  };
}

export const isEnrolled = (second: Second) => second.totp || second.passkeys > 0;

export function credentialOf(db: Db, { officeId, staffId }: Person) {
  return db
    .selectFrom('credential')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

/** A secret on offer: it travels sealed in the form and is kept only when its digits came. */
export type Offer = { sealed: string; typed: string; picture: string };

export async function offerTotp(
  person: Person & { email: string },
  before?: string | null,
): Promise<Offer> {
  const secret = (before && offered(person, before)) || newSecret();
  return {
    sealed: seal(JSON.stringify([person.staffId, secret])),
    typed: inFours(secret),
    picture: await QRCode.toDataURL(otpauthUri(secret, person.email), {
      margin: 2,
      width: 240,
    }),
  };
}

function offered(person: Person, sealed: string): string | null {
  const [staffId, secret] = JSON.parse(unseal(sealed) ?? '[]') as [string?, string?];
  return staffId === person.staffId && secret ? secret : null;
}

/** Keeps the app of the offer when the digits are its; false when they are not. */
export async function confirmTotp(
  tx: Tx,
  note: Note,
  person: Person,
  sealed: string,
  digits: string,
  now = new Date(),
) {
  const secret = offered(person, sealed);
  const step = secret ? stepOf(secret, tidyCode(digits), 0, now) : null;
  if (!secret || step === null) return false;
  const set = { totp_secret: seal(secret), totp_confirmed_at: now.toISOString(), totp_step: step };
  await setCredential(tx, person, set);
  note({ verb: 'second.totp', thing: 'staff', id: person.staffId });
  return true;
}

export async function setCredential(
  tx: Tx,
  { officeId, staffId }: Person,
  set: {
    password_hash?: string | null;
    totp_secret?: string | null;
    totp_confirmed_at?: string | null;
    totp_step?: number;
  },
): Promise<void> {
  const updated_at = new Date().toISOString();
  const none = { password_hash: null, totp_secret: null, totp_confirmed_at: null, totp_step: 0 };
  await tx
    .insertInto('credential')
    .values({ office_id: officeId, staff_id: staffId, ...none, ...set, updated_at })
    .onConflict((c) => c.columns(['office_id', 'staff_id']).doUpdateSet({ ...set, updated_at }))
    .execute();
}

/** Ten new codes; the old ones no longer work. They are shown once and never again. */
export async function renewRecoveryCodes(tx: Tx, note: Note, person: Person): Promise<string[]> {
  const codes = newRecoveryCodes();
  const ids = { office_id: person.officeId, staff_id: person.staffId };
  await dropRecoveryCodes(tx, person);
  const rows = codes.map((code) => ({ ...ids, code_hash: codeHash(person, code), used_at: null }));
  await tx.insertInto('recovery_code').values(rows).execute();
  note({ verb: 'second.codes', thing: 'staff', id: person.staffId });
  return codes;
}

export async function dropRecoveryCodes(tx: Tx, { officeId, staffId }: Person): Promise<void> {
  await tx
    .deleteFrom('recovery_code')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .execute();
}

const codeHash = ({ staffId }: Person, code: string) =>
  keyed('token', `${staffId} ${tidyCode(code)}`);

/** Spends six digits or a recovery code; each works once, also when two requests bring it at once. */
export async function spendCode(
  tx: Tx,
  person: Person,
  typed: string,
  now = new Date(),
): Promise<'totp' | 'recovery' | null> {
  const code = tidyCode(typed);
  if (/^\d{6}$/.test(code)) return (await spendDigits(tx, person, code, now)) ? 'totp' : null;
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: now.toISOString() })
    .where('office_id', '=', person.officeId)
    .where('staff_id', '=', person.staffId)
    .where('code_hash', '=', codeHash(person, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? 'recovery' : null;
}

async function spendDigits(tx: Tx, person: Person, digits: string, now: Date): Promise<boolean> {
  const credential = await credentialOf(tx, person);
  const secret = credential?.totp_confirmed_at ? unseal(credential.totp_secret ?? '') : null;
  const step = secret ? stepOf(secret, digits, credential?.totp_step ?? 0, now) : null;
  if (step === null) return false;
  const { numUpdatedRows } = await tx
    .updateTable('credential')
    .set({ totp_step: step })
    .where('office_id', '=', person.officeId)
    .where('staff_id', '=', person.staffId)
    .where('totp_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** After any change of what proves who one is: other sessions end, trusted devices ask again. */
export async function shutOthersOut(
  tx: Tx,
  person: Person,
  butSession: string | null,
): Promise<void> {
  await endSessions(tx, person, butSession);
  await forgetDevices(tx, person);
}

/** A telephone was lost: wherever the person is signed in ends, and one's keys stay. */
export async function shutOut(db: Db, by: Person, staffId: string): Promise<void> {
  const person = { officeId: by.officeId, staffId };
  await change(db, by, async (tx, note) => {
    await shutOthersOut(tx, person, null);
    await closeCalendar(tx, person);
    note({ verb: 'session.end-all', thing: 'staff', id: staffId });
  });
}

/** Everything that proves who one is, and what it opened. */
export async function takeKeys(tx: Tx, person: Person): Promise<void> {
  await setCredential(tx, person, {
    password_hash: null,
    totp_secret: null,
    totp_confirmed_at: null,
    totp_step: 0,
  });
  await dropRecoveryCodes(tx, person);
  await dropPasskeys(tx, person);
  await shutOthersOut(tx, person, null);
  await closeCalendar(tx, person);
}

/** Its secret address opens without signing in: it would go on in a telephone that was lost. */
async function closeCalendar(tx: Tx, { officeId, staffId }: Person): Promise<void> {
  await tx
    .deleteFrom('calendar_feed')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .execute();
}

export async function changePassword(
  db: Db,
  person: Person,
  hash: string,
  session: string | null,
): Promise<void> {
  await change(db, person, async (tx, note) => {
    await setCredential(tx, person, { password_hash: hash });
    await shutOthersOut(tx, person, session);
    note({ verb: 'password.change', thing: 'staff', id: person.staffId });
  });
}
