import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { forgetHeads, writeHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { dropDatabase, freshDatabase, postgresForTests } from './postgres.ts';

export type Engine = 'sqlite' | 'postgres';
export type Open = (fill?: Fill) => Promise<Db>;

/**
 * Runs the same tests on both engines. `open()` gives an empty, migrated database that is
 * closed and thrown away after the test, `open(buildCast)` one with the cast. Where no
 * PostgreSQL can run, the tests skip visibly.
 */
export function onBothEngines(name: string, tests: (open: Open, engine: Engine) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const skip = engine === 'postgres' && !postgresForTests();
    describe.skipIf(skip)(`${name} (${engine})`, () => {
      const closers: (() => Promise<void>)[] = [];
      afterEach(async () => {
        for (const close of closers.splice(0)) await close();
      });
      tests(async (fill) => {
        const { db, close } = await openFresh(engine, fill);
        closers.push(close);
        return db;
      }, engine);
    });
  }
}

/**
 * A migrated database with a data folder of its own, and how to throw both away; `target`
 * opens it a second time; `place` is where the folder lies. What `fill` writes is written once in each test process, then
 * copied: filling costs more than most tests.
 */
export async function openFresh(engine: Engine, fill: Fill = nothing, place = tmpdir()) {
  const { target, db, folder } = await copied(engine, await filledOnce(engine, fill), place);
  const close = async () => {
    await db.destroy();
    if (engine === 'postgres') await dropDatabase(target);
    forgetHeads();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, target, folder, close };
}

export type Fill = (db: Db) => Promise<unknown>;
type Kept = { target: string; folder: string };
const nothing: Fill = async () => {};
const kept: Record<Engine, Map<Fill, Promise<Kept>>> = { sqlite: new Map(), postgres: new Map() };

function filledOnce(engine: Engine, fill: Fill): Promise<Kept> {
  const made = kept[engine].get(fill) ?? filled(engine, fill);
  kept[engine].set(fill, made);
  return made;
}

async function filled(engine: Engine, fill: Fill): Promise<Kept> {
  const empty = fill === nothing ? undefined : await filledOnce(engine, nothing);
  const { db, target, folder } = await copied(engine, empty);
  await (fill === nothing ? migrate(db) : fill(db));
  writeHeads();
  await db.destroy();
  return { target, folder };
}

async function copied(engine: Engine, from?: Kept, place = tmpdir()) {
  const folder = mkdtempSync(join(place, 'engawa-'));
  if (from) cpSync(from.folder, folder, { recursive: true });
  process.env.DATA_DIR = folder;
  forgetHeads();
  forgetKeys();
  const target =
    engine === 'sqlite' ? join(folder, 'engawa.db') : await freshDatabase(server(), from?.target);
  return { db: openDatabase(target), target, folder };
}

function server(): string {
  const url = postgresForTests();
  if (!url) throw new Error('No PostgreSQL for tests');
  return url;
}
