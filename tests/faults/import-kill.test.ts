import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forgetHeads } from '#app/db/heads.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { importRecordsFile } from '#app/features/imports/import.server.ts';
import { buildCast, OFFICE, people } from '../cast.ts';
import { type Engine, openFresh } from '../engines.ts';
import { postgresForTests } from '../postgres.ts';

const ROWS = 60;
const log = `日付,地区,種別,内容,次回\n${Array.from({ length: ROWS }, (_, n) => `2023/4/1,滝山五丁目,会議,役員会${n},電話`).join('\n')}\n`;
const who = { officeId: OFFICE, staffId: people.mori.id };

describe.each(['sqlite', 'postgres'] as Engine[])(
  'R1: an import killed in the middle (%s)',
  (engine) => {
    test.skipIf(engine === 'postgres' && !postgresForTests())(
      'stands as far as it came, and begun anew it is whole and nothing is there twice',
      async () => {
        const { db, target, folder, close } = await openFresh(engine);
        try {
          await buildCast(db);
          const file = join(folder, 'log.csv');
          writeFileSync(file, log);
          const count = async () => (await db.selectFrom('record').select('id').execute()).length;
          const seen: number[] = [];
          // In the first slice and in the second.
          for (const killAt of [40, 150]) {
            await runUntilKilled(target, file, killAt);
            forgetHeads();
            seen.push(await count());
            expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
            const batches = await db.selectFrom('import_batch').selectAll().execute();
            for (const { rows, accepted, rejected, skipped } of batches)
              expect(accepted + rejected + skipped).toBe(rows);
          }
          expect(seen[0]).toBe(0);
          expect([20, 40]).toContain(seen[1]);
          const before = await count();
          const report = await importRecordsFile(db, who, Buffer.from(log), {
            today: '2026-11-23',
          });
          expect(report).toMatchObject({ rows: ROWS, accepted: ROWS - before, skipped: before });
          expect(await count()).toBe(ROWS);
          const texts = await db.selectFrom('record').select('done').distinct().execute();
          expect(texts).toHaveLength(ROWS);
          expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
        } finally {
          await close();
        }
      },
    );
  },
);

async function runUntilKilled(target: string, file: string, killAt: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'importer.ts'), target, file], {
    env: { ...process.env, KILL_AT: String(killAt) },
    stdio: 'inherit',
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
}
