import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { forgetHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { dropDatabase, freshDatabase, postgresForTests } from './postgres.ts';

export type Engine = 'sqlite' | 'postgres';
type Open = () => Promise<Db>;

/**
 * Runs the same tests on both engines. `open()` gives an empty, migrated database that is
 * closed and thrown away after the test. Where no PostgreSQL can run, the tests skip visibly.
 */
export function onBothEngines(name: string, tests: (open: Open, engine: Engine) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const skip = engine === 'postgres' && !postgresForTests();
    describe.skipIf(skip)(`${name} (${engine})`, () => {
      const closers: (() => Promise<void>)[] = [];
      afterEach(async () => {
        for (const close of closers.splice(0)) await close();
      });
      tests(async () => {
        const { db, close } = await openFresh(engine);
        closers.push(close);
        return db;
      }, engine);
    });
  }
}

/**
 * An empty migrated database with a data folder of its own, and how to throw both away;
 * `target` opens it a second time.
 */
export async function openFresh(engine: Engine) {
  const folder = mkdtempSync(join(tmpdir(), 'engawa-'));
  process.env.DATA_DIR = folder;
  forgetHeads();
  forgetKeys();
  const target = await copyOfMigrated(engine, folder);
  const db = openDatabase(target);
  const close = async () => {
    await db.destroy();
    if (engine === 'postgres') await dropDatabase(target);
    forgetHeads();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, target, folder, close };
}

const migrated: Partial<Record<Engine, Promise<string>>> = {};

/** Migrated once in each test process, then copied: a migration costs more than most tests. */
async function copyOfMigrated(engine: Engine, folder: string): Promise<string> {
  migrated[engine] ??= migrateOnce(engine);
  const template = await migrated[engine];
  if (engine === 'postgres') return freshDatabase(server(), template);
  const target = join(folder, 'engawa.db');
  copyFileSync(template, target);
  return target;
}

async function migrateOnce(engine: Engine): Promise<string> {
  const target =
    engine === 'sqlite'
      ? join(mkdtempSync(join(tmpdir(), 'engawa-template-')), 'engawa.db')
      : await freshDatabase(server());
  const db = openDatabase(target);
  await migrate(db);
  await db.destroy();
  return target;
}

function server(): string {
  const url = postgresForTests();
  if (!url) throw new Error('No PostgreSQL for tests');
  return url;
}
