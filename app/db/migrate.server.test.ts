import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Kysely, type KyselyPlugin, sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { buildCast } from '#tests/cast.ts';
import type { Engine } from '#tests/engines.ts';
import { dropDatabase, freshDatabase, postgresForTests } from '#tests/postgres.ts';
import { rowHashes, shapeOf } from '#tests/row-hashes.ts';
import type { Db } from './dialect.server.ts';
import { migrate, schemaVersion } from './migrate.server.ts';
import { type Migration, migrations } from './migrations/all.ts';
import { openDatabase } from './open.server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function bareTarget(engine: Engine): Promise<string> {
  if (engine === 'postgres') {
    const target = await freshDatabase(postgresForTests() ?? '');
    closers.push(() => dropDatabase(target));
    return target;
  }
  const folder = mkdtempSync(join(tmpdir(), 'engawa-migrate-'));
  closers.push(async () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'engawa.db');
}

function open(target: string): Db {
  const db = openDatabase(target);
  closers.push(() => db.destroy());
  return db;
}

/** Ends at the n-th statement, counted from 1, as a full disk or a lost connection would. */
function failsAt(n: number): KyselyPlugin {
  let count = 0;
  return {
    transformQuery: ({ node }) => {
      count += 1;
      if (count === n) throw new Error('cut off here');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** A step as later versions will have them: new table, new column, rows moved, rows changed, a table gone. */
const later: Migration = {
  name: '9999-later',
  up: async (db: Kysely<unknown>) => {
    const steps = [
      sql`create table label (office_id text not null, id text not null, text text not null, primary key (office_id, id))`,
      sql`insert into label (office_id, id, text) select office_id, id, name from area`,
      sql`alter table staff add column phone text`,
      sql`update staff set phone = '0' || email, version = version + 1`,
      sql`delete from area_parent`,
      sql`drop table area_name`,
    ];
    for (const step of steps) await step.execute(db);
  },
};

for (const engine of ['sqlite', 'postgres'] as const) {
  describe.skipIf(engine === 'postgres' && !postgresForTests())(`migrating (${engine})`, () => {
    test('a new database gets every step, once', async () => {
      const db = open(await bareTarget(engine));
      expect(await migrate(db)).toEqual(migrations.map((m) => m.name));
      expect(await schemaVersion(db)).toBe(migrations.at(-1)?.name);
      const shape = await shapeOf(db);
      expect(await migrate(db)).toEqual([]);
      expect(await shapeOf(db)).toEqual(shape);
    });

    test('R8: each step cut off at each of its statements leaves the state before it', async () => {
      const db = open(await bareTarget(engine));
      for (const [at, step] of migrations.entries()) {
        const shape = await shapeOf(db);
        let cuts = 0;
        for (let n = 1; ; n += 1) {
          const steps = migrations.slice(0, at + 1);
          const done = await migrate(db.withPlugin(failsAt(n)), steps).catch(() => null);
          if (done) break;
          cuts += 1;
          expect(await shapeOf(db), step.name).toEqual(shape);
        }
        expect(cuts, step.name).toBeGreaterThan(4);
      }
      expect(Object.keys(await shapeOf(db))).toContain('record');
    });

    test('R8: a later step cut off at each of its statements leaves every row as it was', async () => {
      const db = open(await bareTarget(engine));
      await migrate(db);
      await buildCast(db);
      const [shape, rows] = [await shapeOf(db), await rowHashes(db)];
      let cuts = 0;
      for (let n = 1; ; n += 1) {
        const done = await migrate(db.withPlugin(failsAt(n)), [...migrations, later]).catch(
          () => null,
        );
        if (done) break;
        cuts += 1;
        expect(await shapeOf(db)).toEqual(shape);
        expect(await rowHashes(db)).toEqual(rows);
      }
      expect(cuts).toBeGreaterThan(6);
      expect(await schemaVersion(db)).toBe(later.name);
      expect((await rowHashes(db)).label?.rows).toBe(9);
    });

    test('a later step gives every row the same place when it goes through', async () => {
      const db = open(await bareTarget(engine));
      await migrate(db);
      await buildCast(db);
      const { staff, area_parent, area_name, ...untouched } = await shapeOf(db);
      const before = await rowHashes(db, untouched);
      expect(await migrate(db, [...migrations, later])).toEqual([later.name]);
      expect(await rowHashes(db, untouched)).toEqual(before);
    });

    test('an older program leaves newer data alone and says so', async () => {
      const db = open(await bareTarget(engine));
      await migrate(db, [...migrations, later]);
      await expect(migrate(db)).rejects.toThrow(
        'もっと新しい版のえんがわで使われています（9999-later）',
      );
    });

    test('servers that start at once on new data all start', async () => {
      for (let round = 0; round < 3; round += 1) {
        const target = await bareTarget(engine);
        const started = await Promise.all([1, 2, 3, 4].map(() => startProcess(target)));
        // Each step is taken once, by whoever comes first.
        expect(started.flatMap((taken) => JSON.parse(taken) as string[]).sort()).toEqual(
          migrations.map((m) => m.name),
        );
      }
    });
  });
}

test('R8: a process killed at each statement leaves every row as it was (sqlite)', async () => {
  const target = await bareTarget('sqlite');
  const db = open(target);
  await migrate(db);
  await buildCast(db);
  const rows = await rowHashes(db);
  for (let n = 1; n <= 6; n += 1) {
    const killed = spawnSync(process.execPath, [
      '--input-type=module',
      '--eval',
      killedAt(target, n),
    ]);
    expect(killed.signal).toBe('SIGKILL');
    expect(await rowHashes(db)).toEqual(rows);
    expect((await sql<{ ok: string }>`pragma integrity_check`.execute(db)).rows).toEqual([
      { integrity_check: 'ok' },
    ]);
  }
});

const from = (name: string) => JSON.stringify(join(import.meta.dirname, name));
const imports = `import { migrate } from ${from('migrate.server.ts')};
  import { openDatabase } from ${from('open.server.ts')};`;

async function startProcess(target: string): Promise<string> {
  const program = `${imports}
    const db = openDatabase(${JSON.stringify(target)});
    process.stdout.write(JSON.stringify(await migrate(db)));
    await db.destroy();`;
  return (await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]))
    .stdout;
}

/** Five statements, each changing rows; killed before the n-th, or after the last but before the end. */
function killedAt(target: string, n: number): string {
  return `${imports}
    import { migrations } from ${from('migrations/all.ts')};
    import { sql } from 'kysely';
    const db = openDatabase(${JSON.stringify(target)});
    const tables = ['staff', 'area', 'office', 'assignment', 'code'];
    const up = async (tx) => {
      for (const [i, table] of tables.entries()) {
        if (i + 1 === ${n}) process.kill(process.pid, 'SIGKILL');
        await sql\`update \${sql.table(table)} set updated_by = 'nobody'\`.execute(tx);
        await sql\`alter table \${sql.table(table)} add column extra text\`.execute(tx);
      }
      process.kill(process.pid, 'SIGKILL');
    };
    await migrate(db, [...migrations, { name: '9999-killed', up }]);`;
}
