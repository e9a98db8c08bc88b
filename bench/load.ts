/** Puts many rows into an empty database as fast as each engine takes them. */
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { bigrams } from '#app/lib/japanese.ts';
import type { Engine } from '#tests/engines.ts';
import type { Made } from './many.ts';

type Row = Record<string, unknown>;
type Tables = Record<'record' | 'record_confidential' | 'next_step', Row[]>;
const AT_ONCE = 5000;

export async function load(engine: Engine, target: string, rows: Iterable<Made>): Promise<void> {
  if (engine === 'sqlite') loadSqlite(target, rows);
  else await loadPostgres(target, rows);
}

function* inParts(rows: Iterable<Made>): Generator<Tables> {
  const none = (): Tables => ({ record: [], record_confidential: [], next_step: [] });
  let tables = none();
  for (const { record, part, step } of rows) {
    tables.record.push(record);
    if (part) tables.record_confidential.push(part);
    if (step) tables.next_step.push(step);
    if (tables.record.length < AT_ONCE) continue;
    yield tables;
    tables = none();
  }
  if (tables.record.length > 0) yield tables;
}

function loadSqlite(path: string, rows: Iterable<Made>): void {
  const db = new BetterSqlite3(path);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  let count = 0;
  for (const tables of inParts(rows)) {
    db.transaction(() => {
      for (const [table, list] of Object.entries(tables)) insertAll(db, table, list);
      indexAll(db, 'record', tables.record);
      indexAll(db, 'record_confidential', tables.record_confidential);
    })();
    count += tables.record.length;
  }
  db.prepare("update counter set value = ? where name = 'record'").run(count);
  db.exec('analyze');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function insertAll(db: BetterSqlite3.Database, table: string, rows: Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const marks = columns.map((c) => `@${c}`);
  const insert = db.prepare(`insert into ${table} (${columns}) values (${marks})`);
  for (const row of rows) insert.run(row);
}

function indexAll(db: BetterSqlite3.Database, table: string, rows: Row[]): void {
  const insert = db.prepare(`insert into ${table}_fts (rowid, grams) values (?, ?)`);
  for (const { timeline, search_text } of rows)
    insert.run(timeline, bigrams(String(search_text)).join(' '));
}

/** The indexes that are not needed while loading are made again afterwards, as they were. */
async function loadPostgres(url: string, rows: Iterable<Made>): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query('set synchronous_commit = off');
    await db.query("set maintenance_work_mem = '512MB'");
    const indexes = await db.query<{ indexname: string; indexdef: string }>(
      "select indexname, indexdef from pg_indexes where tablename like 'record%' and indexname not like '%_pk'",
    );
    for (const { indexname } of indexes.rows) await db.query(`drop index ${indexname}`);
    let count = 0;
    for (const tables of inParts(rows)) {
      for (const [table, list] of Object.entries(tables))
        await db.query(
          `insert into public.${table} select * from json_populate_recordset(null::public.${table}, $1)`,
          [JSON.stringify(list)],
        );
      count += tables.record.length;
    }
    await db.query("select setval('record_number', $1)", [count]);
    for (const { indexdef } of indexes.rows) await db.query(indexdef);
    await db.query('vacuum analyze');
    await db.query('checkpoint');
  } finally {
    await db.end();
  }
}
