/**
 * Passkeys (S7): the device asks for finger, face or PIN, so one tap is both factors. A
 * challenge waits in the database and is answered once; it belongs to nobody and leaves no
 * audit line.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import type { Person } from './sessions.server.ts';

const FIVE_MINUTES = 300_000;
export type Answer = { challengeId: string; json: string };
type Site = { origin: string; rpID: string };

/** What people see in the address bar: a passkey belongs to it. */
export function siteOf(url: URL): Site {
  const { origin, hostname } = new URL(process.env.PUBLIC_URL ?? url.origin);
  return { origin, rpID: hostname };
}

export function passkeysOf(db: Db, { officeId, staffId }: Person) {
  return db
    .selectFrom('passkey')
    .select(['id', 'credential_id', 'name', 'created_at', 'used_at'])
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .execute();
}

export async function askToMake(
  db: Db,
  site: Site,
  person: Person & { email: string; name: string },
) {
  const known = await passkeysOf(db, person);
  const options = await generateRegistrationOptions({
    rpName: 'えんがわ',
    rpID: site.rpID,
    userID: new Uint8Array(Buffer.from(person.staffId)),
    userName: person.email,
    userDisplayName: person.name,
    timeout: FIVE_MINUTES,
    supportedAlgorithmIDs: [-7, -257],
    excludeCredentials: known.map((k) => ({ id: k.credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { challengeId: await keepChallenge(db, options.challenge), options };
}

export async function askToSign(db: Db, site: Site) {
  const options = await generateAuthenticationOptions({
    rpID: site.rpID,
    userVerification: 'required',
    timeout: FIVE_MINUTES,
  });
  return { challengeId: await keepChallenge(db, options.challenge), options };
}

async function keepChallenge(db: Db, challenge: string): Promise<string> {
  const now = Date.now();
  const row = { id: newId(), challenge, expires_at: new Date(now + FIVE_MINUTES).toISOString() };
  await db.deleteFrom('challenge').where('expires_at', '<', new Date(now).toISOString()).execute();
  await db.insertInto('challenge').values(row).execute();
  return row.id;
}

async function takeChallenge(db: Db, id: string): Promise<string | null> {
  const row = await db
    .deleteFrom('challenge')
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && row.expires_at > new Date().toISOString() ? row.challenge : null;
}

/** The new key, or null when the answer is not one to our question. */
export async function readNewPasskey(
  db: Db,
  site: Site,
  answer: Answer,
): Promise<WebAuthnCredential | null> {
  const challenge = await takeChallenge(db, answer.challengeId);
  const response = parsed<RegistrationResponseJSON>(answer.json);
  if (!challenge || !response) return null;
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    requireUserVerification: true,
    supportedAlgorithmIDs: [-7, -257],
  }).catch(() => null);
  return result?.verified ? result.registrationInfo.credential : null;
}

export async function addPasskey(
  tx: Tx,
  note: Note,
  person: Person,
  key: WebAuthnCredential,
  name: string,
) {
  const id = newId();
  await tx
    .insertInto('passkey')
    .values({
      office_id: person.officeId,
      id,
      staff_id: person.staffId,
      credential_id: key.id,
      public_key: Buffer.from(key.publicKey).toString('base64url'),
      counter: key.counter,
      transports: JSON.stringify(key.transports ?? []),
      name,
      created_at: new Date().toISOString(),
      used_at: null,
    })
    .execute();
  note({ verb: 'passkey.add', thing: 'staff', id: person.staffId, plain: { passkey: id } });
}

export async function dropPasskeys(
  tx: Tx,
  { officeId, staffId }: Person,
  id?: string,
): Promise<void> {
  let query = tx
    .deleteFrom('passkey')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId);
  if (id) query = query.where('id', '=', id);
  await query.execute();
}

export type Signer = Person & { passkeyId: string; counter: number };

/** Whose passkey answered, or null. Nobody is known before, so the key is looked for in every office. */
export async function readSigner(db: Db, site: Site, answer: Answer): Promise<Signer | null> {
  const challenge = await takeChallenge(db, answer.challengeId);
  const response = parsed<AuthenticationResponseJSON>(answer.json);
  if (!challenge || typeof response?.id !== 'string') return null;
  const row = await keyRow(db, response.id);
  if (!row || !isOf(response, row.staff_id)) return null;
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    requireUserVerification: true,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')),
      counter: row.counter,
    },
  }).catch(() => null);
  if (!result?.verified) return null;
  const counter = result.authenticationInfo.newCounter;
  return { officeId: row.office_id, staffId: row.staff_id, passkeyId: row.id, counter };
}

function isOf(response: AuthenticationResponseJSON, staffId: string): boolean {
  const handle = response.response?.userHandle;
  return !handle || Buffer.from(handle, 'base64url').toString() === staffId;
}

function keyRow(db: Db, credentialId: string) {
  const day = today();
  return db
    .selectFrom('passkey as k')
    .innerJoin('staff as p', (on) =>
      on.onRef('p.office_id', '=', 'k.office_id').onRef('p.id', '=', 'k.staff_id'),
    )
    .selectAll('k')
    .where('k.credential_id', '=', credentialId)
    .where((e) => e.or([e('p.left_on', 'is', null), e('p.left_on', '>=', day)]))
    .executeTakeFirst();
}

export async function notePasskeyUse(tx: Tx, signer: Signer): Promise<void> {
  await tx
    .updateTable('passkey')
    .set({ counter: signer.counter, used_at: new Date().toISOString() })
    .where('office_id', '=', signer.officeId)
    .where('id', '=', signer.passkeyId)
    .execute();
}

function parsed<T>(json: string): T | null {
  try {
    return JSON.parse(json) as T;
  } catch {
    return null;
  }
}
