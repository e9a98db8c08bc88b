import { newId } from '#app/lib/ids.ts';
import type { Db } from './dialect.server.ts';

/** Not a name of anybody: no digest looks like it. */
const KEY = 'healthz';

/** Writes a line and drops the one before, down to the disk; throws when it cannot be. */
export async function tryWriting(db: Db): Promise<void> {
  const line = { id: newId(), key: KEY, at: new Date().toISOString() };
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('sign_in_try').where('key', '=', KEY).execute();
    await tx.insertInto('sign_in_try').values(line).execute();
  });
}
