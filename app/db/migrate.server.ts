import { type Kysely, sql } from 'kysely';
import { type Db, isPostgres } from './dialect.server.ts';
import { type Migration, migrations } from './migrations/all.ts';

/**
 * Brings the tables to this version. Each step is one transaction with its own mark,
 * so a kill at any point leaves a whole earlier state (R8). Returns the steps taken.
 */
export async function migrate(db: Db, steps: Migration[] = migrations): Promise<string[]> {
  await sql`create table if not exists migration (name text primary key, at text not null)`.execute(
    db,
  );
  const taken: string[] = [];
  for (const step of steps) if (await takeStep(db, step)) taken.push(step.name);
  return taken;
}

async function takeStep(db: Db, step: Migration): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Two starting servers: the second waits here, then finds the mark.
    if (isPostgres(tx)) await sql`select pg_advisory_xact_lock(7236842)`.execute(tx);
    const done = await sql`select 1 from migration where name = ${step.name}`.execute(tx);
    if (done.rows.length > 0) return false;
    await step.up(tx as unknown as Kysely<unknown>);
    await sql`insert into migration (name, at) values (${step.name}, ${new Date().toISOString()})`.execute(
      tx,
    );
    return true;
  });
}

/** Name of the newest step in the database, for /healthz. */
export async function schemaVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select max(name) as name from migration`.execute(db);
  return rows[0]?.name ?? '';
}
