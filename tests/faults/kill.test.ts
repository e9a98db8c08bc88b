import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetHeads } from '#app/db/heads.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { buildCast, OFFICE } from '../cast.ts';
import { openFresh } from '../engines.ts';
import { postgresForTests } from '../postgres.ts';

// R1: killed at any moment, nothing acknowledged is lost and nothing half is kept.

const STATEMENTS = 20;

for (const [engine, kills] of [
  ['sqlite', 25],
  ['postgres', 5],
] as const) {
  describe.skipIf(engine === 'postgres' && !postgresForTests())(
    `R1: killed while saving (${engine})`,
    () => {
      let fresh: Awaited<ReturnType<typeof openFresh>>;
      const acknowledged = new Set<string>();
      beforeEach(async () => {
        acknowledged.clear();
        fresh = await openFresh(engine);
        await buildCast(fresh.db);
        return fresh.close;
      });

      async function expectWhole(): Promise<void> {
        // What the killed program had not yet written down must not be missed.
        forgetHeads();
        const records = await fresh.db.selectFrom('record').select('id').execute();
        const kept = new Set(records.map((r) => r.id));
        expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
        expect(await idsOf('audit', 'thing_id')).toEqual([...kept].sort());
        expect(await idsOf('record_confidential', 'record_id')).toEqual([...kept].sort());
        expect(await idsOf('next_step', 'record_id')).toEqual([...kept].sort());
        expect((await verifyAudit(fresh.db, OFFICE)).faults).toEqual([]);
        if (engine === 'sqlite') expect(await searchable()).toEqual([kept.size, kept.size]);
        if (engine === 'sqlite')
          expect((await sql`pragma integrity_check`.execute(fresh.db)).rows).toEqual([
            { integrity_check: 'ok' },
          ]);
      }

      async function idsOf(table: string, column: string): Promise<string[]> {
        const { rows } = await sql<{
          id: string;
        }>`select ${sql.ref(column)} as id from ${sql.table(table)}`.execute(fresh.db);
        return rows.map((r) => r.id).sort();
      }

      async function searchable(): Promise<number[]> {
        const count = async (table: string) =>
          (
            await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
              fresh.db,
            )
          ).rows[0]?.n ?? 0;
        return [await count('record_fts'), await count('record_confidential_fts')];
      }

      test(`${kills} times at a random moment`, async () => {
        let rate = 0;
        for (let n = 0; n < kills; n += 1) {
          const began = acknowledged.size;
          const { child, ended } = startSaver(fresh.target, acknowledged);
          await once(child.stdout!, 'data');
          const milliseconds = randomInt(20, 250);
          await after(milliseconds);
          child.kill('SIGKILL');
          await ended;
          rate = Math.max(rate, ((acknowledged.size - began) / milliseconds) * 1000);
          await expectWhole();
        }
        console.log(`${engine}: ${acknowledged.size} saved, up to ${Math.round(rate)} a second`);
        expect(acknowledged.size).toBeGreaterThan(kills * 2);
      });

      // On PostgreSQL the server keeps the transaction whole; starting a program each time would only cost.
      test.skipIf(engine === 'postgres')('at every single statement of a save', async () => {
        let survived = false;
        for (let n = 1; !survived && n <= STATEMENTS; n += 1) {
          const before = acknowledged.size;
          const { ended } = startSaver(fresh.target, acknowledged, { KILL_AT: String(n) });
          await ended;
          survived = acknowledged.delete('survived');
          expect(acknowledged.size - before).toBe(survived ? 3 : 2);
          await expectWhole();
        }
        expect(survived).toBe(true);
      });
    },
  );
}

type Saver = { child: ChildProcess; ended: Promise<unknown> };

function startSaver(target: string, acknowledged: Set<string>, env = {}): Saver {
  const args = [join(import.meta.dirname, 'saver.ts'), target, '4'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const id of lines) acknowledged.add(id);
  });
  return { child, ended: once(child, 'close') };
}
