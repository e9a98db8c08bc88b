import type { Db } from '#app/db/dialect.server.ts';

/** The verbs of the audit, oldest first. */
export async function notes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('audit').select('verb').orderBy('seq').execute();
  return rows.map((r) => r.verb);
}
