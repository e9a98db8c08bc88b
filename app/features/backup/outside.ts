/** What an installation keeps beside its database: photos and files, and the keys. */
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Entry } from './entries.ts';
import { BackupProblem, damaged } from './problem.ts';

type File = Extract<Entry, { kind: 'file' }>;
export type Key = { path: string; bytes: Buffer };

/** Where the secret stands in a copy when it came from the environment. */
export const SECRET_OF_ENVIRONMENT = 'keys/ENGAWA_SECRET';

export function keysIn(folder: string, secret = process.env.ENGAWA_SECRET): Key[] {
  const kept = ['keys/secret', 'keys/audit-heads.json']
    .filter((path) => existsSync(join(folder, path)))
    .map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
  return secret ? [...kept, { path: SECRET_OF_ENVIRONMENT, bytes: Buffer.from(secret) }] : kept;
}

export function fileOfBytes({ path, bytes }: Key): File {
  async function* once() {
    yield bytes;
  }
  return { kind: 'file', path, size: bytes.length, bytes: once() };
}

/** Whole files only; what is taken away meanwhile had no row any more at that moment. */
export async function* filesIn(folder: string): AsyncGenerator<File> {
  for (const path of await namesOfFiles(folder)) {
    const file = await fileAt(folder, path);
    if (file) yield file;
  }
}

/** Null when there is no such file. */
export async function fileAt(folder: string, path: string): Promise<File | null> {
  const handle = await open(join(folder, path)).catch(() => null);
  const seen = await handle?.stat();
  if (handle && seen?.isFile())
    return { kind: 'file', path, size: seen.size, bytes: handle.createReadStream() };
  await handle?.close();
  return null;
}

/** `files/OFFICE/ID` */
export async function namesOfFiles(folder: string): Promise<string[]> {
  return (await filesBelow(folder, 'files')).filter((name) => !name.endsWith('.new'));
}

/** Named from `folder` on, with `/` on every machine. */
export async function filesBelow(folder: string, under = '.'): Promise<string[]> {
  const found = await readdir(join(folder, under), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Until everything is there it lies under this name. */
const UNFINISHED = '.restoring';
const PARTS = ['files', 'keys', 'engawa.db'] as const;

/** A folder that gets its files, keys and database at the end, the database last, or nothing. */
export class Place {
  readonly folder: string;
  readonly unfinished: string;
  constructor(folder: string) {
    this.folder = folder;
    this.unfinished = join(folder, UNFINISHED);
  }
  /** Refuses where something lies already; what an earlier try left in the middle goes. */
  async begin(parts: readonly string[] = []): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    const there = names.filter((name) =>
      parts.length > 0 ? parts.includes(name) : name !== UNFINISHED,
    );
    if (there.length > 0)
      throw new BackupProblem(
        'taken',
        `「${this.folder}」には、もう ${there.slice(0, 3).join('・')} があります。空のフォルダーを指定してください。いまあるものはそのままです。`,
      );
    await this.drop();
    await mkdir(this.unfinished, { recursive: true, mode: 0o700 });
  }
  async keep(path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    if (!/^(files|keys)(\/[\w-][\w.-]*)+$/.test(path)) throw damaged();
    const to = join(this.unfinished, path);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await pipeline(bytes, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }));
  }
  async finish(): Promise<void> {
    for (const part of PARTS)
      if (existsSync(join(this.unfinished, part)))
        await rename(join(this.unfinished, part), join(this.folder, part));
    await this.drop();
  }
  async drop(): Promise<void> {
    await rm(this.unfinished, { recursive: true, force: true });
  }
}
