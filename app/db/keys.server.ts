/**
 * The secret of this installation, kept outside the database: whoever copies the
 * database alone can neither rewrite the audit (S6) nor read what is sealed.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

type Purpose = 'audit' | 'digest' | 'seal' | 'token';

export function dataDir(): string {
  return process.env.DATA_DIR ?? './data';
}

let derived: { secret: string; keys: Map<Purpose, KeyObject> } | undefined;

function key(purpose: Purpose): KeyObject {
  const secret = process.env.ENGAWA_SECRET ?? derived?.secret ?? readOrMakeSecret();
  if (derived?.secret !== secret) derived = { secret, keys: new Map() };
  const known = derived.keys.get(purpose);
  if (known) return known;
  const made = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'engawa', purpose, 32)));
  derived.keys.set(purpose, made);
  return made;
}

/** Forget what was read, so that another DATA_DIR is read anew. */
export function forgetKeys(): void {
  derived = undefined;
}

function readOrMakeSecret(): string {
  const folder = join(dataDir(), 'keys');
  const file = join(folder, 'secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) makeSecret(file);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 64)
    throw new Error(`鍵のファイル（${file}）がこわれています。控えからもどしてください。`);
  return secret;
}

/** Of two starting processes exactly one makes it, and the other never reads half of it. */
function makeSecret(file: string): void {
  const written = `${file}.${process.pid}`;
  writeFileSync(written, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
  try {
    linkSync(written, file);
    syncFolder(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(written);
  }
}

/** A new name is on the disk once its folder is (R2). Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** HMAC-SHA-256 as hex. */
export function keyed(purpose: Purpose, text: string): string {
  return createHmac('sha256', key(purpose)).update(text).digest('hex');
}

/** Encrypts text so that only this installation reads it (AES-256-GCM, base64url). */
export function seal(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key('seal'), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text, or null when it was not sealed here or was touched. */
export function unseal(sealed: string): string | null {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key('seal'), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28)).toString('utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
