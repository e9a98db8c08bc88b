/** Writes all of it into one file, closed with a passphrase unless somebody asked for an open one. */
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db } from '#app/db/dialect.server.ts';
import { zipOf } from '#app/lib/zip.server.ts';
import { BackupProblem } from '../backup/problem.ts';
import { type Cost, sealed } from '../backup/sealed.ts';
import { everythingOf, type Wanted } from './export.server.ts';
import { type Manifest, problem } from './manifest.ts';

/** Without a passphrase it lies open. */
export type Keeping = Wanted & { path: string; passphrase: string | null; cost?: Cost };
export type Kept = { size: number; manifest: Manifest };

/** `db` shows one moment. The name stands for a whole file or for none, and for none that was there. */
export async function keepEverything(db: Db, keeping: Keeping): Promise<Kept> {
  const { path, passphrase, cost } = keeping;
  if (existsSync(path)) throw taken(path);
  const unfinished = unfinishedOf(path);
  const { manifest, entries } = await everythingOf(db, keeping);
  const zip = zipOf(entries);
  const bytes = passphrase === null ? zip : sealed(zip, passphrase, cost);
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(
      Readable.from(bytes, { objectMode: false }),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(unfinished, path);
    return { size: (await stat(path)).size, manifest };
  } catch (error) {
    throw inWords(error, path);
  } finally {
    await rm(unfinished, { force: true }).catch(() => {});
  }
}

/** Until all of it is written. */
export const unfinishedOf = (path: string) => `${path}.${process.pid}.part`;

function inWords(error: unknown, path: string): unknown {
  if (error instanceof BackupProblem) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
    return problem(
      'full',
      `空きが足りず、「${path}」に書けませんでした。空きを作って、もう一度書き出してください。`,
    );
  if (['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code))
    return problem(
      'place',
      `「${path}」に書けません。場所を確かめて、もう一度書き出してください。`,
    );
  return error;
}

const taken = (path: string) =>
  problem(
    'taken',
    `「${path}」はもうあります。ほかの名前にしてください。いまあるものはそのままです。`,
  );
