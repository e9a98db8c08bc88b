import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { forgetHeads } from '#app/db/heads.server.ts';
import { migrate, schemaVersion } from '#app/db/migrate.server.ts';
import { migrations } from '#app/db/migrations/all.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { NEIGHBOUR, OFFICE } from './cast.ts';
import { fixtureSecret, fixtureVersions, unpackFixture } from './fixtures.ts';
import { dropDatabase, freshDatabase, postgresForTests } from './postgres.ts';
import { rowHashes, rowsOf, type Shape, shapeOf } from './row-hashes.ts';

// R8: the data of every released version comes over whole. A later step that renames or drops
// says here which columns of an old version it took away.

let folder: string;
const open: Db[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-fixture-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('ENGAWA_SECRET', fixtureSecret);
  forgetHeads();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const db of open.splice(0)) await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function opened(target: string): Db {
  const db = openDatabase(target);
  open.push(db);
  return db;
}

function old(version: string): Db {
  const target = join(folder, `${version}.db`);
  unpackFixture(version, target);
  return opened(target);
}

test('there is a database of at least one version', () => {
  expect(fixtureVersions()).toContain('0.1.0');
});

describe.each(fixtureVersions())('the data of version %s', (version) => {
  test('holds rows in every table', async () => {
    const counts = Object.entries(await rowHashes(old(version))).map(([table, { rows }]) => [
      table,
      rows > 0,
    ]);
    expect(counts.filter(([, hasRows]) => !hasRows)).toEqual([]);
    expect(counts.length).toBeGreaterThan(25);
  });

  test('has the tables that its steps make today: a released step is never changed', async () => {
    const [from, now] = [old(version), opened(':memory:')];
    await migrate(now, await stepsOf(from));
    expect(await shapeOf(from)).toEqual(await shapeOf(now));
  });

  test('comes over whole (sqlite)', async () => {
    const db = old(version);
    const shape = await shapeOf(db);
    const before = await rowHashes(db, shape);
    await migrate(db);
    expect(await schemaVersion(db)).toBe(migrations.at(-1)?.name);
    expect(await rowHashes(db, shape)).toEqual(before);
    for (const officeId of [OFFICE, NEIGHBOUR]) {
      const { lines, faults } = await verifyAudit(db, officeId);
      expect(lines).toBeGreaterThan(4);
      expect(faults).toEqual([]);
    }
  });

  test('does not wait to be looked at when nobody could look at it', async () => {
    const db = old(version);
    const isOld = !(await shapeOf(db)).record?.includes('looked');
    await migrate(db);
    const rows = await db.selectFrom('record').select(['looked', 'version']).execute();
    expect(rows.length).toBeGreaterThan(0);
    if (isOld) expect(rows.filter(({ looked, version }) => looked !== version)).toEqual([]);
  });

  test.skipIf(!postgresForTests())('comes over whole (postgres)', async () => {
    const from = old(version);
    const target = await freshDatabase(postgresForTests() ?? '');
    const db = opened(target);
    await migrate(db, await stepsOf(from));
    const shape = await shapeOf(from);
    await copy(from, db, shape);
    await migrate(db);
    expect(await rowHashes(db, shape)).toEqual(await rowHashes(from, shape));
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
    await open.pop()?.destroy();
    await dropDatabase(target);
  });
});

/** The steps that the version knew. */
async function stepsOf(db: Db) {
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db);
  return migrations.filter((step) => rows.some(({ name }) => name === step.name));
}

async function copy(from: Db, to: Db, shape: Shape): Promise<void> {
  await to.transaction().execute(async (tx) => {
    // Rows come in the order of the tables' names, whatever points to what.
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const [table, columns] of Object.entries(shape)) {
      const list = sql.join(columns.map((column) => sql.ref(column)));
      for (const row of await rowsOf(from, table, columns))
        await sql`insert into ${sql.table(table)} (${list}) values (${sql.join(columns.map((c) => row[c]))})`.execute(
          tx,
        );
    }
  });
}
