import type { Kysely } from 'kysely';
import { addPlaceToSearch, type Db } from '../dialect.server.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await addPlaceToSearch(db as Db);
}
