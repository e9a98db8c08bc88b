/** scrypt by OWASP's figures: N=2^15, r=8, p=3. Takes a third of a second: never inside a transaction. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { plainPassword } from './password.ts';

const LOG_N = 15;
const R = 8;
const P = 3;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, LOG_N, R, P);
  return ['scrypt', LOG_N, R, P, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Without a hash the same work is done, so that time does not tell whether an account exists. */
export async function isPassword(
  password: string,
  hash: string | null | undefined,
): Promise<boolean> {
  const [, logN, r, p, salt, key] = hash?.split('$') ?? [];
  const wanted = Buffer.from(key ?? '', 'base64url');
  const made = await derive(
    password,
    Buffer.from(salt ?? 'nobody-has-this', 'base64url'),
    Number(logN ?? LOG_N),
    Number(r ?? R),
    Number(p ?? P),
  );
  return wanted.length === made.length && timingSafeEqual(wanted, made);
}

function derive(password: string, salt: Buffer, logN: number, r: number, p: number) {
  const options = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 256 };
  return new Promise<Buffer>((done, fail) => {
    scrypt(plainPassword(password), salt, 32, options, (error, key) =>
      error ? fail(error) : done(key),
    );
  });
}
