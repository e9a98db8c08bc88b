/** What people of the cast have at hand: a password, an authenticator app, a device with passkeys. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { seal } from '#app/db/keys.server.ts';
import { hashPassword } from '#app/features/accounts/password.server.ts';
import { renewRecoveryCodes, setCredential } from '#app/features/accounts/second.server.ts';
import { newSecret } from '#app/features/accounts/totp.ts';
import { OFFICE, type PersonName, people } from './cast.ts';

export const PASSWORD = 'にわとりと自転車と月曜日';
let hash: Promise<string> | undefined;

/** A password, and with `enrolled` an app and recovery codes too. */
export async function giveKeys(db: Db, name: PersonName, { enrolled = true } = {}) {
  hash ??= hashPassword(PASSWORD);
  const password_hash = await hash;
  const person = { officeId: OFFICE, staffId: people[name].id };
  const secret = newSecret();
  const app = { totp_secret: seal(secret), totp_confirmed_at: '2026-04-01T00:00:00.000Z' };
  const codes = await change(db, person, async (tx, note) => {
    await setCredential(tx, person, { password_hash, ...(enrolled && app) });
    note({ verb: 'test.keys', thing: 'staff', id: person.staffId });
    return enrolled ? renewRecoveryCodes(tx, note, person) : [];
  });
  return { person, email: `${name}@example.jp`, secret, codes };
}

export function digitsOf(secret: string, now = new Date()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });
}

type Options = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } };

/** A device with one passkey, as far as a server can tell (ES256, attestation 'none'). */
export function makeAuthenticator(origin = 'http://localhost:3000') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  let counter = 0;
  let userHandle = '';

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authData = (rpId: string, flags: number, rest = Buffer.alloc(0)) => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), count, rest]);
  };
  const answer = (response: object) =>
    JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });

  return {
    create({ challenge, rp, user }: Options): string {
      userHandle = user?.id ?? '';
      const key = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, 32]),
        credentialId,
        cose(publicKey),
      ]);
      const data = authData(rp?.id ?? '', VERIFIED | HAS_KEY, key);
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation(data).toString('base64url'),
        transports: ['internal'],
      });
    },
    /** `verified: false` is a device that did not ask for finger, face or PIN. */
    get({ challenge, rpId }: Options, { verified = true } = {}): string {
      const client = clientData('webauthn.get', challenge);
      const data = authData(rpId ?? '', verified ? VERIFIED : PRESENT);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle,
      });
    },
  };
}

const PRESENT = 0x01;
const VERIFIED = 0x05;
const HAS_KEY = 0x40;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** CBOR by hand: {1: 2, 3: -7, -1: 1, -2: x, -3: y} */
function cose(key: ReturnType<typeof generateKeyPairSync>['publicKey']): Buffer {
  const { x = '', y = '' } = (key as unknown as import('node:crypto').KeyObject).export({
    format: 'jwk',
  });
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const head = Buffer.from('a5010203262001215820', 'hex');
  return Buffer.concat([head, bytes(x), Buffer.from('225820', 'hex'), bytes(y)]);
}

/** {fmt: 'none', attStmt: {}, authData: …} */
function attestation(data: Buffer): Buffer {
  const text = (word: string) =>
    Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
  const head = [
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
  ];
  return Buffer.concat([...head, text('authData'), Buffer.from([0x58, data.length]), data]);
}
