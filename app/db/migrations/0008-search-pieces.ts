import type { Kysely } from 'kysely';
import { type Db, joinSearchBetweenSaves } from '../dialect.server.ts';

/** Nobody's save waits until the index of words is put in order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await joinSearchBetweenSaves(db as Db);
}
