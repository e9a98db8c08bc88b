/**
 * An office with many records, made once for each engine, size and shape of the tables, and kept
 * in the temporary folder. Who only reads opens it as it is; who writes takes a copy.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { change } from '#app/db/audit.server.ts';
import { addPlaceToSearch, createSearchIndex, joinSearch } from '#app/db/dialect.server.ts';
import { forgetHeads, writeHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { rebuildTally } from '#app/features/figures/verify.server.ts';
import { createDefaultLists } from '#app/features/lists/lists.server.ts';
import type { Engine } from '#tests/engines.ts';
import { load } from './load.ts';
import { manyRows } from './many.ts';
import { benchFolder, postgresForBench } from './postgres.ts';
import { foundTown, planTown, type Town } from './town.ts';

export type Office = {
  engine: Engine;
  records: number;
  target: string;
  folder: string;
  town: Town;
};

/** Opens it, and makes it before when it is not there. DATA_DIR is its folder from now on. */
export async function openOffice(engine: Engine, records: number): Promise<Office> {
  const name = `office_${records}_${await shape()}`;
  const folder = join(benchFolder, `${engine}_${name}`);
  const target = engine === 'sqlite' ? join(folder, 'engawa.db') : await databaseOf(name);
  const kept = join(folder, 'town.json');
  if (!existsSync(kept)) await make(engine, records, folder, target, kept);
  live(folder);
  const town = JSON.parse(readFileSync(kept, 'utf8')) as Town;
  return { engine, records, target, folder, town };
}

/** For who writes: thrown away by `drop`. */
export async function copyOffice(office: Office): Promise<Office & { drop: () => Promise<void> }> {
  const folder = join(benchFolder, `copy_${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(office.folder, 'keys'), join(folder, 'keys'), { recursive: true });
  const target = await copyDatabase(office, folder);
  live(folder);
  const drop = async () => {
    if (office.engine === 'postgres') await dropDatabase(target);
    rmSync(folder, { recursive: true, force: true });
    live(office.folder);
  };
  return { ...office, folder, target, drop };
}

async function copyDatabase({ engine, target }: Office, folder: string): Promise<string> {
  if (engine === 'sqlite') {
    copyFileSync(target, join(folder, 'engawa.db'));
    return join(folder, 'engawa.db');
  }
  const copy = urlOf(target, `bench_copy_${process.pid}`);
  await dropDatabase(copy);
  // Copying the files is several times faster than writing every page to the log.
  await onServer(
    target,
    `create database ${nameOf(copy)} template ${nameOf(target)} strategy file_copy`,
  );
  return copy;
}

async function make(engine: Engine, records: number, folder: string, target: string, kept: string) {
  console.error(`Making ${records} records on ${engine}…`);
  const began = Date.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (engine === 'postgres') {
    await dropDatabase(target);
    await onServer(target, `create database ${nameOf(target)}`);
  }
  live(folder);
  const town = planTown();
  const db = openDatabase(target);
  await migrate(db);
  await change(db, { officeId: town.officeId, staffId: null }, async (tx, note) => {
    await foundTown(tx, town);
    await createDefaultLists(tx, note, town.officeId);
  });
  writeHeads();
  await db.destroy();
  await load(engine, target, manyRows(town, records));
  await addUp(target, town.officeId);
  writeFileSync(kept, JSON.stringify(town));
  console.error(`… in ${Math.round((Date.now() - began) / 1000)} s`);
}

async function addUp(target: string, officeId: string): Promise<void> {
  const db = openDatabase(target);
  await rebuildTally(db, officeId);
  while (await joinSearch(db)); // as the server does between saves
  await db.destroy();
}

function live(folder: string): void {
  process.env.DATA_DIR = folder;
  forgetHeads();
  forgetKeys();
}

/** What decides how the office looks: other tables, other rows or another index make another one. */
async function shape(): Promise<string> {
  const hash = createHash('sha256');
  const makers = ['town.ts', 'many.ts', 'load.ts', '../sample/many.ts', '../app/lib/japanese.ts'];
  for (const file of makers) hash.update(readFileSync(join(import.meta.dirname, file)));
  const empty = openDatabase(':memory:');
  await migrate(empty);
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_master order by name`.execute(
    empty,
  );
  await empty.destroy();
  hash.update(rows.map((row) => row.sql).join());
  hash.update(`${createSearchIndex}${addPlaceToSearch}`);
  return hash.digest('hex').slice(0, 10);
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);
const urlOf = (url: string, name: string) => Object.assign(new URL(url), { pathname: name }).href;

async function databaseOf(name: string): Promise<string> {
  return urlOf(await postgresForBench(), name);
}

async function dropDatabase(url: string): Promise<void> {
  await onServer(url, `drop database if exists ${nameOf(url)} with (force)`);
}

async function onServer(url: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(url, 'postgres') });
  await client.connect();
  await client.query(query).finally(() => client.end());
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { engine: { type: 'string' }, records: { type: 'string' } },
  });
  const engine = values.engine === 'postgres' ? 'postgres' : 'sqlite';
  const { target } = await openOffice(engine, Number(values.records ?? 300_000));
  console.log(target);
  process.exit(0);
}
