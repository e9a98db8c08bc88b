import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Db, matching } from '#app/db/dialect.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { migrations } from '#app/db/migrations/all.ts';
import { openDatabase, readAtOnce, targetOf } from '#app/db/open.server.ts';
import { sumsOf } from '#app/db/tables.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { newId } from '#app/lib/ids.ts';
import { bigrams } from '#app/lib/japanese.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, OFFICE } from '#tests/cast.ts';
import { type Engine, openFresh } from '#tests/engines.ts';
import { dropDatabase, freshDatabase, postgresForTests } from '#tests/postgres.ts';
import { rowHashes, shapeOf } from '#tests/row-hashes.ts';
import { buildWhole, CANARY, copyOf, PASSPHRASE } from '#tests/whole.ts';
import { saveRecord } from '../records/records.server.ts';
import { readCopy } from './folder.ts';
import { openFile } from './opened.server.ts';
import { Place } from './outside.ts';
import { moveAll, restoreCopy } from './restore.server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function wholeOn(engine: Engine) {
  const fresh = await openFresh(engine, buildWhole);
  closers.push(fresh.close);
  return fresh;
}

/** A database without a table. */
async function emptyOn(engine: Engine, folder: string) {
  const server = postgresForTests() ?? '';
  const target = engine === 'sqlite' ? join(folder, 'to.db') : await freshDatabase(server);
  const db = openDatabase(target);
  closers.push(async () => {
    await db.destroy();
    if (engine === 'postgres') await dropDatabase(target);
  });
  return db;
}

/** What the rows of SQLite and PostgreSQL share: the running number stands elsewhere. */
async function rowsOf(db: Db) {
  const { counter, ...tables } = await rowHashes(db);
  expect(counter).toBeDefined();
  return tables;
}

const found = async (db: Db, table: 'record' | 'record_confidential', word: string) =>
  (await matching(db, table, OFFICE, [word], bigrams(word), null).select('r.id').execute()).length;

async function copied(db: Db, folder: string) {
  return openFile((await copyOf(db, join(folder, 'copies'))).path, PASSPHRASE);
}

const pairs = (['sqlite', 'postgres'] as const).flatMap((from) =>
  (['sqlite', 'postgres'] as const).map((to) => [from, to] as const),
);

describe.each(pairs)('from %s to %s', (from, to) => {
  describe.skipIf([from, to].includes('postgres') && !postgresForTests())('whole', () => {
    async function expectSame(source: Db, target: Db) {
      expect(await rowsOf(target)).toEqual(await rowsOf(source));
      expect(await sumsOf(target)).toEqual(await sumsOf(source));
      expect((await verifyAudit(target, OFFICE)).faults).toEqual([]);
      for (const [table, word] of [
        ['record', '滝山'],
        ['record_confidential', '山田'],
      ] as const) {
        expect(await found(source, table, word)).toBeGreaterThan(0);
        expect(await found(target, table, word)).toBe(await found(source, table, word));
      }
      await saveRecord(target, actorNamed('nishida'), newId(), buildFields());
    }

    test('R7: a copy brought back has every row, and goes on', async () => {
      const { db, folder } = await wholeOn(from);
      const copy = await copied(db, folder);
      const target = await emptyOn(to, folder);
      const place = new Place(join(folder, 'back'));
      await place.begin();
      const { sums } = await restoreCopy(target, copy, { file: (p, b) => place.keep(p, b) });
      await place.finish();
      expect(sums).toEqual(copy.manifest.tables);
      const names = (of: string) => readdirSync(join(of, 'files'), { recursive: true }).sort();
      expect(names(place.folder)).toEqual(names(folder));
      for (const key of ['keys/secret', 'keys/audit-heads.json'])
        expect(readFileSync(join(place.folder, key))).toEqual(readFileSync(join(folder, key)));
      await expectSame(db, target);
    });

    test('R14: moved, it has every row, and the source is as it was', async () => {
      const { db, folder } = await wholeOn(from);
      const before = await rowHashes(db);
      const target = await emptyOn(to, folder);
      await readAtOnce(targetOf(db), (then) => moveAll(target, then));
      expect(await rowHashes(db)).toEqual(before);
      await expectSame(db, target);
    });
  });
});

describe.each(['sqlite', 'postgres'] as const)('a copy of %s', (engine) => {
  describe.skipIf(engine === 'postgres' && !postgresForTests())('made', () => {
    test('takes every table along, also one that is new', async () => {
      const { db, folder } = await wholeOn(engine);
      await db.schema
        .createTable('lesson')
        .addColumn('office_id', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('lesson_pk', ['office_id', 'id'])
        .execute();
      const { manifest } = await copied(db, folder);
      const tables = [...Object.keys(await shapeOf(db)), 'migration'].sort();
      expect(Object.keys(manifest.tables).sort()).toEqual(tables);
      expect(tables).toContain('lesson');
      for (const table of ['record', 'record_confidential', 'draft', 'job', 'file', 'audit'])
        expect(manifest.tables[table]?.rows, table).toBeGreaterThan(0);
    });

    test('is of one moment while people save', async () => {
      const { db, folder } = await wholeOn(engine);
      let saving = true;
      const save = async () => {
        while (saving) await saveRecord(db, actorNamed('nishida'), newId(), buildFields());
      };
      const saved = save();
      const copy = await copied(db, folder).finally(() => {
        saving = false;
      });
      await saved;
      const target = await emptyOn(engine, folder);
      await restoreCopy(target, copy, {});
      const ids = await target.selectFrom('record').select('id').execute();
      const lines = await target
        .selectFrom('audit')
        .select('thing_id')
        .where('verb', '=', 'record.create')
        .where(
          'thing_id',
          'in',
          ids.map(({ id }) => id),
        )
        .execute();
      expect(new Set(lines.map((l) => l.thing_id)).size).toBe(ids.length);
    });

    test('shows nothing of what is in it', async () => {
      const { db, folder } = await wholeOn(engine);
      const { path } = await copied(db, folder);
      const bytes = readFileSync(path);
      const secret = readFileSync(join(folder, 'keys/secret'));
      for (const text of [CANARY, '滝山', 'record_confidential', 'audit', secret, PASSPHRASE])
        expect(bytes.includes(text)).toBe(false);
    });

    test('of an older version comes into tables as they were, then up to date', async () => {
      const { folder } = await wholeOn(engine);
      const old = await emptyOn(engine, folder);
      await migrate(old, migrations.slice(0, 2));
      const copy = await copied(old, folder);
      expect(copy.manifest.steps).toHaveLength(2);
      const target = await emptyOn(engine, join(folder, 'files'));
      await restoreCopy(target, copy, {});
      expect(await migrate(target)).toEqual([]);
      expect(Object.keys(await shapeOf(target))).toContain('tally');
    });

    test('goes into nothing that holds a table, and says so', async () => {
      const { db, folder } = await wholeOn(engine);
      const copy = await copied(db, folder);
      const before = await rowHashes(db);
      await expect(restoreCopy(db, copy, {})).rejects.toThrow(
        /もう \d+ 個の表があります.*そのまま/,
      );
      expect(await rowHashes(db)).toEqual(before);
    });

    test('of a newer version is refused', async () => {
      const { db, folder } = await wholeOn(engine);
      const copy = await copied(db, folder);
      const manifest = { ...copy.manifest, steps: [...copy.manifest.steps, '9999-later'] };
      const target = await emptyOn(engine, folder);
      await expect(restoreCopy(target, { ...copy, manifest }, {})).rejects.toThrow('新しい版');
    });

    test('that fails in the middle leaves an empty database', async () => {
      const { db, folder } = await wholeOn(engine);
      const copy = await copied(db, folder);
      const target = await emptyOn(engine, folder);
      const file = async () => Promise.reject(new Error('no room'));
      await expect(restoreCopy(target, copy, { file })).rejects.toThrow('no room');
      expect(await target.selectFrom('office').selectAll().execute()).toEqual([]);
    });
  });
});

describe('the folder that is filled', () => {
  test.each([
    ['a file', 'notes.txt'],
    ['a database', 'engawa.db'],
  ])('is refused with %s in it, which stays', async (_, name) => {
    const { folder } = await wholeOn('sqlite');
    const into = join(folder, 'into');
    mkdirSync(into);
    writeFileSync(join(into, name), 'x');
    await expect(new Place(into).begin()).rejects.toThrow(`もう ${name} があります`);
    expect(readdirSync(into)).toEqual([name]);
  });

  test('takes what an earlier try left in the middle for nothing', async () => {
    const { folder } = await wholeOn('sqlite');
    const place = new Place(join(folder, 'into'));
    await place.begin();
    await place.keep('keys/secret', once('half'));
    const again = new Place(place.folder);
    await again.begin();
    expect(existsSync(join(again.unfinished, 'keys'))).toBe(false);
    await again.finish();
    expect(readdirSync(place.folder)).toEqual([]);
  });

  test.each(['../x', 'files/../../x', '/etc/passwd', 'files/a/.hidden', 'engawa.db'])(
    'takes no file named %s',
    async (path) => {
      const { folder } = await wholeOn('sqlite');
      const place = new Place(join(folder, 'into'));
      await place.begin();
      await expect(place.keep(path, once('x'))).rejects.toThrow('こわれている');
    },
  );
});

async function* once(text: string) {
  yield Buffer.from(text);
}

test('a file that is none, or not there, is told in a sentence', async () => {
  const { folder } = await wholeOn('sqlite');
  await expect(readCopy(join(folder, 'none'), PASSPHRASE)).rejects.toThrow('名前と場所');
  await expect(readCopy(folder, PASSPHRASE)).rejects.toThrow('名前と場所');
  await expect(readCopy(join(folder, 'engawa.db'), PASSPHRASE)).rejects.toThrow(
    '控えではありません',
  );
});
