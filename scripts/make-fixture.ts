// A small database as this version makes it, kept for ever under tests/fixtures/VERSION, so that
// later versions prove that they still open it (R8). Run once at each release:
// `npx node scripts/make-fixture.ts`
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast, NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { fixtureFile, fixtureSecret } from '#tests/fixtures.ts';
import { shapeOf } from '#tests/row-hashes.ts';
import packageJson from '../package.json' with { type: 'json' };

process.env.ENGAWA_SECRET = fixtureSecret;
const { openFresh } = await import('#tests/engines.ts');
const { db, folder, close } = await openFresh('sqlite');
await buildCast(db);
await saveSome(db);
await fillRest(db);
const file = fixtureFile(packageJson.version);
mkdirSync(dirname(file), { recursive: true });
const whole = join(folder, 'whole.db');
await sql`vacuum into ${whole}`.execute(db);
writeFileSync(file, gzipSync(readFileSync(whole), { level: 9 }));
await close();
console.log(`${file}: ${Math.round(statSync(file).size / 1024)} KB`);

/** Two records with all they may have, and a few lines of both chains. */
async function saveSome(db: Db): Promise<void> {
  const confidential = { who: '滝山の山田さん', detail: '買い物に行けない。' };
  const ids = ['0198a000-0000-7000-8000-000000000001', '0198a000-0000-7000-8000-000000000002'];
  for (const id of ids)
    await saveRecord(
      db,
      actorNamed('nishida'),
      id,
      buildFields({ nextStep: 'もう一度うかがう。', confidential }),
    );
  for (const officeId of [OFFICE, NEIGHBOUR])
    await change(db, { officeId, staffId: null }, async (_, note) => {
      for (let n = 0; n < 5; n += 1)
        note({ verb: 'fixture.make', thing: 'office', id: `${n}`, plain: { n } });
    });
}

/** Two rows in each table that is still empty; what one points to comes first. */
async function fillRest(db: Db): Promise<void> {
  const tables = (await db.introspection.getTables()).filter(
    (t) => !/^migration$|_fts(_|$)/.test(t.name),
  );
  const shape = Object.entries(await shapeOf(db));
  const names = new Set(
    shape.filter(([, columns]) => columns.includes('id')).map(([name]) => name),
  );
  let waiting = tables;
  while (waiting.length > 0) {
    const left = [];
    for (const table of waiting) {
      if (await hasRows(db, table.name)) continue;
      const rows = await Promise.all([1, 2].map((n) => rowFor(db, table, names, n)));
      if (rows.some((row) => row === null)) left.push(table);
      else for (const row of rows) await insert(db, table.name, row ?? {});
    }
    if (left.length === waiting.length)
      throw new Error(`Nothing to point to from ${left.map((t) => t.name)}`);
    waiting = left;
  }
}

type Table = Awaited<ReturnType<Db['introspection']['getTables']>>[number];

/** Null when it points to a table that is still empty. What the database itself holds together counts first. */
async function rowFor(db: Db, table: Table, names: Set<string>, n: number) {
  const held = await heldParents(db, table.name);
  const row: Record<string, unknown> = {};
  for (const { name, dataType } of table.columns) {
    const parent = held.get(name) ?? parentOf(name, names);
    if (name === 'office_id') row[name] = OFFICE;
    else if (name !== parent && names.has(parent)) {
      row[name] = await idIn(db, parent, n);
      if (row[name] === null) return null;
    } else row[name] = /^text$/i.test(dataType) ? `${table.name} ${name} ${n}` : n;
  }
  return row;
}

/** written_by → staff: the columns that a foreign key holds. */
async function heldParents(db: Db, table: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ from: string; table: string; to: string }>`
    select "from", "table", "to" from pragma_foreign_key_list(${table})`.execute(db);
  return new Map(rows.filter(({ to }) => to === 'id').map(({ from, table: on }) => [from, on]));
}

/** staff_id → staff, batch_id → import_batch; the column itself when it points nowhere. */
function parentOf(column: string, names: Set<string>): string {
  const parent = column.replace(/_id$/, '');
  if (parent === column || names.has(parent)) return parent;
  return [...names].find((name) => name.endsWith(`_${parent}`)) ?? parent;
}

async function idIn(db: Db, table: string, n: number): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select id from ${sql.table(table)} where office_id = ${OFFICE} order by id`.execute(db);
  return rows[n]?.id ?? rows[0]?.id ?? null;
}

async function hasRows(db: Db, table: string): Promise<boolean> {
  return (await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)).rows.length > 0;
}

async function insert(db: Db, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
    db,
  );
}
