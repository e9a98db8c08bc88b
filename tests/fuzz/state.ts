/** What must not have changed, read from the tables themselves. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import { pagesOf, type Table, tablesOf } from '#app/db/tables.server.ts';
import { ourIds } from './ids.ts';
import { other } from './two-offices.ts';

/** The rows of one office, as one hash a table. */
export async function hashesOf(db: Db, officeId: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of await tablesOf(db)) {
    const hash = createHash('sha256');
    for (const row of await rowsOf(db, table, officeId)) hash.update(JSON.stringify(row));
    hashes[table.name] = hash.digest('hex');
  }
  return hashes;
}

async function rowsOf(db: Db, table: Table, officeId: string) {
  const at = table.columns.indexOf('office_id');
  const rows = [];
  for await (const page of pagesOf(db, table))
    rows.push(...page.filter((row) => at >= 0 && row[at] === officeId));
  return rows;
}

/** Rows of an office that point to a thing of the other one. */
export async function pointersOut(db: Db, officeId: string, isOurs: boolean): Promise<string[]> {
  const foreign = new Set<unknown>(isOurs ? ourIds.map(other) : ourIds);
  const found: string[] = [];
  const tables = await tablesOf(db);
  // A form brings its own id: the same one in both offices is two things.
  for (const table of tables) {
    const at = table.columns.indexOf('id');
    for (const row of at < 0 ? [] : await rowsOf(db, table, officeId)) foreign.delete(row[at]);
  }
  // The audit notes what was asked for, also when there is no such thing.
  for (const table of tables.filter(({ name }) => name !== 'audit')) {
    const pointers = table.columns.flatMap((c, n) =>
      /(^|_)id$|_by$/.test(c) ? [[c, n] as const] : [],
    );
    for (const row of await rowsOf(db, table, officeId))
      for (const [column, n] of pointers)
        if (foreign.has(row[n])) found.push(`${table.name}.${column}: ${JSON.stringify(row)}`);
  }
  return found;
}

/** How many lines the audits have. */
export async function auditLines(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('audit_head')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('seq'), sql.lit(0)).as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Verbs of the newest lines. */
export async function newestVerbs(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('audit').select('verb').orderBy('at', 'desc').limit(3).execute();
  return rows.map(({ verb }) => verb);
}

/** Who may see what hangs on these; while they stay, a word in the wrong place is a leak. */
export async function rightsOf(db: Db): Promise<string> {
  const lists = await Promise.all([
    db.selectFrom('staff').select(['id', 'role', 'left_on']).orderBy('id').execute(),
    db.selectFrom('assignment').selectAll().orderBy('id').execute(),
    db.selectFrom('area_parent').selectAll().orderBy('child_id').orderBy('from_on').execute(),
    db.selectFrom('record').select(['id', 'area_id', 'staff_id']).orderBy('id').execute(),
    db
      .selectFrom('appointment')
      .select(['id', 'area_id', 'staff_id', 'support_main', 'kind'])
      .orderBy('id')
      .execute(),
    db.selectFrom('appointment_staff').selectAll().orderBy('appointment_id').execute(),
    db.selectFrom('report').select(['id', 'fixed_at', 'removed_at']).orderBy('id').execute(),
    db.selectFrom('report_story').selectAll().orderBy('record_id').execute(),
  ]);
  return JSON.stringify(lists);
}
