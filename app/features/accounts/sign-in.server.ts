/** From e-mail and password to a session, in the same time and words for everybody unknown. */
import { redirect } from 'react-router';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { digest, log } from '#app/db/log.server.ts';
import { today } from '#app/lib/dates.ts';
import { readCookie } from './cookies.server.ts';
import { beginGuess, clearGuess, limitOf, sweepGuesses } from './limits.server.ts';
import { isPassword } from './password.server.ts';
import { isEnrolled, secondOf, spendCode } from './second.server.ts';
import { safePath } from './session.ts';
import {
  isTrusted,
  openSession,
  type Person,
  startSession,
  trustDevice,
} from './sessions.server.ts';

export type Account = Person & { kind: 'real' | 'sample'; passwordHash: string | null };
export type Outcome =
  | { ok: true; account: Account; trusted: boolean }
  | { ok: false; waitMs: number };

export const tidyEmail = (typed: string) => typed.normalize('NFKC').trim().toLowerCase();

/** An e-mail belongs to one person in all offices. Who has left is not found. */
export async function findAccount(db: Db, email: string): Promise<Account | null> {
  const day = today();
  const row = await db
    .selectFrom('staff as p')
    .innerJoin('office as o', 'o.id', 'p.office_id')
    .leftJoin('credential as c', (on) =>
      on.onRef('c.office_id', '=', 'p.office_id').onRef('c.staff_id', '=', 'p.id'),
    )
    .select(['p.office_id', 'p.id', 'o.kind', 'c.password_hash'])
    .where('p.email', '=', tidyEmail(email))
    .where((e) => e.or([e('p.left_on', 'is', null), e('p.left_on', '>=', day)]))
    .executeTakeFirst();
  if (!row) return null;
  return {
    officeId: row.office_id,
    staffId: row.id,
    kind: row.kind,
    passwordHash: row.password_hash,
  };
}

type Given = { email: string; password: string; address: string; device: string | null };

export async function checkPassword(db: Db, given: Given, now = new Date()): Promise<Outcome> {
  const account = await findAccount(db, given.email);
  const trusted = account !== null && (await isTrusted(db, account, given.device, now));
  // On a device known to be theirs people are limited by themselves: strangers who guess
  // from outside cannot make them wait.
  const own = trusted ? `${account.staffId} ${given.device}` : tidyEmail(given.email);
  const limits = [limitOf('account', own), limitOf('address', given.address)];
  const guess = await beginGuess(db, limits, now);
  const told = { who: digest(tidyEmail(given.email)), from: digest(given.address) };
  if (guess.waitMs > 0) {
    logRefusal('password', told, 'wait');
    return { ok: false, waitMs: guess.waitMs };
  }
  const isRight = await isPassword(given.password, account?.passwordHash);
  if (account && isRight) {
    await clearGuess(db, guess);
    return { ok: true, account, trusted };
  }
  await sweepGuesses(db, now);
  logRefusal('password', told);
  if (account) await noteRefusal(db, account, 'password');
  return { ok: false, waitMs: 0 };
}

/** Who and from where as digests: enough to see that it is the same again. */
export function logRefusal(
  step: 'password' | 'second' | 'passkey',
  told: { who?: string; from: string },
  outcome: 'wrong' | 'wait' = 'wrong',
): void {
  log('warn', 'sign-in-refused', { step, outcome, ...told });
}

/** Known accounts only: who does not exist has no office whose audit could say it. */
export async function noteRefusal(
  db: Db,
  person: Person,
  step: 'password' | 'second' | 'passkey',
): Promise<void> {
  await change(db, { officeId: person.officeId, staffId: null }, async (_tx, note) => {
    note({ verb: 'session.refused', thing: 'staff', id: person.staffId, plain: { step } });
  });
}

/** After the right password: straight in, to the second step, or to setting it up. */
export async function afterPassword(
  db: Db,
  account: Account,
  trusted: boolean,
  to: string,
): Promise<Response> {
  const needsSecond = account.kind === 'real';
  const enrolled = !needsSecond || isEnrolled(await secondOf(db, account));
  const stage = needsSecond && !(trusted && enrolled) ? 'password' : 'full';
  const cookie = await startSession(db, {
    officeId: account.officeId,
    staffId: account.staffId,
    stage,
  });
  const path =
    stage === 'full' ? safePath(to) : withTo(enrolled ? '/sign-in/second' : '/sign-in/enrol', to);
  return redirect(path, { headers: { 'set-cookie': cookie } });
}

export function withTo(path: string, to: string | null | undefined): string {
  const safe = safePath(to);
  return safe === '/' ? path : `${path}?to=${encodeURIComponent(safe)}`;
}

type Code = { code: string; trust: string | null; address: string };
type SecondOutcome = { ok: true; cookies: string[] } | { ok: false; waitMs: number };

/** Six digits or a recovery code; `trust` names the device that is to be known for 30 days. */
export async function checkSecond(
  db: Db,
  person: Person,
  { code, trust, address }: Code,
  now = new Date(),
): Promise<SecondOutcome> {
  const guess = await beginGuess(
    db,
    [limitOf('second', person.staffId), limitOf('address', address)],
    now,
  );
  const told = { who: digest(person.staffId), from: digest(address) };
  if (guess.waitMs > 0) {
    logRefusal('second', told, 'wait');
    return { ok: false, waitMs: guess.waitMs };
  }
  const cookies = await change(db, person, async (tx, note) => {
    const used = await spendCode(tx, person, code, now);
    if (used === null) {
      note({
        verb: 'session.refused',
        thing: 'staff',
        id: person.staffId,
        plain: { step: 'second' },
      });
      return null;
    }
    if (used === 'recovery') note({ verb: 'second.recovery', thing: 'staff', id: person.staffId });
    const session = await openSession(tx, note, { ...person, stage: 'full' }, now);
    return trust === null ? [session] : [session, await trustDevice(tx, note, person, trust)];
  });
  if (!cookies) {
    logRefusal('second', told);
    return { ok: false, waitMs: 0 };
  }
  await clearGuess(db, guess);
  return { ok: true, cookies };
}

export function redirectWith(path: string, cookies: string[]): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return redirect(path, { headers });
}

export const deviceOf = (request: Request) => readCookie(request, 'device');

/** The people of the sample office, where there is one: there a click signs in. */
export async function samplePeople(db: Db) {
  return db
    .selectFrom('staff as p')
    .innerJoin('office as o', 'o.id', 'p.office_id')
    .select([
      'p.office_id as officeId',
      'p.id as staffId',
      'p.name',
      'p.role',
      'o.name as officeName',
    ])
    .where('o.kind', '=', 'sample')
    .where((e) => e.or([e('p.left_on', 'is', null), e('p.left_on', '>=', today())]))
    .orderBy('p.id')
    .execute();
}
