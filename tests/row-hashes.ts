/**
 * What is in every table as one hash a table, the same on both engines (R7, R8, R14).
 * The search index of SQLite is left out: it is made from the rows.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';

export type Shape = Record<string, string[]>;
export type Hashes = Record<string, { rows: number; hash: string }>;

/** Tables with their columns, without the marks of the migrations. */
export async function shapeOf(db: Db): Promise<Shape> {
  const tables = await db.introspection.getTables();
  const ours = tables.filter((t) => t.name !== 'migration' && !/_fts(_|$)/.test(t.name));
  return Object.fromEntries(ours.map((t) => [t.name, t.columns.map((c) => c.name).sort()]));
}

/** `shape` of an earlier version asks whether what was there then is still the same. */
export async function rowHashes(db: Db, shape?: Shape): Promise<Hashes> {
  const hashes: Hashes = {};
  for (const [table, columns] of Object.entries(shape ?? (await shapeOf(db)))) {
    const rows = await rowsOf(db, table, columns);
    const lines = rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();
    const hash = createHash('sha256').update(lines.join('\n')).digest('hex');
    hashes[table] = { rows: rows.length, hash };
  }
  return hashes;
}

export async function rowsOf(db: Db, table: string, columns: string[]) {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const { rows } = await sql<
    Record<string, unknown>
  >`select ${list} from ${sql.table(table)}`.execute(db);
  return rows;
}
