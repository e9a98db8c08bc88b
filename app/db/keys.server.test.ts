import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetKeys, keyed, seal, unseal } from './keys.server.ts';

let folder: string;
const secret = () => join(folder, 'keys', 'secret');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-keys-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('ENGAWA_SECRET', undefined);
  forgetKeys();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetKeys();
  rmSync(folder, { recursive: true, force: true });
});

describe('the secret of the installation', () => {
  test('it is made once, outside the database, for its owner alone', () => {
    const first = keyed('audit', 'text');
    expect(statSync(secret()).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['secret']);
    forgetKeys();
    expect(keyed('audit', 'text')).toBe(first);
  });

  test('each purpose has a key of its own', () => {
    expect(keyed('audit', 'text')).not.toBe(keyed('digest', 'text'));
  });

  test('a secret given by the environment is used as it is', () => {
    vi.stubEnv('ENGAWA_SECRET', 'one');
    const one = keyed('audit', 'text');
    vi.stubEnv('ENGAWA_SECRET', 'two');
    expect(keyed('audit', 'text')).not.toBe(one);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['', 'abc'])('half a secret (%j) is refused, never used', (text) => {
    mkdirSync(join(folder, 'keys'));
    writeFileSync(secret(), text);
    expect(() => keyed('audit', 'text')).toThrow('鍵のファイル');
  });

  test('processes that start at once share one', async () => {
    const program = `import { keyed } from ${JSON.stringify(join(import.meta.dirname, 'keys.server.ts'))};
      process.stdout.write(keyed('audit', 'text'));`;
    const args = ['--input-type=module', '--eval', program];
    const run = () =>
      promisify(execFile)(process.execPath, args, { env: { ...process.env, DATA_DIR: folder } });
    const hashes = await Promise.all([1, 2, 3, 4, 5, 6].map(run));
    expect(new Set(hashes.map((h) => h.stdout)).size).toBe(1);
  });
});

describe('sealing', () => {
  test.each(['', '縁側', 'a'.repeat(10_000)])('a text comes back (%#)', (text) => {
    expect(unseal(seal(text))).toBe(text);
    expect(seal(text)).not.toBe(seal(text));
  });

  test('what was touched, or sealed elsewhere, does not open', () => {
    const sealed = seal('縁側');
    expect(unseal(sealed.slice(0, -2))).toBeNull();
    expect(unseal('')).toBeNull();
    vi.stubEnv('ENGAWA_SECRET', 'another installation');
    expect(unseal(sealed)).toBeNull();
  });
});
