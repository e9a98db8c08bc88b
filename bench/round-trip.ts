/**
 * All records out and into an empty office, and every field compared:
 * `node bench/round-trip.ts --records 100000 --engine sqlite --as csv`.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import { importRecordsFile } from '#app/features/imports/import.server.ts';
import { createDefaultLists } from '#app/features/lists/lists.server.ts';
import { recordTaking } from '#app/features/records/taking.server.ts';
import { writeSheet } from '#app/lib/sheet.server.ts';
import { openFresh } from '#tests/engines.ts';
import { openOffice } from './office.ts';
import { foundTown } from './town.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    engine: { type: 'string', default: 'sqlite' },
    as: { type: 'string', default: 'csv' },
  },
});
const engine = values.engine === 'postgres' ? 'postgres' : 'sqlite';
const as = values.as === 'xlsx' ? 'xlsx' : 'csv';
const folder = mkdtempSync(join(tmpdir(), 'round-trip-'));
const path = join(folder, `all.${as}`);
const say = (text: string) => console.log(text);

const office = await openOffice(engine, Number(values.records));
const { town } = office;
const from = openDatabase(office.target);
const head = town.staff.find(({ role }) => role === 'manager');
const actor = {
  officeId: town.officeId,
  staffId: head?.id ?? '',
  role: 'manager',
  areas: new Set<string>(),
} as unknown as Actor;

let began = performance.now();
const taken = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
const asked = { query: '', withConfidential: true };
const sheet = await recordTaking.sheet(from, actor, asked, async () => {});
const { rows } = await writeSheet(sheet, as, path);
say(`out: ${rows} rows in ${taken()}, ${Math.round(statSync(path).size / 2 ** 20)} MB as ${as}`);

const empty = await openFresh(engine);
await change(empty.db, { officeId: town.officeId, staffId: null }, async (tx, note) => {
  await foundTown(tx, town);
  await createDefaultLists(tx, note, town.officeId);
});
began = performance.now();
const report = await importRecordsFile(empty.db, actor, readFileSync(path), {
  today: '2026-11-23',
});
const { accepted, rejected, skipped, repaired } = report;
say(
  `in: ${taken()}: ${accepted} accepted, ${rejected} rejected, ${skipped} skipped, ${repaired} repaired`,
);
for (const { row, column, reason } of report.problems.slice(0, 5))
  say(`  ${row} ${column} ${reason}`);
say(`most memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

const different = await differences(from, empty.db);
say(
  different.length === 0
    ? 'every field is equal'
    : `DIFFERENT: ${different.slice(0, 10).join('\n')}`,
);
await from.destroy();
await empty.close();
rmSync(folder, { recursive: true, force: true });
process.exit(different.length === 0 && accepted === rows ? 0 : 1);

/** Record by record in the order of their ids, both rooms and the next step. */
async function differences(a: Db, b: Db): Promise<string[]> {
  const found: string[] = [];
  let last = '';
  for (;;) {
    const [here, there] = await Promise.all([part(a, last), part(b, last)]);
    here.forEach((row, n) => {
      if (JSON.stringify(row) !== JSON.stringify(there[n]))
        found.push(`${row.id}: ${fieldsApart(row, there[n])}`);
    });
    if (here.length !== there.length) found.push('not as many');
    last = here.at(-1)?.id ?? '';
    if (here.length === 0 || found.length > 10) return found;
  }
}

function fieldsApart(here: object, there: object | undefined): string {
  const other = new Map(Object.entries(there ?? {}));
  return Object.entries(here)
    .filter(([name, value]) => value !== other.get(name))
    .map(([name, value]) => `${name} ${JSON.stringify(value)} / ${JSON.stringify(other.get(name))}`)
    .join(', ');
}

async function part(db: Db, after: string) {
  const rows = await db
    .selectFrom('record as r')
    .leftJoin('record_confidential as c', (on) =>
      on.onRef('c.office_id', '=', 'r.office_id').onRef('c.record_id', '=', 'r.id'),
    )
    .leftJoin('next_step as s', (on) =>
      on.onRef('s.office_id', '=', 'r.office_id').onRef('s.record_id', '=', 'r.id'),
    )
    .selectAll('r')
    .select(['c.who', 'c.detail', 's.text', 's.due_on', 's.done_at'])
    .where('r.office_id', '=', town.officeId)
    .where('r.id', '>', after)
    .orderBy('r.id')
    .limit(2000)
    .execute();
  // Its number, the moments of writing and who looked at it are not in the file.
  return rows.map(
    ({
      timeline: _t,
      created_at: _c,
      updated_at: _u,
      updated_by: _b,
      looked: _l,
      done_at,
      ...row
    }) => ({
      ...row,
      done: done_at?.slice(0, 10) ?? null,
      what: row.done,
    }),
  );
}
