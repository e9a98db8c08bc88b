/** Whoever changes what proves who they are gives the password once more, with the same limits as at the door. */
import type { Db } from '#app/db/dialect.server.ts';
import { forbidden } from '#app/lib/problems.ts';
import { type Context, signedIn } from './here.server.ts';
import { beginGuess, clearGuess, limitOf } from './limits.server.ts';
import { isPassword } from './password.server.ts';
import { credentialOf } from './second.server.ts';
import type { Person } from './sessions.server.ts';

/** In the sample office nobody has a password, so there is nothing to change. */
export function ownKeys(context: Context) {
  const here = signedIn(context);
  if (here.actor.officeKind === 'sample') throw forbidden();
  return here;
}

/** How long to wait, or whether it is the person's password. */
export async function isOwnPassword(
  db: Db,
  person: Person,
  given: { typed: string; address: string },
): Promise<{ waitMs: number; isRight: boolean }> {
  const limits = [limitOf('second', person.staffId), limitOf('address', given.address)];
  const guess = await beginGuess(db, limits);
  if (guess.waitMs > 0) return { waitMs: guess.waitMs, isRight: false };
  const credential = await credentialOf(db, person);
  const isRight = await isPassword(given.typed, credential?.password_hash);
  if (isRight) await clearGuess(db, guess);
  return { waitMs: 0, isRight };
}

export const wrongOwnPassword = { field: 'current', message: 'いまのパスワードが違います。' };
