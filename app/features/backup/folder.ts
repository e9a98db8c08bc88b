/**
 * The folder of the copies. A copy is written under another name, forced to the disk, read again
 * from end to end, and only then gets its name: a half one never carries it (R3).
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { bytesOf, type Entry, type Manifest, readEntries, type Taker } from './entries.ts';
import { BackupProblem, damaged, strange } from './problem.ts';
import { type Copy, copyNamed, dropsOf, nameOf, newestFirst } from './rule.ts';
import { type Cost, sealed, unsealed } from './sealed.ts';

export type Kept = { path: string; size: number; manifest: Manifest };
export type Making = { folder: string; passphrase: string; isBefore?: boolean; cost?: Cost };

/** Writes one copy and reads it again; `entries` are of `moment`. */
export async function keepCopy(
  entries: AsyncIterable<Entry>,
  moment: string,
  { folder, passphrase, isBefore = false, cost }: Making,
): Promise<Kept> {
  const path = join(folder, nameOf(moment, isBefore));
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await dropUnfinished(folder);
    await write(entries, unfinished, passphrase, cost);
    const manifest = await readCopy(unfinished, passphrase);
    await rename(unfinished, path);
    await syncFolder(folder);
    return { path, size: (await stat(path)).size, manifest };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw inWords(error, folder);
  }
}

async function write(
  entries: AsyncIterable<Entry>,
  path: string,
  passphrase: string,
  cost?: Cost,
): Promise<void> {
  await pipeline(
    Readable.from(bytesOf(entries), { objectMode: false }),
    createGzip(),
    (packed: AsyncIterable<Buffer>) => sealed(packed, passphrase, cost),
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
}

/** Reads all of it and gives it to the taker. Throws at the first byte that is not as it was. */
export async function readCopy(
  path: string,
  passphrase: string,
  taker: Taker = {},
): Promise<Manifest> {
  let manifest: Manifest | undefined;
  try {
    await pipeline(
      createReadStream(path),
      (file: AsyncIterable<Buffer>) => unsealed(file, passphrase),
      createGunzip(),
      async (bytes: AsyncIterable<Buffer>) => {
        manifest = await readEntries(bytes, taker);
      },
    );
  } catch (error) {
    throw unreadable(error);
  }
  if (!manifest) throw damaged();
  return manifest;
}

export function unreadable(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (['ENOENT', 'EISDIR', 'EACCES'].includes(code))
    return new BackupProblem('place', '控えが読めません。ファイルの名前と場所を確かめてください。');
  // What is taken out in open formats lies under the same seal, and is no gzip.
  if (code === 'Z_DATA_ERROR' && /header check/.test(String(error))) return strange();
  const isInside = code.startsWith('Z_') || error instanceof SyntaxError;
  return isInside ? damaged() : error;
}

/** All copies, newest first; none where the folder is not there. */
export async function copiesIn(folder: string): Promise<Copy[]> {
  const names = await readdir(folder).catch(() => []);
  return newestFirst(names.map(copyNamed).filter((copy) => copy !== null));
}

/** Drops what the rule lets go. */
export async function tidy(folder: string): Promise<void> {
  for (const name of dropsOf(await copiesIn(folder))) await rm(join(folder, name), { force: true });
}

const HOURS_6 = 6 * 3_600_000;

/** What a program left that was ended in the middle; one that is written now is younger. */
async function dropUnfinished(folder: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^engawa-.*\.backup\.\d+\.part$/.test(name)) continue;
    const seen = await stat(join(folder, name)).catch(() => null);
    if (seen && now - seen.mtimeMs > HOURS_6) await rm(join(folder, name), { force: true });
  }
}

export function inWords(error: unknown, folder: string): unknown {
  if (error instanceof BackupProblem) return error;
  const { code = '', path = folder } = error as NodeJS.ErrnoException;
  if (!path.startsWith(folder)) return error;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
    return new BackupProblem(
      'full',
      `「${folder}」の空きが足りず、控えがとれませんでした。前の控えはそのままです。空きを作って、もう一度とってください。`,
    );
  if (['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO', 'EEXIST', 'ENODEV'].includes(code))
    return new BackupProblem(
      'place',
      `「${folder}」に書けず、控えがとれませんでした。前の控えはそのままです。場所がつながっているか確かめて、もう一度とってください。`,
    );
  return error;
}

/** A new name is on the disk once its folder is. Windows knows no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
