/**
 * Tables as they are, whatever they hold: for copies of an installation and for the way from one
 * engine to the other. The list comes from the database itself, so that a new table is taken along.
 */
import { sql } from 'kysely';
import { bigrams } from '#app/lib/japanese.ts';
import { type Cell, type Row, Summing, type Sums } from '#app/lib/row-sums.ts';
import {
  columnsOf,
  type Db,
  indexText,
  isPostgres,
  parentsOf,
  readNumbers,
  setNumber,
  type Tx,
} from './dialect.server.ts';

/** Columns by name: their order in the database depends on its history. */
export type Table = {
  name: string;
  columns: string[];
  key: string[];
  /** Only rows where this column says so. */
  only?: { column: string; is: string };
};

/** Every table, one that others point to before them. */
export async function tablesOf(db: Db): Promise<Table[]> {
  const all = Map.groupBy(await columnsOf(db), ({ table }) => table);
  const tables = [...all].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column }) => column).sort(),
    key: columns
      .filter(({ key }) => key > 0)
      .sort((a, b) => a.key - b.key)
      .map(({ column }) => column),
  }));
  const keyless = tables.find(({ key }) => key.length === 0);
  if (keyless) throw new Error(`Table ${keyless.name} has no key to read it by`);
  return parentsFirst(tables, await parentsOf(db));
}

function parentsFirst(tables: Table[], links: { child: string; parent: string }[]): Table[] {
  const ordered: Table[] = [];
  let left = tables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  while (left.length > 0) {
    const waits = ({ name }: Table) =>
      links.some(
        ({ child, parent }) =>
          child === name && parent !== name && left.some((other) => other.name === parent),
      );
    const free = left.filter((table) => !waits(table));
    if (free.length === 0) throw new Error('Tables point to each other in a circle');
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}

/** `text`, `whole` or `number`; with `?` where it may be missing. */
export type Kind = 'text' | 'text?' | 'whole' | 'whole?' | 'number' | 'number?';
export type Kinds = Record<string, Record<string, Kind>>;

export async function kindsOf(db: Db): Promise<Kinds> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      Object.fromEntries(columns.map((column) => [column.name, kindOf(column)])),
    ]),
  );
}

function kindOf({ dataType, isNullable }: { dataType: string; isNullable: boolean }): Kind {
  const plain = /text/i.test(dataType) ? 'text' : /int/i.test(dataType) ? 'whole' : 'number';
  return isNullable ? `${plain}?` : plain;
}

/** Few enough that a page of long texts stays small. */
const PAGE = 200;

/** All rows in the order of the key, page by page, so that memory stays small. */
export async function* pagesOf(db: Db, table: Table): AsyncGenerator<Row[]> {
  if (table.name === NUMBERS) {
    yield (await readNumbers(db)).map((row) => table.columns.map((c) => row[c] ?? null));
    return;
  }
  for (let after: Row | null = null; ; ) {
    const rows: Row[] = await pageAfter(db, table, after);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = table.key.map((column) => last[table.columns.indexOf(column)] ?? null);
  }
}

/** The table of running numbers: PostgreSQL keeps them as a series instead. */
const NUMBERS = 'counter';

async function pageAfter(db: Db, table: Table, after: Row | null): Promise<Row[]> {
  const list = (columns: string[]) => sql.join(columns.map((column) => sql.ref(column)));
  const wanted = [
    ...(table.only ? [sql`${sql.ref(table.only.column)} = ${table.only.is}`] : []),
    ...(after ? [sql`(${list(table.key)}) > (${sql.join(after)})`] : []),
  ];
  const where = wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``;
  const { rows } = await sql<Record<string, Cell>>`select ${list(table.columns)}
    from ${sql.table(table.name)} ${where} order by ${list(table.key)} limit ${PAGE}`.execute(db);
  return rows.map((row) => table.columns.map((column) => row[column] ?? null));
}

/** A new database has rows of its own, such as the marks of its migrations. */
export async function emptyTables(tx: Tx): Promise<void> {
  for (const { name } of (await tablesOf(tx)).reverse())
    await sql`delete from ${sql.table(name)}`.execute(tx);
}

/** Below what each engine takes as bound values of one statement. */
const MOST_VALUES = 5000;

export async function insertRows(
  tx: Tx,
  { name, columns }: Pick<Table, 'name' | 'columns'>,
  rows: Row[],
): Promise<void> {
  if (name === NUMBERS && isPostgres(tx)) {
    const [first] = rows;
    await setNumber(tx, Number(first?.[columns.indexOf('value')] ?? 0));
    return;
  }
  const step = Math.max(1, Math.floor(MOST_VALUES / columns.length));
  const into = sql`${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})`;
  for (let at = 0; at < rows.length; at += step) {
    const values = rows.slice(at, at + step).map((row) => sql`(${sql.join(row)})`);
    await sql`insert into ${into} values ${sql.join(values)}`.execute(tx);
  }
}

/** The index of words is made from the rows of a database that was empty; PostgreSQL keeps its own. */
export async function refillSearch(tx: Tx): Promise<void> {
  if (isPostgres(tx)) return;
  const tables = await tablesOf(tx);
  for (const name of ['record', 'record_confidential'] as const) {
    const table = tables.find((t) => t.name === name);
    if (!table) continue;
    const [row, text] = ['timeline', 'search_text'].map((c) => table.columns.indexOf(c));
    for await (const page of pagesOf(tx, table))
      for (const cells of page)
        await indexText(tx, name, Number(cells[row ?? 0]), bigrams(String(cells[text ?? 0] ?? '')));
  }
}

/** Of all tables, or of some, perhaps without some of their columns. */
export async function sumsOf(db: Db, tables?: Table[]): Promise<Sums> {
  const sums: Sums = {};
  for (const table of tables ?? (await tablesOf(db))) {
    const summing = new Summing(table.columns);
    for await (const rows of pagesOf(db, table))
      for (const row of rows) summing.add(JSON.stringify(row));
    sums[table.name] = summing.sum;
  }
  return sums;
}
