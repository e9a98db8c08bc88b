/** All that the offices of an installation, or one of them, wrote: as the entries of a zip. */
import type { Db } from '#app/db/dialect.server.ts';
import { dataDir } from '#app/db/keys.server.ts';
import { kindsOf, pagesOf, type Table, tablesOf } from '#app/db/tables.server.ts';
import { csvLines, toCsv } from '#app/lib/csv.ts';
import { Summing } from '#app/lib/row-sums.ts';
import type { Entry } from '#app/lib/zip.server.ts';
import { headOf } from '../backup/installation.server.ts';
import { fileAt } from '../backup/outside.ts';
import { columnTold, inOrder, tableTold } from './described.ts';
import { hashed } from './hashed.ts';
import { isLeftOut, leftOutColumns } from './left-out.ts';
import { jsonlName, MANIFEST, type Manifest, README_EN, README_JA } from './manifest.ts';
import { readMeOf } from './readme.ts';

export type Wanted = { officeId?: string | undefined; say?: (rows: number) => void };
type Everything = { manifest: Manifest; entries: AsyncGenerator<Entry> };

/** `db` shows one moment (`readAtOnce`). The manifest is whole once the entries were taken. */
export async function everythingOf(db: Db, { officeId, say }: Wanted = {}): Promise<Everything> {
  const tables = (await tablesOf(db)).filter(({ name }) => !isLeftOut(name));
  const kept = tables.map((table) => ofOffice(withoutSecrets(table), officeId));
  const manifest: Manifest = {
    ...(await headOf(db)),
    offices: await officeNames(db, officeId),
    kinds: await kindsIn(db, kept),
    tables: {},
    files: [],
  };
  return { manifest, entries: entriesOf(db, kept, manifest, say ?? (() => {})) };
}

export function withoutSecrets(table: Table): Table {
  const secret = leftOutColumns[table.name] ?? {};
  return { ...table, columns: table.columns.filter((column) => !(column in secret)) };
}

/** Tables that know no office hold nothing of anybody's: running numbers, steps of migration. */
function ofOffice(table: Table, officeId: string | undefined): Table {
  const column = table.name === 'office' ? 'id' : 'office_id';
  if (officeId === undefined || !table.columns.includes(column)) return table;
  return { ...table, only: { column, is: officeId } };
}

async function officeNames(db: Db, officeId: string | undefined): Promise<string[]> {
  const all = await db.selectFrom('office').select(['id', 'name']).orderBy('created_at').execute();
  return all.filter(({ id }) => officeId === undefined || id === officeId).map(({ name }) => name);
}

async function kindsIn(db: Db, tables: Table[]): Promise<Manifest['kinds']> {
  const all = await kindsOf(db);
  return Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      Object.fromEntries(columns.map((column) => [column, all[name]?.[column] ?? 'text?'])),
    ]),
  );
}

async function* entriesOf(
  db: Db,
  tables: Table[],
  manifest: Manifest,
  say: (rows: number) => void,
): AsyncGenerator<Entry> {
  let count = 0;
  const more = (rows: number) => {
    count += rows;
    say(count);
  };
  for (const table of tables) {
    const summing = new Summing(table.columns);
    yield {
      name: jsonlName(table.name),
      parts: jsonLines(db, table, summing, more),
    };
    manifest.tables[table.name] = summing.sum;
    yield { name: `csv/${table.name}_${tableTold(table.name).ja}.csv`, parts: csv(db, table) };
  }
  yield* fileEntries(db, tables, manifest);
  yield { name: README_JA, parts: [readMeOf('ja', manifest)] };
  yield { name: README_EN, parts: [readMeOf('en', manifest)] };
  yield { name: MANIFEST, parts: [JSON.stringify(manifest)] };
}

async function* jsonLines(db: Db, table: Table, summing: Summing, say: (rows: number) => void) {
  for await (const rows of pagesOf(db, table)) {
    for (const row of rows) summing.add(JSON.stringify(row));
    const objects = rows.map((row) =>
      Object.fromEntries(table.columns.map((column, n) => [column, row[n] ?? null])),
    );
    yield objects.map((object) => `${JSON.stringify(object)}\n`).join('');
    say(rows.length);
  }
}

async function* csv(db: Db, table: Table) {
  const columns = inOrder(table.name, table.columns);
  yield toCsv([columns.map((column) => columnTold(table.name, column)?.[0] ?? column)]);
  for await (const rows of pagesOf(db, { ...table, columns })) yield csvLines(rows);
}

/** Those that a row stands for: what has none is waiting to be swept. */
async function* fileEntries(db: Db, tables: Table[], manifest: Manifest): AsyncGenerator<Entry> {
  const table = tables.find(({ name }) => name === 'file');
  if (!table) return;
  const [office = 0, id = 0] = ['office_id', 'id'].map((column) => table.columns.indexOf(column));
  for await (const rows of pagesOf(db, table))
    for (const row of rows) {
      const file = await fileAt(dataDir(), `files/${row[office]}/${row[id]}`);
      if (file) yield { name: file.path, parts: hashed(file.path, file.bytes, manifest.files) };
    }
}
