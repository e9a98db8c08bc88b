/** All that differs between SQLite and PostgreSQL. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  PostgresAdapter,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  sql,
  type Transaction,
} from 'kysely';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** Takes the write lock at once: a read that later writes would otherwise fail when the CLI writes too. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk has ended the transaction already; refusing to end it twice would hide why (R3). */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(unlessEnded);
  }
}

/** A damaged page ends a transaction that only reads, too; what was found before it still counts. */
class ReadingDriver extends SqliteDriver {
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection).catch(unlessEnded);
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(unlessEnded);
  }
}

function unlessEnded(error: Error): void {
  if (!error.message.includes('no transaction is active')) throw error;
}

export class ReadingSqliteDialect extends SqliteDialect {
  readonly #config: { database: SqliteDatabase };
  constructor(config: { database: SqliteDatabase }) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new ReadingDriver(this.#config);
  }
}

export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: { database: SqliteDatabase };
  constructor({ database }: { database: SqliteDatabase }) {
    const config = { database: keepStatements(database) };
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new ImmediateDriver(this.#config);
  }
}

/** Preparing a statement costs more than most of them take to run. */
function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  const prepare = (text: string) => {
    const known = kept.get(text);
    if (known) return known;
    const made = database.prepare(text);
    // What says `*` must not remember the columns that a table had before.
    const isChange = /^\s*(create|alter|drop)/i.test(text);
    if (isChange || kept.size === MOST_STATEMENTS) kept.clear();
    if (!isChange) kept.set(text, made);
    return made;
  };
  return { prepare, close: () => database.close() };
}
const MOST_STATEMENTS = 300;

/** Holds back others who ask for the same (an office's chain, a record's id) until the transaction ends. */
export async function lockId(tx: Db, id: string): Promise<void> {
  if (!isPostgres(tx)) return; // SQLite has one writer
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx);
}

type Locked = 'record' | 'appointment';

/** Two people save the same thing: the second waits here, then sees what the first saved. */
export async function lockRow(tx: Db, table: Locked, officeId: string, id: string): Promise<void> {
  if (!isPostgres(tx)) return; // SQLite has one writer
  const row = sql`select 1 from ${sql.table(table)} where office_id = ${officeId} and id = ${id}`;
  await sql`${row} for update`.execute(tx);
}

/** Reads a row as the last one left it and keeps others from it until the transaction ends. */
export const held = <Q extends { forUpdate(): Q }>(tx: Db, query: Q): Q =>
  isPostgres(tx) ? query.forUpdate() : query;

/** The next numbers of a series; gaps may occur, repeats may not. Never makes two offices wait. */
export async function nextNumbers(tx: Db, series: 'record', count: number): Promise<number[]> {
  if (isPostgres(tx)) {
    const { rows } = await sql<{
      n: number;
    }>`select nextval('record_number') as n from generate_series(1, ${count}::int)`.execute(tx);
    return rows.map(({ n }) => Number(n));
  }
  const { value } = await tx
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', count) }))
    .where('name', '=', series)
    .returning('value')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, n) => value - count + 1 + n);
}

export async function createNumbers(tx: Db): Promise<void> {
  if (isPostgres(tx)) await sql`create sequence record_number`.execute(tx);
  else await tx.insertInto('counter').values({ name: 'record', value: 0 }).execute();
}

const searched = ['record', 'record_confidential'] as const;
type Searched = (typeof searched)[number];

/**
 * An index of two-character pieces over `search_text`. SQLite: FTS5 without content,
 * filled by the app, its rowid the timeline. PostgreSQL: GIN over an expression.
 */
export async function createSearchIndex(tx: Db, table: Searched): Promise<void> {
  if (!isPostgres(tx)) {
    await sql`create virtual table ${sql.table(`${table}_fts`)} using fts5(
      grams, content='', contentless_delete=1, detail=none,
      tokenize='unicode61 remove_diacritics 0')`.execute(tx);
    // Pieces of the index are joined sixteen at a time: a quarter less work for each save.
    await sql`insert into ${sql.table(`${table}_fts`)}(${sql.ref(`${table}_fts`)}, rank) values ('automerge', 16)`.execute(
      tx,
    );
    return;
  }
  // Letters first: taking the n-th of a text that is not ASCII counts from its beginning each time.
  // The cost keeps the planner from trying it on every row.
  await sql`create or replace function bigrams(text) returns text[] language plpgsql immutable parallel safe cost 500
    as $$ declare s text[] := string_to_array($1, null); r text[] := '{}';
    begin
      for i in 1..greatest(cardinality(s) - 1, 1) loop r[i] := coalesce(s[i], '') || coalesce(s[i + 1], ''); end loop;
      return r;
    end $$`.execute(tx);
  await sql`create index ${sql.ref(`${table}_grams`)} on ${sql.table(table)} using gin (bigrams(search_text))`.execute(
    tx,
  );
}

/** PostgreSQL: the place beside the pairs, so that a word within a district is gathered there alone. */
export async function addPlaceToSearch(tx: Db): Promise<void> {
  if (!isPostgres(tx)) return; // FTS5 takes its candidates in order and stops soon
  await sql`drop index record_grams`.execute(tx);
  await sql`create index record_grams on record using gin (bigrams(search_text), (array[area_id]))`.execute(
    tx,
  );
}

/** Puts text into the index. PostgreSQL does it by itself. */
export async function indexText(tx: Db, table: Searched, row: number, grams: string[]) {
  if (isPostgres(tx)) return;
  await sql`insert into ${sql.table(`${table}_fts`)}(rowid, grams) values (${row}, ${grams.join(' ')})`.execute(
    tx,
  );
}

export async function unindexText(tx: Db, table: Searched, row: number) {
  if (isPostgres(tx)) return;
  await sql`delete from ${sql.table(`${table}_fts`)} where rowid = ${row}`.execute(tx);
}

/**
 * SQLite: each save adds a piece to the index, and pieces must be joined. By itself FTS5 joins
 * sixteen at once inside somebody's save: two seconds with 300,000 records. From here on the
 * server joins them between saves, and FTS5 only where nobody did for 64 saves.
 */
export async function joinSearchBetweenSaves(tx: Db): Promise<void> {
  if (isPostgres(tx)) return;
  for (const table of searched) {
    await tellIndex(tx, table, 'automerge', 0);
    await tellIndex(tx, table, 'usermerge', 8);
    await tellIndex(tx, table, 'crisismerge', 64);
  }
}

/** Saves go on between the steps, each of some ten milliseconds. True: more is left for the next call. */
export async function joinSearch(db: Db, goesOn: () => boolean = () => true): Promise<boolean> {
  if (isPostgres(db)) return false;
  const left: boolean[] = [];
  for (const table of searched) left.push(await joinSome(db, table, goesOn));
  return left.includes(true);
}

async function joinSome(db: Db, table: Searched, goesOn: () => boolean): Promise<boolean> {
  for (let n = 0; n < MOST_STEPS && goesOn(); n += 1)
    if (!(await joinPieces(db, table))) return false;
  return true;
}
const MOST_STEPS = 50;

async function joinPieces(db: Db, table: Searched): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const before = await changesSoFar(tx);
    await tellIndex(tx, table, 'merge', 100);
    return (await changesSoFar(tx)) - before > 1; // FTS5 itself changes one row to be told
  });
}

async function tellIndex(tx: Db, table: Searched, what: string, value: number): Promise<void> {
  const fts = `${table}_fts`;
  await sql`insert into ${sql.table(fts)}(${sql.ref(fts)}, rank) values (${what}, ${sql.lit(value)})`.execute(
    tx,
  );
}

async function changesSoFar(tx: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** `strpos` and `instr` are the same thing: no wildcard to escape, unlike LIKE. */
export function contains(db: Db, column: string, text: string) {
  const ref = sql.ref(column);
  return isPostgres(db)
    ? sql<boolean>`strpos(${ref}, ${text}) > 0`
    : sql<boolean>`instr(${ref}, ${text}) > 0`;
}

/** A text of a JSON object that is kept as text. */
export function textIn(db: Db, column: string, name: string) {
  const ref = sql.ref(column);
  return isPostgres(db)
    ? sql<string | null>`(${ref}::json ->> ${name}::text)`
    : sql<string | null>`json_extract(${ref}, ${`$.${name}`})`;
}

/** The day in Japan of a moment. */
export function dayOfMoment(db: Db, column: string) {
  const at = sql.ref(column);
  return isPostgres(db)
    ? sql<string>`to_char(${at}::timestamptz at time zone 'Asia/Tokyo', 'YYYY-MM-DD')`
    : sql<string>`date(${at}, '+9 hours')`;
}

export function daysBetween(db: Db, from: RawBuilder<string>, to: RawBuilder<string>) {
  if (isPostgres(db)) return sql<number>`(${to}::date - ${from}::date)`;
  return sql<number>`cast(julianday(${to}) - julianday(${from}) as integer)`;
}

/** A column that shall not choose the index: what it leaves is too much for that. */
export function aside(db: Db, column: string) {
  const ref = sql.ref(column);
  return isPostgres(db) ? sql<string>`(${ref} || '')` : sql<string>`+${ref}`;
}

/** FTS5 gives its rows newest first; GIN gathers all of them before the first. */
export function indexKeepsOrder(db: Db): boolean {
  return !isPostgres(db);
}

type Found = SelectQueryBuilder<
  Database & { h: { timeline: number }; r: Database['record'] },
  'h' | 'r',
  Record<never, never>
>;

/**
 * Records of an office whose shared (or confidential) text holds every word, newest first.
 * `h.timeline` is the order and the key for paging. The index gives candidates by pairs of
 * letters and by place, the text itself decides. `words` are normalised; `grams` are their pairs;
 * `within` are the areas, which the caller narrows to as well.
 */
export function matching(
  db: Db,
  table: Searched,
  officeId: string,
  words: string[],
  grams: string[],
  within: string[] | null,
): Found {
  const text = table === 'record' ? 'r.search_text' : 'c.search_text';
  let found = (
    isPostgres(db) ? fromGin(db, table, grams, within) : fromFts(db, table, grams)
  ) as Found;
  found = found.where('r.office_id', '=', officeId);
  for (const word of words) found = found.where(contains(db, text, word));
  return found;
}

function fromFts(db: Db, table: Searched, grams: string[]) {
  const fts = sql.table(`${table}_fts`);
  const match = grams.map((g) => `"${g.replaceAll('"', '')}"`).join(' AND ');
  // CROSS JOIN keeps FTS5 outside: it gives its rows newest first, so twenty are found without sorting.
  const rows = sql<{
    timeline: number;
  }>`(select rowid as timeline from ${fts} where ${fts} match ${match})`;
  const joined = db
    .selectFrom(rows.as('h'))
    .crossJoin('record as r')
    .whereRef('r.timeline', '=', sql.ref('h.timeline'));
  return table === 'record' ? joined : withConfidential(joined as unknown as Found);
}

function fromGin(db: Db, table: Searched, grams: string[], within: string[] | null) {
  const of = table === 'record' ? 'r' : 'c';
  const holds = sql<boolean>`bigrams(${sql.ref(`${of}.search_text`)}) @> ${grams}::text[]`;
  // `h` is the record itself under a second name: the same shape as SQLite's, and no second read.
  const from = db
    .selectFrom('record as r')
    .crossJoinLateral(sql<{ timeline: number }>`(select r.timeline as timeline)`.as('h'));
  const joined = table === 'record' ? from : withConfidential(from as unknown as Found);
  const found = (joined as Found).where(holds);
  if (table !== 'record' || within === null) return found;
  return found.where(sql<boolean>`array[r.area_id] && ${within}::text[]`);
}

/** Records with the shared text, or those that have a confidential part, with that as `c` and found by it. */
export function inRoom(db: Db, table: Searched) {
  if (table === 'record') return db.selectFrom('record as r') as unknown as Found;
  return db
    .selectFrom('record_confidential as c')
    .crossJoin('record as r')
    .whereRef('r.timeline', '=', 'c.timeline')
    .whereRef('r.office_id', '=', 'c.office_id') as unknown as Found;
}

function withConfidential(found: Found) {
  return found.innerJoin('record_confidential as c', (on) =>
    on.onRef('c.office_id', '=', 'r.office_id').onRef('c.record_id', '=', 'r.id'),
  );
}

/** Every column of our tables, with its place in the key (0: none); the index of words is no table. */
export async function columnsOf(db: Db) {
  const query = isPostgres(db)
    ? sql`select c.relname as t, a.attname as c, coalesce((select k.place from
          unnest(i.indkey::int2[]) with ordinality as k(num, place) where k.num = a.attnum), 0) as k
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_index i on i.indrelid = c.oid and i.indisprimary
        where c.relkind in ('r', 'p') and n.nspname = current_schema()`
    : sql`select m.name as t, i.name as c, i.pk as k from sqlite_master m, pragma_table_info(m.name) i
        where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'
        and m.name not like '%\\_fts' escape '\\' and m.name not like '%\\_fts\\_%' escape '\\'`;
  const { rows } = await (query as RawBuilder<{ t: string; c: string; k: number }>).execute(db);
  return rows.map(({ t, c, k }) => ({ table: t, column: c, key: Number(k) }));
}

/** Which table points to which. */
export async function parentsOf(db: Db): Promise<{ child: string; parent: string }[]> {
  const query = isPostgres(db)
    ? sql`select c.relname as child, p.relname as parent from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
        join pg_namespace n on n.oid = c.relnamespace
        where k.contype = 'f' and n.nspname = current_schema()`
    : sql`select m.name as child, f."table" as parent
        from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`;
  return (await (query as RawBuilder<{ child: string; parent: string }>).execute(db)).rows;
}

/** The running numbers as rows of SQLite's `counter`; PostgreSQL keeps a series. */
export async function readNumbers(db: Db): Promise<Record<string, string | number>[]> {
  if (!isPostgres(db)) return db.selectFrom('counter').selectAll().orderBy('name').execute();
  const { rows } = await sql<{
    value: number;
  }>`select last_value - case when is_called then 0 else 1 end as value from record_number`.execute(
    db,
  );
  return rows.map(({ value }) => ({ name: 'record', value: Number(value) }));
}

export async function setNumber(tx: Tx, value: number): Promise<void> {
  await sql`select setval('record_number', ${Math.max(value, 1)}::bigint, ${value > 0}::boolean)`.execute(
    tx,
  );
}

/** Whether the engine finds its own file sound, and how it looked. */
export async function soundnessOf(db: Db): Promise<{ faults: string[]; how: string }> {
  if (isPostgres(db)) return soundnessOfPostgres(db);
  const how = 'データベースのつくりを調べました。';
  try {
    const { rows } = await sql<{
      integrity_check: string;
    }>`pragma integrity_check(20)`.execute(db);
    const found = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    return { faults: found, how };
  } catch (error) {
    return { faults: [(error as Error).message], how };
  }
}

async function soundnessOfPostgres(db: Db) {
  const { rows } = await sql<{ on: string; failures: number | null }>`
    select current_setting('data_checksums') as on, checksum_failures::int as failures
    from pg_stat_database where datname = current_database()`.execute(db);
  const [row] = rows;
  if (row?.on !== 'on')
    return { faults: [], how: 'PostgreSQL の検査（data_checksums）が切られています。' };
  const faults = row.failures
    ? [`PostgreSQL が、こわれたところを ${row.failures} か所みつけました`]
    : [];
  return { faults, how: 'PostgreSQL の検査（data_checksums）の結果です。' };
}

/** Second servers that stream from this one and how many seconds they are behind; null on SQLite. */
export async function replicasOf(db: Db): Promise<{ name: string; late: number }[] | null> {
  if (!isPostgres(db)) return null;
  const { rows } = await sql<{ name: string | null; late: number }>`
    select application_name as name, coalesce(extract(epoch from replay_lag), 0)::float as late
    from pg_stat_replication where state = 'streaming'`.execute(db);
  return rows.map(({ name, late }) => ({ name: name ?? '', late }));
}

/**
 * What was deleted leaves the files of the database too. It lies on in free pages, in pages that
 * were copied, in SQLite's log and in its index of words, until all of it is written anew. Nobody
 * can save meanwhile. SQLite: fails while somebody reads for long.
 */
export async function emptyGaps(db: Db, tables: readonly string[]): Promise<void> {
  if (isPostgres(db)) {
    for (const table of tables) await sql`vacuum full ${sql.table(table)}`.execute(db);
    return;
  }
  for (const name of ['record_fts', 'record_confidential_fts'])
    await sql`insert into ${sql.table(name)}(${sql.ref(name)}) values ('optimize')`.execute(db);
  await sql`vacuum`.execute(db);
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  if (rows[0]?.busy !== 0) throw new Error('The log is being read and cannot be emptied');
}
