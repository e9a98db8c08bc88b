/** How this program is called where it lies: from a checkout with npm, or from a bundle. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export type Program = { folder: string; command: string; start: string; isWindows: boolean };

export function programHere(): Program {
  const folder = folderOfProgram();
  const has = (name: string) => existsSync(join(folder, name));
  if (has('engawa.cmd'))
    return { folder, command: 'engawa.cmd', start: 'engawa.cmd', isWindows: true };
  if (has('engawa.sh'))
    return { folder, command: './engawa.sh', start: './engawa.sh', isWindows: false };
  const isWindows = process.platform === 'win32';
  return { folder, command: 'npm run -s engawa --', start: 'npm start', isWindows };
}

/** Looked for upwards: this file lies in app/features/backup or, built, in build/server. */
function folderOfProgram(): string {
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at))
    if (existsSync(join(at, 'cli', 'main.ts'))) return at;
  return resolve('.');
}

/** As somebody who stands in the folder of the program writes it. */
export function seenFrom(folder: string, path: string): string {
  const near = relative(folder, resolve(path));
  return near.startsWith(join('..', '..')) || near === '' ? resolve(path) : near;
}

/** For the command line of Windows as of others. */
export const quoted = (path: string) => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);
