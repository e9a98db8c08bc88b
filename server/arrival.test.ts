/** What people meet who come over plain http, by a proxy, or to the wrong side: through a real port. */
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Side } from '#app/features/accounts/sides.ts';
import { buildCast } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { builtApp } from '#tests/office.ts';
import { readReach } from '../app/features/accounts/reach.ts';
import { listenerFor } from './listener.ts';

let fresh: Awaited<ReturnType<typeof openFresh>>;
let server: Server | undefined;
beforeAll(async () => {
  await builtApp();
  fresh = await openFresh('sqlite', buildCast);
});
afterEach(() => server?.close());
afterAll(() => fresh.close());

/** The proxy is elsewhere: whoever comes from this computer came past it. */
const past = { TRUSTED_PROXY: '192.0.2.1' };
const site = 'https://engawa.example.jp';
const theirs = { RESIDENT_PORT: '3001', RESIDENT_URL: 'https://enquete.example.jp' };
type Env = Record<string, string>;
type Sent = { path?: string; method?: string; headers?: Env; env?: Env; side?: Side };

async function ask({
  path = '/sign-in',
  method = 'GET',
  headers = {},
  env = {},
  side = 'both',
}: Sent) {
  const { reach, faults } = readReach(env);
  expect(faults).toEqual([]);
  server = createServer(listenerFor(await builtApp(), fresh.db, { reach, side }));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: '127.0.0.1', path, method, headers });
  sent.end(method === 'POST' ? 'email=x&password=y' : undefined);
  const [answer] = await once(sent, 'response');
  let text = '';
  for await (const piece of answer) text += piece;
  return { status: answer.statusCode as number, headers: answer.headers, text };
}

const far = { host: '192.168.1.5:3000' };
const passedOn = { host: 'engawa.example.jp', 'x-forwarded-for': '203.0.113.9' };

describe('over plain http from elsewhere', () => {
  const paths = ['/sign-in', '/setup', '/forgotten', '/invitation/x', '/records', '/'];
  test.each(paths)('%s shows what does not work there, and no form', async (path) => {
    const came = await ask({ path, headers: far });
    expect(came.status).toBe(403);
    expect(came.text).toContain('このアドレスでは、えんがわに入れません');
    expect(came.text).toContain('localhost:3000');
    expect(came.text).not.toMatch(/<form|<input|https:\/\/engawa/);
  });

  test('the address that people use is offered where there is one', async () => {
    const came = await ask({ headers: far, env: { PUBLIC_URL: site, ...past } });
    expect([came.status, came.text.includes(`href="${site}/"`)]).toEqual([403, true]);
  });

  test('a form sent all the same is not looked at', async () => {
    const headers = {
      ...far,
      origin: 'http://192.168.1.5:3000',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '18',
    };
    const came = await ask({ method: 'POST', headers });
    expect(came.status).toBe(403);
    expect(await fresh.db.selectFrom('sign_in_try').selectAll().execute()).toEqual([]);
  });

  test('whether the server lives may be asked, and how it looks', async () => {
    expect((await ask({ path: '/healthz', headers: far })).status).toBe(200);
    expect((await ask({ path: '/favicon.svg', headers: far })).status).toBe(200);
  });

  test.each([
    ['a proxy that is not expected', {}, passedOn],
    [
      'a proxy that came to over http',
      { PUBLIC_URL: site },
      { ...passedOn, 'x-forwarded-proto': 'http' },
    ],
    ['a proxy that is not the named one', { PUBLIC_URL: site, ...past }, passedOn],
  ])('%s is no safe way', async (_name, env, headers) => {
    const came = await ask({ env, headers });
    expect([came.status, /<form/.test(came.text)]).toEqual([403, false]);
  });
});

describe('by a safe way', () => {
  test.each<[string, Env, Env]>([
    ['at this computer', {}, { host: 'localhost:3000' }],
    ['at this computer beside a public address', { PUBLIC_URL: site }, { host: 'localhost:3000' }],
    ['by the proxy of this computer', { PUBLIC_URL: site }, passedOn],
    ['by a proxy that does not say for whom', { PUBLIC_URL: site }, { host: 'engawa.example.jp' }],
    [
      'by a named one',
      { PUBLIC_URL: site, TRUSTED_PROXY: '127.0.0.1' },
      { ...passedOn, 'x-forwarded-proto': 'https' },
    ],
  ])('%s one signs in', async (_name, env, headers) => {
    const came = await ask({ env, headers });
    expect([came.status, came.text.includes('name="password"')]).toEqual([200, true]);
  });
});

describe('sides on their own ports', () => {
  test.each<[Side, string, number]>([
    ['resident', '/residents', 200],
    ['resident', '/', 302],
    ['resident', '/sign-in', 404],
    ['resident', '/healthz', 404],
    ['resident', '/records', 404],
    ['resident', '/favicon.svg', 200],
    ['staff', '/residents', 404],
    ['staff', '/sign-in', 200],
    ['staff', '/healthz', 200],
    ['both', '/residents', 200],
    ['both', '/sign-in', 200],
  ])('%s: %s is %i', async (side, path, status) => {
    const headers = { host: 'localhost:3001' };
    expect((await ask({ side, path, headers, env: { RESIDENT_PORT: '3001' } })).status).toBe(
      status,
    );
  });

  test('what is nowhere speaks to residents, not to staff', async () => {
    const came = await ask({ side: 'resident', path: '/nowhere', headers: { host: 'localhost' } });
    expect(came.status).toBe(404);
    expect(came.text).not.toMatch(/きょう|役割/);
  });

  test('each side has its own address', async () => {
    const env = { PUBLIC_URL: site, ...theirs, ...past };
    const came = await ask({ side: 'resident', path: '/residents', headers: far, env });
    expect(came.text).toContain('href="https://enquete.example.jp/"');
    expect(came.text).not.toMatch(/engawa\.example|システム係|localhost/);
  });
});
