import type { Db } from '#app/db/dialect.server.ts';
import { type Kept, keepCopy, type Making } from './folder.ts';
import { wholeOf } from './installation.server.ts';

/** Makes one copy and reads it again; `db` shows one moment and has not been read yet. */
export async function makeCopy(
  db: Db,
  making: Making,
  say?: (rows: number) => void,
): Promise<Kept> {
  const { head, entries } = await wholeOf(db, say);
  return keepCopy(entries, head.moment, making);
}
