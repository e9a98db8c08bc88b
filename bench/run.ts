/**
 * Measures what is promised and prints it as Markdown:
 * `node bench/run.ts --records 300000 --engine sqlite [--only search,lists] [--write]`.
 * `--write` puts it into docs/measurements.md in place of what an earlier run with this size and
 * engine found.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openDatabase } from '#app/db/open.server.ts';
import { benchExport } from './export.ts';
import { benchImport } from './import.ts';
import { benchLists } from './lists.ts';
import { markdown, type Table, whole } from './measure.ts';
import { type Office, openOffice } from './office.ts';
import { benchPages } from './pages.ts';
import { benchPivots } from './pivots.ts';
import { settings } from './postgres.ts';
import { benchSave } from './save.ts';
import { benchSearch } from './search.ts';
import { benchStart } from './start.ts';

const benches = {
  search: benchSearch,
  lists: benchLists,
  pivots: benchPivots,
  save: benchSave,
  import: benchImport,
  pages: benchPages,
  start: benchStart,
  export: benchExport,
};
const book = join(import.meta.dirname, '../docs/measurements.md');

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '300000' },
    engine: { type: 'string', default: 'sqlite' },
    only: { type: 'string', default: Object.keys(benches).join() },
    write: { type: 'boolean', default: false },
  },
});

const office = await openOffice(
  values.engine === 'postgres' ? 'postgres' : 'sqlite',
  Number(values.records),
);
const machine = await machineOf(office);
for (const [name, bench] of Object.entries(benches)) {
  if (!values.only.split(',').includes(name)) continue;
  const table = await bench(office);
  const load = `${machine}; load ${loadavg()[0]?.toFixed(1)} at the end.`;
  const said: Table = { ...table, notes: [...(table.notes ?? []), load] };
  console.log(`${markdown(said)}\n`);
  if (values.write) write(said);
}
process.exit(0);

async function machineOf({ engine, target }: Office): Promise<string> {
  const db = openDatabase(target);
  const version =
    engine === 'sqlite'
      ? sql<{ v: string }>`select 'SQLite ' || sqlite_version() as v`
      : sql<{ v: string }>`select 'PostgreSQL ' || current_setting('server_version') as v`;
  const { rows } = await version.execute(db);
  await db.destroy();
  const how =
    engine === 'postgres' && !process.env.TEST_DATABASE_URL ? ` (${settings.join(', ')})` : '';
  const memory = `${whole(totalmem() / 2 ** 30)} GB`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} cores, ${memory}, Node ${process.versions.node}, ${rows[0]?.v}${how}`;
}

/** Each table is a section under its title; what stands before the first stays. */
function write(table: Table): void {
  const before = existsSync(book) ? readFileSync(book, 'utf8') : '# Measurements\n';
  const [head = '', ...sections] = before.split(/^(?=### )/m);
  const others = sections.filter((section) => !section.startsWith(`### ${table.title}\n`));
  const all = [...others.map((section) => section.trim()), markdown(table)].sort();
  mkdirSync(dirname(book), { recursive: true });
  writeFileSync(book, `${[head.trim(), ...all].join('\n\n')}\n`);
}
