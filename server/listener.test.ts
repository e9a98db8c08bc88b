import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFresh } from '#tests/engines.ts';
import { builtApp } from '#tests/office.ts';
import { listenerFor } from './listener.ts';

let server: Server;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const fresh = await openFresh('sqlite');
  close = fresh.close;
  server = createServer(listenerFor(await builtApp(), fresh.db)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await close();
});

type Sent = { path?: string; method?: string; headers?: Record<string, string | number> };

/** Bare Node: fetch would not let us lie about lengths. */
async function send({ path = '/setup', method = 'GET', headers = {} }: Sent) {
  const sent = request(url + path, { method, headers });
  sent.on('error', () => {}); // a refused body ends the connection
  sent.flushHeaders();
  if (method === 'GET') sent.end();
  const [answer] = await once(sent, 'response');
  let text = '';
  for await (const piece of answer) text += piece;
  sent.destroy();
  return { status: answer.statusCode as number, headers: answer.headers, text };
}

describe('what comes in', () => {
  test.each([
    ['larger than eight megabytes', { 'content-length': 9_000_000 }, 413],
    ['of no said length', { 'transfer-encoding': 'chunked' }, 411],
  ])('a form %s is refused in a sentence', async (_name, headers, status) => {
    const came = await send({ method: 'POST', headers });
    expect(came.status).toBe(status);
    expect(came.text).toMatch(/もう一度送ってください。$/);
  });

  test.each(['prefetch', 'prefetch;prerender'])(
    '%s shows nothing: it is nobody looking',
    async (purpose) => {
      expect((await send({ headers: { 'sec-purpose': purpose } })).status).toBe(503);
    },
  );
});

describe('what goes out (S9)', () => {
  test('a page runs our scripts only, is not kept and not framed', async () => {
    const { status, headers, text } = await send({});
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle="|\son\w+="/);
  });

  test('a page that is not there and a fault carry the same headers', async () => {
    const { headers } = await send({ path: '/no-such-page' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test.each(['bytes=9-1', 'bytes=0-0', 'bytes=-1', 'bytes=99999999-', 'bytes=0-0,1-1', 'x'])(
    'a part of a file (%s) is not given, and the server stays',
    async (range) => {
      const whole = await send({ path: '/engawa.js' });
      const came = await send({ path: '/engawa.js', headers: { range } });
      expect([came.status, came.text]).toEqual([200, whole.text]);
    },
  );

  test('files of a build may be kept for ever, the script of the pages may not', async () => {
    const assets = readdirSync(join(import.meta.dirname, '../build/client/assets'));
    const style = assets.find((name) => name.endsWith('.css'));
    expect((await send({ path: `/assets/${style}` })).headers['cache-control']).toContain(
      'immutable',
    );
    const script = await send({ path: '/engawa.js' });
    expect(script.status).toBe(200);
    expect(script.headers['cache-control'] ?? '').not.toContain('immutable');
  });
});

describe('photos and files (H13)', () => {
  const path = '/records/01900000-0000-7000-8000-000000000901/files';

  test('may be 30 MB at once, other forms may not', async () => {
    const sent = { method: 'POST', headers: { 'content-length': 29_000_000 } };
    expect((await send({ path, ...sent })).status).not.toBe(413);
    expect((await send({ path: `${path}/x/edit`, ...sent })).status).toBe(413);
  });

  test('more is let run past, and then the answer says why', async () => {
    const { status, text } = await sendAll({
      path,
      headers: { 'content-length': 33_000_000 },
    });
    expect(status).toBe(413);
    expect(text).toMatch(/一度に30MBまで.*何も加わっていません.*もう一度送ってください。$/);
  });
});

/** Sends as much as it says, as a browser does, and only then looks at the answer. */
async function sendAll({ path, headers }: Required<Pick<Sent, 'path' | 'headers'>>) {
  const length = Number(headers['content-length']);
  const asked = request(url + path, { method: 'POST', headers });
  const answered = once(asked, 'response');
  asked.end(Buffer.alloc(length));
  const [answer] = await answered;
  let text = '';
  for await (const piece of answer) text += piece;
  return { status: answer.statusCode as number, text };
}
