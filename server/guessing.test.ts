/** S7 through a real port, behind a proxy that passes on whatever it is told. */
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { newLink } from '#app/features/accounts/invitations.server.ts';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { openFeed } from '#app/features/calendar/feed.server.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { digitsOf, giveKeys, PASSWORD } from '#tests/keys.ts';
import { builtApp, pairOf } from '#tests/office.ts';
import { readReach } from '../app/features/accounts/reach.ts';
import { listenerFor } from './listener.ts';

type Headers_ = Record<string, string>;
const site = 'https://engawa.example.jp';
const { reach } = readReach({ PUBLIC_URL: site, TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8' });
let fresh: Awaited<ReturnType<typeof openFresh>>;
let server: Server;

async function serve(db: Db): Promise<void> {
  server = createServer(listenerFor(await builtApp(), db, { reach, side: 'both' }));
  await once(server.listen(0, '127.0.0.1'), 'listening');
}

beforeAll(async () => {
  fresh = await openFresh('sqlite', buildCast);
  await serve(fresh.db);
});
afterEach(async () => {
  vi.useRealTimers();
  await fresh.db.deleteFrom('sign_in_try').execute();
});
afterAll(async () => {
  server.close();
  await fresh.close();
});

async function send(path: string, from: Headers_, form?: Headers_) {
  const body = form && new URLSearchParams(form).toString();
  const sent = request({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    path,
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      host: 'engawa.example.jp',
      ...from,
      ...(body !== undefined && {
        origin: site,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      }),
    },
  });
  const [answer] = await once(sent.end(body), 'response');
  answer.resume();
  return { status: answer.statusCode as number, to: answer.headers.location };
}

const ask = async (path: string, from: Headers_, form?: Headers_) =>
  (await send(path, from, form)).status;

const by = (forwarded: string): Headers_ => ({ 'x-forwarded-for': forwarded });
const signIn = (from: Headers_, email = 'who@example.jp', password = 'x') =>
  ask('/sign-in', from, { email, password });
/** A guess that costs no hash: an answer of a passkey that is none. */
const knock = (from: Headers_) => ask('/sign-in/passkey', from, { challenge: 'x', passkey: '{}' });
const twenty = Array.from({ length: 20 }, (_, n) => n);

describe('one address that guesses is told to wait, however it dresses', () => {
  test.each<[string, (n: number) => Headers_, number]>([
    ['as itself', () => by('203.0.113.9'), 429],
    ['with inventions before it', (n) => by(`198.51.100.${n}, 203.0.113.9`), 429],
    ['with a long chain before it', (n) => by(`${'1.1.1.1, '.repeat(n)}203.0.113.9`), 429],
    ['through several proxies of ours', (n) => by(`203.0.113.9, 10.0.0.${n}`), 429],
    ['as if our proxies had said more', (n) => by(`10.0.0.${n}, 203.0.113.9, 10.0.0.1`), 429],
    ['from one port after another', (n) => by(`203.0.113.9:${4000 + n}`), 429],
    [
      'written one way or the other',
      (n) => by(n % 2 ? '::ffff:203.0.113.9' : '::FFFF:cb00:7109'),
      429,
    ],
    ['from one corner of its network after another', (n) => by(`2001:db8:1:2::${n}`), 429],
    ['in brackets', (n) => by(`[2001:db8:1:2:${n}::1]:443`), 429],
    [
      'under other headers',
      (n) => ({
        ...by('203.0.113.9'),
        forwarded: `for=198.51.100.${n}`,
        'x-real-ip': `198.51.100.${n}`,
      }),
      429,
    ],
    ['with what is no address', (n) => by(`203.0.113.${n}, nobody${n}`), 429],
    ['really from elsewhere', (n) => by(`198.51.100.${n}`), 422],
    ['really from other networks', (n) => by(`2001:db8:1:${n}::1`), 422],
  ])('%s', async (_name, from, status) => {
    await Promise.all(twenty.map((n) => knock(from(n))));
    expect(await signIn(from(20))).toBe(status);
  });
});

test('who waits at a passkey is told so', async () => {
  const same = by('203.0.113.9');
  const form = { challenge: 'x', passkey: '{}' };
  expect((await send('/sign-in/passkey', same, form)).to).toBe('/sign-in?passkey=wrong');
  await Promise.all(twenty.map(() => knock(same)));
  expect((await send('/sign-in/passkey', same, form)).to).toBe('/sign-in?passkey=wait');
});

describe('and each thing that can be guessed', () => {
  const from = (n: number) => by(`198.51.100.${n}`);
  const same = by('203.0.113.9');

  test.each([
    ['a name that is known', 'nishida@example.jp'],
    ['a name that is not', 'nobody@example.jp'],
  ])('the password of %s, from many addresses', async (_name, email) => {
    await Promise.all(twenty.slice(0, 5).map((n) => signIn(from(n), email)));
    expect(await signIn(from(5), email)).toBe(429);
    expect(await signIn(from(5), 'higashi@example.jp')).toBe(422);
  });

  test('digits and recovery codes together, from many addresses', async () => {
    const { person, secret } = await giveKeys(fresh.db, 'nishida');
    const cookie = pairOf(await startSession(fresh.db, { ...person, stage: 'password' }));
    const give = (n: number, code: string) =>
      ask('/sign-in/second', { ...from(n), cookie }, { code });
    for (const n of [0, 1, 2, 3, 4])
      expect(await give(n, n % 2 ? '000000' : 'AAAAA-AAAAA')).toBe(422);
    expect(await give(5, 'BBBBB-BBBBB')).toBe(429);
    expect(await give(6, digitsOf(secret))).toBe(429);
  });

  test('one-time links; a right one opens all the same', async () => {
    const token = await newLink(fresh.db, actorNamed('sasaki'), actorNamed('mori').staffId);
    await Promise.all(twenty.map((n) => ask(`/invitation/guess${n}`, same)));
    expect(await ask('/invitation/guess', same)).toBe(429);
    expect(await ask('/invitation/guess', same, { password: 'x' })).toBe(429);
    expect(await ask(`/invitation/${token}`, same)).toBe(200);
  });

  test('addresses of calendars; a right one is read all the same', async () => {
    const token = await openFeed(fresh.db, actorNamed('mori'));
    await Promise.all(twenty.map((n) => ask(`/feed/guess${n}.ics`, same)));
    expect(await ask('/feed/guess.ics', same)).toBe(429);
    expect(await ask(`/feed/${token}.ics`, same)).toBe(200);
  });

  test('questions to a passkey', async () => {
    const asked = () => ask('/sign-in/passkey/options', same, { for: 'get' });
    const all = await Promise.all(Array.from({ length: 60 }, asked));
    expect(all).toContain(200);
    expect(await asked()).toBe(429);
  });

  test('links and calendars keep nobody from signing in', async () => {
    await Promise.all(twenty.map((n) => ask(`/invitation/guess${n}`, same)));
    await Promise.all(twenty.map((n) => ask(`/feed/guess${n}.ics`, same)));
    expect(await signIn(same)).toBe(422);
  });

  test('who forgot the password sends nothing to anybody', async () => {
    expect(await ask('/forgotten', same, { email: 'nishida@example.jp' })).toBe(405);
  });
});

test('the wait outlasts a restart and ends by itself', async () => {
  await giveKeys(fresh.db, 'nishida');
  const same = by('203.0.113.9');
  await Promise.all(twenty.map(() => knock(same)));
  server.close();
  const again = openDatabase(fresh.target);
  await serve(again);
  expect(await signIn(same, 'nishida@example.jp', PASSWORD)).toBe(429);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 + 900_000 });
  expect(await signIn(same, 'nishida@example.jp', PASSWORD)).toBe(302);
  vi.useRealTimers();
  server.close();
  await again.destroy();
  await serve(fresh.db);
});
