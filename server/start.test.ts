import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pinnedNode, root } from '../scripts/house.mjs';

const site = 'https://engawa.example.jp';

test.each<[string, Record<string, string>, RegExp]>([
  ['an address over http', { PUBLIC_URL: 'http://192.168.1.5:3000' }, /^PUBLIC_URL は/m],
  ['two things at once', { PORT: 'x', TRUSTED_PROXY: '10.0.0.1' }, /^PORT は.*\n.*TRUSTED_PROXY/m],
  ['half a certificate', { PUBLIC_URL: site, TLS_CERT: 'x' }, /^TLS_CERT と TLS_KEY は/m],
])('%s: nothing starts, and the reason is a sentence', (_name, env, sentence) => {
  const { status, stderr } = spawnSync(pinnedNode(), [join(root, 'server.ts')], {
    env: { ...process.env, DATA_DIR: '/nowhere', ...env },
    encoding: 'utf8',
  });
  expect([status, stderr.includes('    at ')]).toEqual([1, false]);
  expect(stderr).toMatch(sentence);
});
