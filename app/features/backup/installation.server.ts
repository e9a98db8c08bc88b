/** All that an installation is: tables, files, keys, as the entries of a copy. */
import { sql } from 'kysely';
import { type Db, isPostgres } from '#app/db/dialect.server.ts';
import { dataDir } from '#app/db/keys.server.ts';
import { pagesOf, tablesOf } from '#app/db/tables.server.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Entry, Head } from './entries.ts';
import { fileOfBytes, filesIn, type Key, keysIn } from './outside.ts';

type Whole = { head: Head; entries: AsyncGenerator<Entry> };
/** What lies beside the database, and of which moment all is. */
export type Around = { moment: string; keys: Key[]; files: AsyncIterable<Entry> };

/**
 * `db` shows one moment (`readAtOnce`) and has not been read yet: the keys are read first, so that
 * the heads of the audit outside are never newer than its lines.
 */
export async function wholeOf(
  db: Db,
  say: (rows: number) => void = () => {},
  around = aroundHere(),
): Promise<Whole> {
  const head = await headOf(db, around.moment);
  return { head, entries: entriesOf(db, head, around, say) };
}

function aroundHere(): Around {
  const folder = dataDir();
  return { moment: new Date().toISOString(), keys: keysIn(folder), files: filesIn(folder) };
}

async function* entriesOf(
  db: Db,
  head: Head,
  { keys, files }: Around,
  say: (rows: number) => void,
): AsyncGenerator<Entry> {
  yield { kind: 'head', head };
  for (const key of keys) yield fileOfBytes(key);
  let count = 0;
  for (const table of await tablesOf(db)) {
    yield { kind: 'table', name: table.name, columns: table.columns };
    for await (const rows of pagesOf(db, table)) {
      yield { kind: 'rows', rows };
      count += rows.length;
      say(count);
    }
  }
  yield* files;
}

export async function headOf(db: Db, moment = new Date().toISOString()): Promise<Head> {
  const names = new Set((await tablesOf(db)).map(({ name }) => name));
  const steps = names.has('migration')
    ? await sql<{ name: string }>`select name from migration order by name`.execute(db)
    : { rows: [] };
  const newest = names.has('audit')
    ? await sql<{ at: string | null }>`select max(at) as at from audit`.execute(db)
    : { rows: [] };
  return {
    engawa: packageJson.version,
    steps: steps.rows.map(({ name }) => name),
    moment,
    engine: isPostgres(db) ? 'postgres' : 'sqlite',
    newest: newest.rows[0]?.at ?? null,
  };
}
