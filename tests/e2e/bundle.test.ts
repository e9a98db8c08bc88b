import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '../../scripts/bundle.ts';

const platform = `${process.platform}-${process.arch}`;
const probe = join(import.meta.dirname, 'bundle-probe.mjs');

/** A machine of its own that reaches nothing but itself, where the system gives one. */
const alone = ['unshare', '-rn', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"'];
const canBeAlone = spawnSync(alone[0]!, [...alone.slice(1), 'true']).status === 0;

describe.skipIf(process.platform === 'win32')('a bundle in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'engawa-bundle-'));
  const program = join(folder, 'えんがわ 0');
  beforeAll(() => layOut(platform, program));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('starts without npm, Node or network, and opens the sample office', () => {
    const [command = '', ...args] = [
      ...(canBeAlone ? alone : []),
      process.execPath,
      probe,
      program,
    ];
    const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    expect(JSON.parse(stdout || '{}'), stderr).toEqual({
      reachesOutside: canBeAlone ? false : expect.any(Boolean),
      health: 200,
      setup: '/sign-in',
      signedIn: '/',
      records: 200,
      command: 0,
    });
    expect(readdirSync(folder).sort()).toEqual(['engawa-data', 'えんがわ 0']);
  });

  test('holds no test and nothing to build with', () => {
    const names = readdirSync(program, { recursive: true, encoding: 'utf8' });
    const ours = names.filter((name) => !name.startsWith('node_modules'));
    expect(ours.filter((name) => /\.test\.|(^|\/)(data|\.git)(\/|$)/.test(name))).toEqual([]);
    expect(ours).toContain('LICENSE');
    expect(names).not.toContain('node_modules/vite');
    expect(readFileSync(join(program, '読んでください.txt'), 'utf8')).toContain('./engawa.sh');
  });
});
