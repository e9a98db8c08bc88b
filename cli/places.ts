/** Where data comes from and goes to, for commands that take all of it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import type { Beside, Filled } from '#app/features/backup/fill.server.ts';
import { Place } from '#app/features/backup/outside.ts';
import { BackupProblem } from '#app/features/backup/problem.ts';
import { thereInWords } from '#app/features/backup/there.server.ts';
import { Refusal } from './command.ts';

/** npm runs us in the folder of the program; INIT_CWD is where the person is. */
export const here = (path: string) => resolve(process.env.INIT_CWD ?? '.', path);

export const isAddress = (target: string) => /^postgres(ql)?:\/\//.test(target);

/** The data that the server uses. It is not brought up to date: what is copied stays as it is. */
export function usedTarget(): string {
  process.env.DATA_DIR ??= './data';
  const target = process.env.DATABASE_URL ?? join(process.env.DATA_DIR, 'engawa.db');
  if (!isAddress(target) && !existsSync(target))
    throw new Refusal(`「${target}」がありません。DATA_DIR を確かめてください。`);
  return target;
}

type Work = (db: Db, beside: Beside) => Promise<Filled>;

/**
 * Fills an empty place: a folder with database, files and keys, or a PostgreSQL database whose
 * files and keys go to DATA_DIR, unless they stay (`withFiles` false).
 */
export function fillPlace(to: string, withFiles: boolean, work: Work): Promise<Filled> {
  return isAddress(to) ? fillAddress(to, withFiles, work) : fillFolder(here(to), work);
}

async function fillFolder(folder: string, work: Work): Promise<Filled> {
  const place = new Place(folder);
  await place.begin().catch(namingWhatIs(join(folder, 'engawa.db')));
  try {
    const db = openDatabase(join(place.unfinished, 'engawa.db'));
    const filled = await work(db, besideOf(place)).finally(() => db.destroy());
    await place.finish();
    return filled;
  } catch (error) {
    await place.drop();
    throw error;
  }
}

async function fillAddress(to: string, withFiles: boolean, work: Work): Promise<Filled> {
  const naming = namingWhatIs(to);
  const db = openDatabase(to);
  if (!withFiles)
    return work(db, {})
      .catch(naming)
      .finally(() => db.destroy());
  const place = new Place(process.env.DATA_DIR ?? './data');
  try {
    await place.begin(['files', 'keys']);
    const beside = { ...besideOf(place), last: () => place.finish() };
    return await work(db, beside).catch(naming);
  } finally {
    await place.drop();
    await db.destroy();
  }
}

/** A refusal says what lies there: counts and the newest date. */
const namingWhatIs = (target: string) => async (error: unknown) => {
  if (!(error instanceof BackupProblem) || error.kind !== 'taken') throw error;
  throw new BackupProblem('taken', `${error.message}${await thereInWords(target)}`);
};

const besideOf = (place: Place): Beside => ({
  file: (path, bytes) => place.keep(path, bytes),
  folder: place.unfinished,
});
