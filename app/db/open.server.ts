import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Db, ImmediateSqliteDialect, ReadingSqliteDialect } from './dialect.server.ts';
import { logFault } from './log.server.ts';
import type { Database } from './schema.ts';

// Sums and counts arrive as text otherwise; ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** First version without the WAL-reset corruption. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** `target` is a `postgres://` address or the path of an SQLite file (`:memory:` for tests). */
export function openDatabase(target: string): Db {
  const db = isAddress(target) ? openPostgres(target) : openSqlite(target);
  return Object.assign(db, { [OPENED]: target });
}

/** The same symbol in the built server and in plain source, which reads it in a worker. */
const OPENED = Symbol.for('engawa.target');

/** What `openDatabase` was given, so that a worker can open the same for itself. */
export function targetOf(db: Db): string {
  const target = (db as { [OPENED]?: string })[OPENED];
  if (target === undefined) throw new Error('Not opened by openDatabase, or a transaction');
  return target;
}

/**
 * For long reading beside people who save: a connection that cannot write, and all that is
 * read is of one moment. SQLite's readers wait for nobody and nobody waits for them.
 */
export async function readAtOnce<T>(target: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = isAddress(target) ? readPostgres(target) : readSqlite(target);
  try {
    return await db.transaction().execute(work);
  } finally {
    await db.destroy();
  }
}

function isAddress(target: string): boolean {
  return /^postgres(ql)?:\/\//.test(target);
}

function readPostgres(connectionString: string): Db {
  const options =
    '-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read';
  const pool = new pg.Pool({ connectionString, max: 1, options });
  survive(pool, () => {}); // the query that needed it tells
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

function readSqlite(path: string): Db {
  const database = new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  return new Kysely<Database>({ dialect: new ReadingSqliteDialect({ database }) });
}

function openPostgres(url: string): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
  });
  survive(pool, (error) => logFault('postgres', error));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Every 32 MB: the same pages change with each save, and each round waits for the disk twice. */
export const LOG_PAGES = 8000;

/** Whoever waits longer is told that the database is away (R13), instead of nothing for minutes. */
const CONNECT_WITHIN = 10_000;

/**
 * A connection that dies is replaced by the pool, and who uses it hears so from the query. Unheard,
 * the death of one would end the process: the pool listens to the idle ones only.
 */
function survive(pool: pg.Pool, tell: (error: Error) => void): void {
  pool.on('error', tell);
  pool.on('connect', (client) => client.on('error', () => {}));
}

function openSqlite(path: string): Db {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const sqlite = new BetterSqlite3(path, { timeout: 5000 });
  refuseOldSqlite(sqlite);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL'); // R2: the answer waits for the disk
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('cache_size = -65536'); // 64 MB
  sqlite.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect({ database: sqlite }) });
}

function refuseOldSqlite(sqlite: BetterSqlite3.Database): void {
  const text = sqlite.prepare('select sqlite_version()').pluck().get() as string;
  const version = text.split('.').map(Number);
  const differs = OLDEST_SQLITE.findIndex((n, i) => n !== version[i]);
  const isOlder = differs >= 0 && (version[differs] ?? 0) < (OLDEST_SQLITE[differs] ?? 0);
  if (isOlder) throw new Error(`SQLite ${text} is too old: ${OLDEST_SQLITE.join('.')} is needed`);
}
