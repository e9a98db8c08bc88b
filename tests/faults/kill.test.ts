import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildCast } from '../cast.ts';
import { openFresh } from '../engines.ts';
import { postgresForTests } from '../postgres.ts';
import { killAtRandom, killAtStatement, killAtWrite, leftBehind, nothing } from './kills.ts';

// R1: killed at any moment, nothing acknowledged is lost and nothing half is kept. bench/kills.ts
// does the same 10,000 times.

const STATEMENTS = 20;
const strace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

for (const [engine, kills] of [
  ['sqlite', 25],
  ['postgres', 5],
] as const) {
  describe.skipIf(engine === 'postgres' && !postgresForTests())(
    `R1: killed while saving (${engine})`,
    () => {
      let fresh: Awaited<ReturnType<typeof openFresh>>;
      let office: { target: string; acknowledged: Set<string> };
      beforeEach(async () => {
        fresh = await openFresh(engine, buildCast);
        office = { target: fresh.target, acknowledged: new Set() };
        return fresh.close;
      });

      const expectWhole = async () =>
        expect(await leftBehind(fresh.db, office.acknowledged)).toEqual(nothing);

      test(`${kills} times at a random moment`, async () => {
        let rate = 0;
        for (let n = 0; n < kills; n += 1) {
          rate = Math.max(rate, (await killAtRandom(office)).rate);
          await expectWhole();
        }
        const { size } = office.acknowledged;
        console.log(`${engine}: ${size} saved, up to ${Math.round(rate)} a second`);
        expect(size).toBeGreaterThan(kills * 2);
      });

      // On PostgreSQL the server keeps the transaction whole; starting a program each time would only cost.
      test.skipIf(engine === 'postgres')('at every single statement of a save', async () => {
        let survived = false;
        for (let n = 1; !survived && n <= STATEMENTS; n += 1) {
          const before = office.acknowledged.size;
          survived = await killAtStatement(office, n);
          expect(office.acknowledged.size - before).toBe(survived ? 3 : 2);
          await expectWhole();
        }
        expect(survived).toBe(true);
      });

      test.skipIf(engine === 'postgres' || !strace)('at writes to the disk', async () => {
        for (const n of [1, 2, 5, 12, 30]) {
          expect(await killAtWrite(office, n)).toBe(false);
          await expectWhole();
        }
      });

      test('the same look finds what is lost and what is half', async () => {
        office.acknowledged.add('lost');
        await killAtStatement(office, 1);
        const [kept] = [...office.acknowledged].filter((id) => id !== 'lost');
        await fresh.db.deleteFrom('next_step').where('record_id', '=', kept!).execute();
        expect(await leftBehind(fresh.db, office.acknowledged)).toEqual({
          ...nothing,
          lost: ['lost'],
          half: [kept],
        });
      });
    },
  );
}
