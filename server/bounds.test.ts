import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCast } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { builtApp } from '#tests/office.ts';
import { bound, serverOptions } from './bounds.ts';
import { listenerFor } from './listener.ts';

let server: Server;
let close: () => Promise<void>;

beforeAll(async () => {
  const fresh = await openFresh('sqlite', buildCast);
  close = fresh.close;
  const quick = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
  const options = { ...serverOptions, ...quick };
  server = bound(createServer(options, listenerFor(await builtApp(), fresh.db)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await close();
});

/** Bytes as they are; the answer until the server ends the connection, or the first of it. */
async function send(bytes: string): Promise<{ status: number; text: string }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {}); // what is refused may end while we still send
  socket.write(bytes);
  let text = '';
  for await (const piece of socket) text += piece;
  return { status: Number(text.split(' ')[1] ?? 0), text };
}

const get = (path: string, ...lines: string[]) =>
  [`GET ${path} HTTP/1.1`, 'host: localhost', ...lines, 'connection: close', '', ''].join('\r\n');
const post = (path: string, type: string, body: string, ...lines: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    'origin: http://localhost',
    `content-type: ${type}`,
    ...lines,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
const FORM = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data; boundary=x';
const part = (name: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n1\r\n`;
const times = (count: number, of: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => of(n));
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

describe('what is more than one may send is answered in words, and the server stays', () => {
  test.each([
    ['a header beyond all measure', get('/help', `x-long: ${'a'.repeat(20_000)}`), 431],
    ['headers without end', get('/help', ...times(150, (n) => `x-${n}: 1`)), 431],
    ['more headers than Node counts', get('/help', ...times(2500, () => 'a:')), 431],
    ['an address beyond all measure', get(`/help?q=${'a'.repeat(9_000)}`), 414],
    ['an address in half characters', get('/records/%E3%81'), 400],
    ['an address with a character 0', get('/records?q=%00'), 400],
    ['an address of another place', get('http://evil.example/'), 400],
    ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n', 400],
    ['two lengths', get('/help', 'content-length: 1', 'content-length: 2'), 400],
    ['a length and pieces', get('/help', 'content-length: 1', 'transfer-encoding: chunked'), 400],
    ['pieces of no said length', get('/help', 'transfer-encoding: chunked'), 411],
    ['no request at all', 'hello\r\n\r\n', 400],
    ['a greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['a way to ask that nobody knows', 'BREW / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['TRACE', 'TRACE / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 405],
    ['DELETE', 'DELETE / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 405],
    ['the doors of the router', get('/__manifest?paths=/staff'), 404],
    ['the same in disguise', get('/x/../__manifest?paths=/staff'), 404],
    ['pages as data', get('/staff.data'), 404],
    ['a stranger with 100 KB', post('/sign-in', FORM, 'a'.repeat(100_000)), 413],
    ['the same in disguise', post('/x/../sign-in', FORM, 'a'.repeat(100_000)), 413],
    ['headers that never end', 'GET / HTTP/1.1\r\nhost: localhost\r\n', 408],
    ['a body that never ends', post('/sign-in', FORM, '').replace('length: 0', 'length: 9'), 408],
    ['fields without end', post('/sign-in', FORM, times(5100, (n) => `f${n}`).join('&')), 413],
    [
      'parts without end',
      post('/sign-in', PARTS, `${times(700, (n) => part(`f${n}`)).join('')}--x--`),
      422,
    ],
    ['parts that break off', post('/sign-in', PARTS, part('email')), 400],
    ['parts without a boundary', post('/sign-in', 'multipart/form-data', 'email=x'), 400],
    ['a form that is none', post('/sign-in', 'application/json', '{"email":"x"}'), 400],
    ['JSON without a floor', post('/sign-in/passkey', FORM, `challenge=x&passkey=${deep}`), 302],
  ])('%s', async (_name, bytes, status) => {
    const came = await send(bytes);
    expect(came.status).toBe(status);
    if (status >= 400) expect(came.text).toMatch(/。/);
    expect((await send(get('/healthz'))).status).toBe(200);
  });
});
