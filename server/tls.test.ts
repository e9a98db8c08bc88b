import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readReach } from '../app/features/accounts/reach.ts';
import { type Door, openDoors, portProblem } from './doors.ts';
import { expiryWarning, readPair } from './tls.ts';

const made = join(import.meta.dirname, '../tests/samples/tls');
const name = 'engawa.example.jp';
let folder: string;
const files = () => ({ cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') });

function lay(cert: string, key: string): void {
  copyFileSync(join(made, cert), files().cert);
  copyFileSync(join(made, key), files().key);
}

function layFolder(): void {
  rmSync(files().key);
  mkdirSync(files().key);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-tls-'));
  lay('first.pem', 'first.key');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a certificate and its key', () => {
  test('that fit each other and the name', () => {
    const pair = readPair(files(), [name, '127.0.0.1', 'localhost']);
    expect(pair.until.getFullYear()).toBeGreaterThan(2100);
    expect(expiryWarning(pair)).toBeNull();
    expect(expiryWarning(pair, new Date('2200-01-01'))).toMatch(/期限が切れています/);
  });

  test.each<[string, () => void, RegExp, string?]>([
    ['no certificate', () => rmSync(files().cert), /^TLS_CERT のファイル.*ありません/],
    ['no key', () => rmSync(files().key), /^TLS_KEY のファイル.*ありません/],
    ['a folder for a key', layFolder, /を読めません/],
    ['no certificate inside', () => writeFileSync(files().cert, 'hello'), /証明書ではありません/],
    ['no key inside', () => writeFileSync(files().key, 'hello'), /合言葉のない鍵ではありません/],
    [
      'a key under a passphrase',
      () => lay('first.pem', 'locked.key'),
      /合言葉のない鍵ではありません/,
    ],
    ['a key of another', () => lay('first.pem', 'renewed.key'), /ひと組ではありません/],
    ['another name', () => {}, /「other.example.jp」の名前がありません/, 'other.example.jp'],
  ])('%s is told in a sentence', (_what, spoil, sentence, host = name) => {
    spoil();
    expect(() => readPair(files(), [host])).toThrow(sentence);
  });
});

describe('https by ourselves', () => {
  let doors: Door[] = [];
  let look: () => string | null;
  const env = (more = {}) => ({
    PORT: '0',
    PUBLIC_URL: `https://${name}`,
    TLS_CERT: files().cert,
    TLS_KEY: files().key,
    ...more,
  });

  async function open(more = {}) {
    const { reach, faults } = readReach(env(more));
    expect(faults).toEqual([]);
    const opened = openDoors(reach, (side) => (_req, res) => res.end(side));
    ({ doors, look } = opened);
    for (const { server } of doors) await once(server.listen(0, '127.0.0.1'), 'listening');
  }
  afterEach(() => {
    for (const { server } of doors) server.close();
  });

  const portOf = (setting: Door['setting']) => {
    const address = doors.find((door) => door.setting === setting)?.server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  };
  const serial = async (options = {}) => {
    const socket = connect({
      port: portOf('PORT'),
      host: '127.0.0.1',
      rejectUnauthorized: false,
      ...options,
    });
    await once(socket, 'secureConnect');
    const found = {
      serial: socket.getPeerX509Certificate()?.serialNumber,
      by: socket.getProtocol(),
    };
    socket.destroy();
    return found;
  };
  const asked = async (sent: ReturnType<typeof request>) => {
    const [answer] = (await once(sent.end(), 'response')) as [IncomingMessage];
    let text = '';
    for await (const piece of answer) text += piece;
    return { status: answer.statusCode, headers: answer.headers, text };
  };
  const get = (setting: Door['setting']) =>
    asked(request({ port: portOf(setting), host: '127.0.0.1', rejectUnauthorized: false }));

  test('serves both sides, each on its port', async () => {
    await open({ RESIDENT_PORT: '0', RESIDENT_URL: 'https://localhost' });
    expect((await get('PORT')).text).toBe('staff');
    expect((await get('RESIDENT_PORT')).text).toBe('resident');
  });

  test('takes up a renewed certificate without a restart, and stays on the old one beside a bad one', async () => {
    await open();
    const before = await serial();
    expect(before.by).toBe('TLSv1.3');
    lay('renewed.pem', 'first.key');
    expect(look()).toMatch(/ひと組ではありません.*前の証明書で動きつづけます。$/);
    expect(look()).toBeNull(); // said once
    expect(await serial()).toEqual(before);
    lay('renewed.pem', 'renewed.key');
    expect(look()).toBeNull();
    expect((await serial()).serial).not.toBe(before.serial);
  });

  test('speaks TLS 1.2 at the least', async () => {
    await open();
    expect((await serial({ maxVersion: 'TLSv1.2' })).by).toBe('TLSv1.2');
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' };
    await expect(serial(old)).rejects.toThrow();
  });

  test('plain http is sent on, a form is not', async () => {
    await open({ PORT: '8443', REDIRECT_PORT: '0' });
    const at = { port: portOf('REDIRECT_PORT'), host: '127.0.0.1', path: '/records?q=1' };
    const came = await asked(plainRequest(at));
    expect([came.status, came.headers.location]).toEqual([308, `https://${name}/records?q=1`]);
    expect((await asked(plainRequest({ ...at, path: '//evil.example' }))).headers.location).toBe(
      `https://${name}//evil.example`,
    );
    expect((await asked(plainRequest({ ...at, method: 'POST' }))).status).toBe(405);
  });
});

test.each([
  ['EADDRINUSE', /別の番号/],
  ['EACCES', /1024 より大きい/],
  ['EADDRNOTAVAIL', /^HOST の/],
  ['EMFILE', /EMFILE/],
])('a port that cannot be opened (%s) is told in a sentence', (code, sentence) => {
  const door = { setting: 'PORT', port: 80 } as Door;
  expect(portProblem(door, Object.assign(new Error(), { code }))).toMatch(sentence);
});
