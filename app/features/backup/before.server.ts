/** Tables are brought to this version only after a copy of them was made and read again. */
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { type Migration, migrations } from '#app/db/migrations/all.ts';
import { readAtOnce, targetOf } from '#app/db/open.server.ts';
import { tablesOf } from '#app/db/tables.server.ts';
import { makeCopy } from './make.server.ts';
import { BackupProblem } from './problem.ts';
import { makingSetUp } from './setup.ts';

/** What `migrate` does, with a copy before it where `BACKUP_DIR` is set. */
export async function bringUpToDate(db: Db, steps: Migration[] = migrations): Promise<string[]> {
  if (await isBehind(db, steps)) await copyBefore(db);
  return migrate(db, steps);
}

/** A new database has nothing to lose. */
async function isBehind(db: Db, steps: Migration[]): Promise<boolean> {
  const tables = await tablesOf(db);
  if (!tables.some(({ name }) => name === 'migration')) return false;
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db);
  return rows.length > 0 && steps.some((step) => !rows.some(({ name }) => name === step.name));
}

async function copyBefore(db: Db): Promise<void> {
  try {
    const making = makingSetUp();
    if (!making) return;
    await readAtOnce(targetOf(db), (then) => makeCopy(then, { ...making, isBefore: true }));
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    throw new BackupProblem(
      error.kind,
      `新しい版に合わせてデータを直す前に、控えがとれませんでした。${error.message}データは直していません。`,
    );
  }
}
