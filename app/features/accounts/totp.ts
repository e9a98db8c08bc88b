/** The six digits of an authenticator app (RFC 6238): one step before and after counts too. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP = 30;

export const newSecret = () =>
  new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;

/** The step the digits belong to, when it is later than the last one used; else null. */
export function stepOf(secret: string, digits: string, lastStep: number, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: STEP });
  const delta = totp.validate({ token: digits, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / STEP) + delta;
  return step > lastStep ? step : null;
}

/** What the picture says to the app. */
export function otpauthUri(secret: string, email: string): string {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    label: email,
    issuer: 'えんがわ',
  }).toString();
}

/** In fours, for typing: ABCD EFGH … */
export const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');

// Without letters that look or sound like another: ten of them are 50 bits.
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const code = [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('');
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });
}

/** What was typed as digits or as a recovery code, however it was typed. */
export function tidyCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
