import { describe, expect, test } from 'vitest';
import { proxiesOf, readReach } from './reach.ts';

const site = 'https://engawa.example.jp';
const tls = { PUBLIC_URL: site, TLS_CERT: 'c.pem', TLS_KEY: 'k.pem' };

describe('settings that fit', () => {
  test.each<[string, Record<string, string>, object]>([
    ['nothing said', {}, { port: 3000, host: undefined, publicUrl: null, proxies: [], tls: null }],
    ['empty is nothing said', { PUBLIC_URL: '', TRUSTED_PROXY: '', PORT: '' }, { port: 3000 }],
    ['an address with a line at its end', { PUBLIC_URL: `${site}/` }, { publicUrl: site }],
    [
      'without a word the proxy is on this computer',
      { PUBLIC_URL: site },
      { proxies: ['127.0.0.0/8', '::1'] },
    ],
    [
      'several proxies',
      { PUBLIC_URL: site, TRUSTED_PROXY: '192.0.2.1, 10.0.0.0/8 2001:db8::/32' },
      { proxies: ['192.0.2.1', '10.0.0.0/8', '2001:db8::/32'] },
    ],
    ['a certificate believes nobody', tls, { proxies: [], tls: { cert: 'c.pem', key: 'k.pem' } }],
    [
      'http is sent on',
      { ...tls, PORT: '443', REDIRECT_PORT: '80' },
      { port: 443, redirectPort: 80 },
    ],
    [
      'residents on this computer',
      { RESIDENT_PORT: '3001' },
      { residentPort: 3001, residentUrl: null },
    ],
    [
      'residents in the world',
      { PUBLIC_URL: site, RESIDENT_PORT: '3001', RESIDENT_URL: 'https://enquete.example.jp' },
      { residentPort: 3001, residentUrl: 'https://enquete.example.jp' },
    ],
  ])('%s', (_name, env, expected) => {
    const { reach, faults } = readReach(env);
    expect(faults).toEqual([]);
    expect(reach).toMatchObject(expected);
  });
});

describe('settings that do not fit each other are told in a sentence', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'three' }, /^PORT は/],
    [{ PORT: '70000' }, /^PORT は/],
    [{ PUBLIC_URL: 'http://engawa.example.jp' }, /^PUBLIC_URL は/],
    [{ PUBLIC_URL: 'engawa.example.jp' }, /^PUBLIC_URL は/],
    [{ PUBLIC_URL: `${site}/engawa` }, /^PUBLIC_URL は/],
    [{ PUBLIC_URL: `${site}/?a=1` }, /^PUBLIC_URL は/],
    [{ PUBLIC_URL: 'https://me:secret@engawa.example.jp' }, /^PUBLIC_URL は/],
    [{ TRUSTED_PROXY: '192.0.2.1' }, /^TRUSTED_PROXY を決めるときは/],
    [{ PUBLIC_URL: site, TRUSTED_PROXY: 'proxy.local' }, /「proxy.local」/],
    [{ PUBLIC_URL: site, TRUSTED_PROXY: '192.0.2.0/33' }, /「192.0.2.0\/33」/],
    [{ PUBLIC_URL: site, TRUSTED_PROXY: '0.0.0.0/0' }, /「0.0.0.0\/0」/],
    [{ PUBLIC_URL: site, TLS_CERT: 'c.pem' }, /^TLS_CERT と TLS_KEY は/],
    [{ PUBLIC_URL: site, TLS_KEY: 'k.pem' }, /^TLS_CERT と TLS_KEY は/],
    [{ TLS_CERT: 'c.pem', TLS_KEY: 'k.pem' }, /^TLS_CERT を決めるときは/],
    [{ REDIRECT_PORT: '80' }, /^REDIRECT_PORT は/],
    [{ ...tls, PORT: '80', REDIRECT_PORT: '80' }, /別の番号/],
    [{ RESIDENT_PORT: '3000' }, /別の番号/],
    [{ PUBLIC_URL: site, RESIDENT_PORT: '3001' }, /^PUBLIC_URL と RESIDENT_PORT/],
    [{ PUBLIC_URL: site, RESIDENT_URL: 'https://a.example.jp' }, /^RESIDENT_URL を決めるときは/],
    [{ RESIDENT_PORT: '3001', RESIDENT_URL: 'https://a.example.jp' }, /PUBLIC_URL（職員/],
    [{ PUBLIC_URL: site, RESIDENT_PORT: '3001', RESIDENT_URL: `${site}/` }, /別のアドレス/],
  ])('%j', (env, sentence) => {
    const { faults } = readReach(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(sentence);
    expect(faults[0]).toMatch(/。$/);
  });
});

test('a range of proxies holds its own alone', () => {
  const list = proxiesOf(['192.0.2.0/24', '2001:db8::1', 'nonsense']);
  expect(list.check('192.0.2.200')).toBe(true);
  expect(list.check('192.0.3.1')).toBe(false);
  expect(list.check('2001:db8::1', 'ipv6')).toBe(true);
  expect(list.check('2001:db8::2', 'ipv6')).toBe(false);
});
