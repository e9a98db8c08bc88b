// Which packages the built product needs on a machine, as package-lock.json says, and their folders.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house.mjs';

export type Locked = {
  version?: string;
  integrity?: string;
  os?: string | string[];
  cpu?: string | string[];
  libc?: string | string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
export type Lock = Record<string, Locked>;
export type Platform = { os: string; cpu: string };

/** They make the pages and are not asked again afterwards. */
export const onlyToBuild = [
  '@digital-go-jp/design-tokens',
  '@digital-go-jp/tailwind-theme-plugin',
  '@react-router/dev',
  '@tailwindcss/vite',
  'tailwindcss',
  'vite',
];

/** Paths in node_modules: what the product asks for, and what that asks for, where it fits. */
export function neededPackages(lock: Lock, platform: Platform): string[] {
  const found = new Set<string>();
  const waiting = [''];
  for (const path of waiting) {
    const { dependencies, optionalDependencies } = lock[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = onlyToBuild.includes(name) ? undefined : placeOf(lock, path, name);
      if (!at || found.has(at) || !fits(lock[at] ?? {}, platform)) continue;
      found.add(at);
      waiting.push(at);
    }
  }
  return [...found].sort();
}

/** Node looks beside who asks first, then further up. */
function placeOf(lock: Lock, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (lock[path]) return path;
    if (at === '') return undefined;
  }
}

function fits({ os, cpu, libc }: Locked, platform: Platform): boolean {
  const allows = (list: string | string[] | undefined, is: string) =>
    list === undefined || [list].flat().includes(is);
  return allows(os, platform.os) && allows(cpu, platform.cpu) && allows(libc, 'glibc');
}

/** Copies a package of ours, or asks the registry for one that is made for another machine. */
export function bringPackage(lock: Lock, path: string, into: string): void {
  const to = join(into, path);
  if (!existsSync(join(root, path))) fetchPackage(lock, path, to);
  else cpSync(join(root, path), to, { recursive: true, filter: (from) => !isHeader(from) });
}

/** What a Node package carries for compilers. */
const isHeader = (path: string) => /node_modules[/\\]node-[^/\\]+[/\\](include|share)$/.test(path);

function fetchPackage(lock: Lock, path: string, to: string): void {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const { version = '', integrity } = lock[path] ?? {};
  const folder = `${to}.fetched`;
  mkdirSync(folder, { recursive: true });
  const shell = process.platform === 'win32';
  const args = ['pack', `${name}@${version}`, '--json', '--pack-destination', folder];
  const { stdout } = spawnSync('npm', args, {
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  if (!stdout?.includes(`"integrity": "${integrity}"`))
    throw new Error(`${name} ${version} を受けとれないか、決めたものと違います。`);
  const [file = ''] = readdirSync(folder);
  mkdirSync(to, { recursive: true });
  const unpack = ['-xzf', join(folder, file), '-C', to, '--strip-components=1'];
  if (spawnSync('tar', unpack, { stdio: ['ignore', 2, 2] }).status !== 0)
    throw new Error(`${file} を開けません。`);
  rmSync(folder, { recursive: true });
  for (const name of ['include', 'share'])
    if (/node_modules\/node-[^/]+$/.test(path))
      rmSync(join(to, name), { recursive: true, force: true });
}
