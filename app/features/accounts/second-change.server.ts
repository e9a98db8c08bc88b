/** What people change about their own second factor. One of them always stays. */
import type { WebAuthnCredential } from '@simplewebauthn/server';
import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { addPasskey, dropPasskeys } from './passkeys.server.ts';
import {
  confirmTotp,
  renewRecoveryCodes,
  secondOf,
  setCredential,
  shutOthersOut,
} from './second.server.ts';
import type { Person } from './sessions.server.ts';

export type SecondChange =
  | { intent: 'totp'; offer: string; digits: string }
  | { intent: 'drop-totp' }
  | { intent: 'passkey'; key: WebAuthnCredential | null; name: string }
  | { intent: 'drop-passkey'; id: string }
  | { intent: 'codes' };
export type Refusal = 'digits' | 'passkey' | 'last';
type Came = { codes: string[] | null } | { refused: Refusal };

/** Other sessions and trusted devices end with it, but for the session that asks. */
export async function changeSecond(
  db: Db,
  person: Person,
  session: string | null,
  wish: SecondChange,
): Promise<Came> {
  return change(db, person, async (tx, note) => {
    await lockId(tx, person.staffId);
    const came = await carryOut(tx, note, person, wish);
    if ('refused' in came)
      note({ verb: 'second.refused', thing: 'staff', id: person.staffId, plain: came });
    else await shutOthersOut(tx, person, session);
    return came;
  });
}

async function carryOut(tx: Tx, note: Note, person: Person, wish: SecondChange): Promise<Came> {
  const { totp, passkeys } = await secondOf(tx, person);
  const done = { codes: null };
  switch (wish.intent) {
    case 'codes':
      return { codes: await renewRecoveryCodes(tx, note, person) };
    case 'totp':
      return (await confirmTotp(tx, note, person, wish.offer, wish.digits))
        ? done
        : { refused: 'digits' };
    case 'passkey':
      if (!wish.key) return { refused: 'passkey' };
      await addPasskey(tx, note, person, wish.key, wish.name);
      return done;
    case 'drop-totp':
      if (passkeys === 0) return { refused: 'last' };
      await setCredential(tx, person, { totp_secret: null, totp_confirmed_at: null, totp_step: 0 });
      note({ verb: 'second.totp-drop', thing: 'staff', id: person.staffId });
      return done;
    case 'drop-passkey':
      if (!totp && passkeys < 2) return { refused: 'last' };
      await dropPasskeys(tx, person, wish.id);
      note({
        verb: 'passkey.drop',
        thing: 'staff',
        id: person.staffId,
        plain: { passkey: wish.id },
      });
      return done;
  }
}
