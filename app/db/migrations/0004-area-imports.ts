import type { Kysely } from 'kysely';

/** What an import of areas did, so that it can be undone as a whole, and what stayed then (R10). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['did', 'kept'])
    await db.schema.alterTable('import_batch').addColumn(column, 'text').execute();
}
