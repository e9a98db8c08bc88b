import { join } from 'node:path';
import type { Db } from '#app/db/dialect.server.ts';
import { writeHeads } from '#app/db/heads.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { bringUpToDate } from '#app/features/backup/before.server.ts';
import { Refusal } from './command.ts';

/** Opens the data that the server uses (DATA_DIR, DATABASE_URL), as new as this version, and closes it. */
export async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  process.env.DATA_DIR ??= './data';
  const db = openDatabase(process.env.DATABASE_URL ?? join(process.env.DATA_DIR, 'engawa.db'));
  try {
    await bringUpToDate(db);
    return await work(db);
  } finally {
    writeHeads();
    await db.destroy();
  }
}

export type Office = { id: string; name: string; kind: 'real' | 'sample' };

/** The one office there is, or the one that was named. */
export async function officeOf(db: Db, id: string | undefined): Promise<Office> {
  const offices = await db
    .selectFrom('office')
    .select(['id', 'name', 'kind'])
    .orderBy('created_at')
    .execute();
  const list = offices.map((o) => `${o.name}（${o.id}）`).join('、');
  const [first] = offices;
  if (!first) throw new Refusal('まだ事業所がありません。engawa init で作ってください。');
  const found = id === undefined ? first : offices.find((o) => o.id === id);
  if (!found) throw new Refusal(`その番号の事業所はありません。あるのは：${list}`);
  if (id === undefined && offices.length > 1)
    throw new Refusal(`事業所がいくつかあります。--office-id で選んでください：${list}`);
  return found;
}
