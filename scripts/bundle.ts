// `npm run bundle [-- PLATFORM …]`: everything the product needs on a machine that may install
// nothing and reaches nothing, as one archive a platform in dist/. The pages are built by now.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { zipOf } from '#app/lib/zip.server.ts';
import packageJson from '../package.json' with { type: 'json' };
import { bringPackage, type Lock, neededPackages, type Platform } from './bundle-packages.ts';
import { readMe, shellStart, type Text, windowsStart } from './bundle-texts.ts';
import { nodes, root, say } from './house.mjs';

/** `linux-x64` as Node names it, and what is its own Node there. */
export const platforms = Object.keys(nodes);

/** The program itself: workers and commands run from plain source, so it comes along. */
const parts = [
  'app',
  'build',
  'cli',
  'deploy',
  'docs',
  'public',
  'sample',
  'scripts',
  'server',
  'server.ts',
];
const papers = [
  'package.json',
  'LICENSE',
  'README.ja.md',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
];

export const nameOf = (platform: string) => `engawa-${packageJson.version}-${platform}`;

/** Lays everything out in a new folder. */
export function layOut(platform: string, folder: string): void {
  const node = nodes[platform];
  if (!node)
    throw new Error(`「${platform}」向けは作れません。作れるのは ${platforms.join('・')} です。`);
  mkdirSync(folder, { recursive: true });
  for (const part of [...parts, ...papers])
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: isOfProduct });
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages as Lock;
  for (const path of neededPackages(lock, platformOf(platform))) bringPackage(lock, path, folder);
  for (const { name, text, mode } of textsOf(platform, `node_modules/${node}`))
    writeFileSync(join(folder, name), text, { mode: mode ?? 0o644 });
}

const isOfProduct = (path: string) => !/\.test\.tsx?$/.test(path);

function platformOf(platform: string): Platform {
  const [os = '', cpu = ''] = platform.split('-');
  return { os, cpu };
}

function textsOf(platform: string, node: string): Text[] {
  const isWindows = platform.startsWith('win32');
  const start = isWindows ? windowsStart(node) : shellStart(node);
  return [start, readMe(packageJson.version, isWindows)];
}

/** Windows opens a zip by itself, the others keep in a tar what may be run. */
async function pack(platform: string, dist: string): Promise<string> {
  const name = nameOf(platform);
  if (!platform.startsWith('win32')) {
    const file = `${name}.tar.gz`;
    const { status } = spawnSync('tar', ['-czf', file, name], {
      cwd: dist,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new Error(`${file} を作れません。tar が要ります。`);
    return file;
  }
  const file = `${name}.zip`;
  const names = readdirSync(join(dist, name), { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((path) => statSync(join(dist, name, path)).isFile());
  const entries = files.map((path) => ({
    name: `${name}/${path.replaceAll('\\', '/')}`,
    parts: once(join(dist, name, path)),
  }));
  await pipeline(Readable.from(zipOf(entries)), createWriteStream(join(dist, file)));
  return file;
}

function* once(path: string) {
  yield readFileSync(path);
}

async function main(wanted: string[]): Promise<void> {
  const dist = join(root, 'dist');
  for (const platform of wanted.length > 0 ? wanted : [`${process.platform}-${process.arch}`]) {
    const folder = join(dist, nameOf(platform));
    rmSync(folder, { recursive: true, force: true });
    layOut(platform, folder);
    const file = await pack(platform, dist);
    rmSync(folder, { recursive: true });
    say(`dist/${file}: ${Math.round(statSync(join(dist, file)).size / 1_000_000)} MB`);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
