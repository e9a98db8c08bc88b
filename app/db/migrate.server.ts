import { type Kysely, sql } from 'kysely';
import { type Db, isPostgres, type Tx } from './dialect.server.ts';
import { type Migration, migrations } from './migrations/all.ts';

/**
 * Brings the tables to this version. Each step is one transaction with its own mark,
 * so a kill at any point leaves a whole earlier state (R8). Returns the steps taken.
 */
export async function migrate(db: Db, steps: Migration[] = migrations): Promise<string[]> {
  await alone(db, async (tx) => {
    await sql`create table if not exists migration (name text primary key, at text not null)`.execute(
      tx,
    );
    await refuseNewer(tx, steps);
  });
  const taken: string[] = [];
  for (const step of steps) if (await alone(db, (tx) => takeStep(tx, step))) taken.push(step.name);
  return taken;
}

/**
 * Two starting servers: the second waits here, then finds the marks. SQLite lets one write
 * anyway; in PostgreSQL even `create table if not exists` fails when two do it at once.
 */
function alone<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    if (isPostgres(tx)) await sql`select pg_advisory_xact_lock(7236842)`.execute(tx);
    return work(tx);
  });
}

/** An older program would read and write tables that it does not know. */
async function refuseNewer(tx: Tx, steps: Migration[]): Promise<void> {
  const known = new Set(steps.map((step) => step.name));
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(
    tx,
  );
  const strange = rows.find(({ name }) => !known.has(name));
  if (strange)
    throw new Error(
      `このデータは、もっと新しい版のえんがわで使われています（${strange.name}）。新しい版で動かしてください。データはそのままです。`,
    );
}

async function takeStep(tx: Tx, step: Migration): Promise<boolean> {
  const done = await sql`select 1 from migration where name = ${step.name}`.execute(tx);
  if (done.rows.length > 0) return false;
  await step.up(tx as unknown as Kysely<unknown>);
  await sql`insert into migration (name, at) values (${step.name}, ${new Date().toISOString()})`.execute(
    tx,
  );
  return true;
}

/** Name of the newest step in the database, for /healthz. */
export async function schemaVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select max(name) as name from migration`.execute(db);
  return rows[0]?.name ?? '';
}
