import type { Db } from '#app/db/dialect.server.ts';

/** Whose installation this is; the sample office is nobody's. */
export async function officeNames(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('office')
    .select('name')
    .where('kind', '=', 'real')
    .orderBy('id')
    .execute();
  return rows.map(({ name }) => name);
}
