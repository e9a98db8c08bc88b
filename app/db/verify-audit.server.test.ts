import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Engine, openFresh } from '#tests/engines.ts';
import { postgresForTests } from '#tests/postgres.ts';
import { change } from './audit.server.ts';
import type { Db, Tx } from './dialect.server.ts';
import { forgetHeads, writeHeads } from './heads.server.ts';
import { openDatabase } from './open.server.ts';
import type { AuditTable } from './schema.ts';
import { officesToVerify, verifyAudit } from './verify-audit.server.ts';

// S6. The attacker writes whatever he likes into the database, but has no key and no file.

const HERE = 'office-here';
const THERE = 'office-there';
const LINES = 240;

async function write(db: Db, officeId: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const staffId = n % 7 === 0 ? null : `staff-${n % 3}`;
    await change(db, { officeId, staffId }, async (_, note) => {
      note({
        verb: n % 2 ? 'record.save' : 'record.read',
        thing: 'record',
        id: `r${n % 11}`,
        plain: { n },
        personal: { who: `人${n % 5}` },
      });
      if (n % 10 === 0) note({ verb: 'area.rename', thing: 'area', id: `a${n}` });
    });
  }
}

/** A chain of some hundred lines for both offices; `attack` is undone after each look. */
async function buildChains(engine: Engine) {
  const fresh = await openFresh(engine);
  await write(fresh.db, THERE, LINES);
  await write(fresh.db, HERE, LINES);
  writeHeads();
  const lines = await linesOf(fresh.db, HERE);
  const verdictAfter = async (attack: (tx: Tx) => Promise<void>) => {
    const tx = await fresh.db.startTransaction().execute();
    try {
      await attack(tx as unknown as Tx);
      return await verifyAudit(tx, HERE);
    } finally {
      await tx.rollback().execute();
    }
  };
  return { ...fresh, lines, verdictAfter };
}

const linesOf = (db: Db, officeId: string) =>
  db.selectFrom('audit').selectAll().where('office_id', '=', officeId).orderBy('seq').execute();

type Chains = Awaited<ReturnType<typeof buildChains>>;
type Attack = { name: string; run: (tx: Tx, lines: AuditTable[]) => Promise<void> };

const here = (tx: Tx) => tx.updateTable('audit').where('office_id', '=', HERE);
const gone = (tx: Tx) => tx.deleteFrom('audit').where('office_id', '=', HERE);
const setHead = (tx: Tx, head: { seq: number; hash: string }) =>
  tx.updateTable('audit_head').where('office_id', '=', HERE).set(head).execute();

/** Two steps, because a key may not meet another on the way. */
async function shift(tx: Tx, from: number, by: number): Promise<void> {
  await here(tx)
    .where('seq', '>=', from)
    .set((eb) => ({ seq: eb('seq', '+', 1_000_000 + by) }))
    .execute();
  await here(tx)
    .where('seq', '>=', 1_000_000)
    .set((eb) => ({ seq: eb('seq', '-', 1_000_000) }))
    .execute();
}

/** What the attacker takes for the way of making hashes, with a key of his own. */
function forge(rows: AuditTable[], key: string, before: string): AuditTable[] {
  let hash = before;
  return rows.map((row) => {
    const { office_id, seq, at, actor_id, verb, thing, thing_id, fields } = row;
    const text = JSON.stringify([
      hash,
      office_id,
      seq,
      at,
      actor_id,
      verb,
      thing,
      thing_id,
      fields,
    ]);
    hash = createHmac('sha256', key).update(text).digest('hex');
    return { ...row, hash };
  });
}

const nth = fc.nat({ max: LINES - 1 });
const word = fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.replaceAll('\0', ''));
const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const texts = ['at', 'actor_id', 'verb', 'thing', 'thing_id', 'fields', 'hash'] as const;

const attacks: fc.Arbitrary<Attack>[] = [
  fc
    .record({ n: nth, column: fc.constantFrom(...texts), text: fc.oneof(word, hex) })
    .map(({ n, column, text }) => ({
      name: `write ${JSON.stringify(text)} into ${column} of line ${n + 1}`,
      run: async (tx, lines) => {
        const value = lines[n]![column] === text ? `${text}.` : text;
        await here(tx)
          .where('seq', '=', n + 1)
          .set({ [column]: value })
          .execute();
      },
    })),
  fc.record({ n: nth, m: nth, column: fc.constantFrom(...texts) }).map(({ n, m, column }) => ({
    name: `copy ${column} of line ${m + 1} to line ${n + 1}`,
    run: async (tx, lines) => {
      const value = lines[m]![column] === lines[n]![column] ? 'another' : lines[m]![column];
      await here(tx)
        .where('seq', '=', n + 1)
        .set({ [column]: value })
        .execute();
    },
  })),
  fc
    .record({
      n: nth,
      seq: fc.oneof(fc.integer({ min: -5, max: 0 }), fc.integer({ min: 400, max: 2 ** 31 - 1 })),
    })
    .map(({ n, seq }) => ({
      name: `give line ${n + 1} the number ${seq}`,
      run: async (tx) =>
        void (await here(tx)
          .where('seq', '=', n + 1)
          .set({ seq })
          .execute()),
    })),
  nth.map((n) => ({
    name: `give line ${n + 1} to another office`,
    run: async (tx) =>
      void (await here(tx)
        .where('seq', '=', n + 1)
        .set({ office_id: 'third' })
        .execute()),
  })),
  fc
    .record({ n: nth, count: fc.integer({ min: 1, max: 30 }), close: fc.boolean() })
    .map(({ n, count, close }) => ({
      name: `delete ${count} lines from ${n + 1}${close ? ' and close the gap' : ''}`,
      run: async (tx) => {
        await gone(tx)
          .where('seq', '>', n)
          .where('seq', '<=', n + count)
          .execute();
        if (close) await shift(tx, n + count + 1, -count);
      },
    })),
  fc
    .record({ n: nth, head: fc.constantFrom('left', 'put back', 'deleted') })
    .map(({ n, head }) => ({
      name: `cut the tail after ${n}, head ${head}`,
      run: async (tx, lines) => {
        await gone(tx).where('seq', '>', n).execute();
        if (head === 'put back') await setHead(tx, { seq: n, hash: lines[n - 1]?.hash ?? '' });
        if (head === 'deleted')
          await tx.deleteFrom('audit_head').where('office_id', '=', HERE).execute();
      },
    })),
  fc
    .record({ n: nth, m: nth, withHash: fc.boolean() })
    .filter(({ n, m }) => n !== m)
    .map(({ n, m, withHash }) => ({
      name: `swap the lines ${n + 1} and ${m + 1}${withHash ? ' with their hashes' : ''}`,
      run: async (tx, lines) => {
        for (const [from, to] of [
          [n, m],
          [m, n],
        ] as const) {
          const { office_id: _, seq: __, hash, ...rest } = lines[from]!;
          await here(tx)
            .where('seq', '=', to + 1)
            .set(withHash ? { ...rest, hash } : rest)
            .execute();
        }
      },
    })),
  fc
    .record({ at: fc.integer({ min: 1, max: 2 * LINES }), hash: hex, head: fc.boolean() })
    .map(({ at, hash, head }) => ({
      name: `make up a line at ${at}${head ? ' with a head' : ''}`,
      run: async (tx, lines) => {
        if (at <= lines.length) await shift(tx, at, 1);
        await tx
          .insertInto('audit')
          .values({ ...lines[0]!, seq: at, verb: 'made.up', hash })
          .execute();
        if (head)
          await setHead(
            tx,
            at > lines.length
              ? { seq: at, hash }
              : { seq: lines.length + 1, hash: lines.at(-1)!.hash },
          );
      },
    })),
  fc.record({ n: nth, by: fc.integer({ min: 1, max: 50 }) }).map(({ n, by }) => ({
    name: `renumber from ${n + 1} by ${by}`,
    run: async (tx, lines) => {
      await shift(tx, n + 1, by);
      await setHead(tx, { seq: lines.length + by, hash: lines.at(-1)!.hash });
    },
  })),
  fc.boolean().map((all) => ({
    name: `copy the chain of the other office${all ? ' with its head' : ''}`,
    run: async (tx) => {
      await gone(tx).execute();
      const rows = (await linesOf(tx, THERE)).map((row) => ({ ...row, office_id: HERE }));
      for (let i = 0; i < rows.length; i += 100)
        await tx
          .insertInto('audit')
          .values(rows.slice(i, i + 100))
          .execute();
      if (all) await setHead(tx, { seq: rows.length, hash: rows.at(-1)!.hash });
    },
  })),
  fc
    .record({ n: nth, key: fc.oneof(fc.constant(''), fc.constant('engawa'), word), verb: word })
    .map(({ n, key, verb }) => ({
      name: `rewrite from ${n + 1} with the key ${JSON.stringify(key)}`,
      run: async (tx, lines) => {
        const changed = lines
          .slice(n)
          .map((row, i) => (i === 0 ? { ...row, verb: `${verb}!` } : row));
        const forged = forge(changed, key, lines[n - 1]?.hash ?? '');
        await gone(tx).where('seq', '>', n).execute();
        for (let i = 0; i < forged.length; i += 100)
          await tx
            .insertInto('audit')
            .values(forged.slice(i, i + 100))
            .execute();
        await setHead(tx, { seq: lines.length, hash: forged.at(-1)!.hash });
      },
    })),
  fc.record({ seq: fc.nat({ max: 1000 }), hash: hex }).map((head) => ({
    name: `write ${head.seq} into the head`,
    run: async (tx) => void (await setHead(tx, head)),
  })),
  fc.constant({
    name: 'delete everything of the office',
    run: async (tx: Tx) => {
      await gone(tx).execute();
      await tx.deleteFrom('audit_head').where('office_id', '=', HERE).execute();
    },
  }),
];

for (const [engine, runs] of [
  ['sqlite', 1000],
  ['postgres', 50],
] as const) {
  describe.skipIf(engine === 'postgres' && !postgresForTests())(
    `S6: the audit chain (${engine})`,
    () => {
      let chains: Chains;
      beforeAll(async () => {
        chains = await buildChains(engine);
      });
      afterAll(() => chains.close());

      test('an untouched chain has no fault', async () => {
        expect(await verifyAudit(chains.db, HERE)).toEqual({
          officeId: HERE,
          lines: chains.lines.length,
          faults: [],
        });
        expect(await verifyAudit(chains.db, 'office-nobody')).toEqual({
          officeId: 'office-nobody',
          lines: 0,
          faults: [],
        });
        expect(await officesToVerify(chains.db)).toEqual([HERE, THERE]);
      });

      test(`each of ${runs} attacks is found`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.oneof(...attacks), async ({ run }) => {
            const { faults } = await chains.verdictAfter((tx) => run(tx, chains.lines));
            return faults.length > 0;
          }),
          {
            numRuns: runs,
            examples: attacks.flatMap((a) =>
              fc.sample(a, { numRuns: 1, seed: 7 }).map((s): [Attack] => [s]),
            ),
          },
        );
        expect((await verifyAudit(chains.db, HERE)).faults).toEqual([]);
      });

      test('no office loses its chain without being looked at', async () => {
        const tx = await chains.db.startTransaction().execute();
        await tx.deleteFrom('audit').execute();
        await tx.deleteFrom('audit_head').execute();
        expect(await officesToVerify(tx)).toEqual([HERE, THERE]);
        await tx.rollback().execute();
      });
    },
  );

  describe.skipIf(engine === 'postgres' && !postgresForTests())(
    `S6: a chain in use (${engine})`,
    () => {
      let chains: Chains;
      beforeEach(async () => {
        chains = await buildChains(engine);
        return chains.close;
      });

      test('saving meanwhile is no fault', async () => {
        // A second connection that only reads: two that write in one process would wait for themselves on SQLite.
        const reading = openDatabase(chains.target);
        let isSaving = true;
        const saving = Promise.all([write(chains.db, HERE, 60), write(chains.db, HERE, 60)]).then(
          () => {
            isSaving = false;
          },
        );
        let looks = 0;
        for (; isSaving; looks += 1) {
          expect((await verifyAudit(reading, HERE)).faults).toEqual([]);
          // Reading SQLite never lets go by itself, and saving waits for a turn.
          await setImmediate();
        }
        await saving;
        await reading.destroy();
        expect(looks).toBeGreaterThan(1);
        expect(await verifyAudit(chains.db, HERE)).toMatchObject({
          lines: chains.lines.length + 132,
          faults: [],
        });
      });

      test('a chain is whole after a restart, and when the file lags behind', async () => {
        await write(chains.db, HERE, 10);
        const again = openDatabase(chains.target);
        forgetHeads(); // as after a kill: these ten were never written into the file
        expect((await verifyAudit(again, HERE)).faults).toEqual([]);
        await write(again, HERE, 1);
        writeHeads();
        expect((await verifyAudit(again, HERE)).faults).toEqual([]);
        await again.destroy();
      });

      test('a tail that was cut stays found when work goes on over it', async () => {
        for (const afterRestart of [false, true]) {
          const { seq, hash } = (await linesOf(chains.db, HERE)).at(-8)!;
          await gone(chains.db as unknown as Tx)
            .where('seq', '>', seq)
            .execute();
          await setHead(chains.db as unknown as Tx, { seq, hash });
          if (afterRestart) forgetHeads();
          await write(chains.db, HERE, 20);
          expect((await verifyAudit(chains.db, HERE)).faults).not.toEqual([]);
          writeHeads();
          forgetHeads();
          expect((await verifyAudit(chains.db, HERE)).faults).not.toEqual([]);
        }
      });

      test('a chain longer than a page is read to its end', async () => {
        await change(chains.db, { officeId: HERE, staffId: null }, async (_, note) => {
          for (let n = 0; n < 2500; n += 1) note({ verb: 'import', thing: 'area', id: `${n}` });
        });
        expect(await verifyAudit(chains.db, HERE)).toMatchObject({
          lines: chains.lines.length + 2500,
          faults: [],
        });
        const last = chains.lines.length + 2500;
        const { faults } = await chains.verdictAfter(
          async (tx) =>
            void (await here(tx).where('seq', '=', last).set({ thing_id: 'x' }).execute()),
        );
        expect(faults).toEqual([`${last} の行が書きかえられています`]);
      });

      test('many faults are not listed without end', async () => {
        const { faults } = await chains.verdictAfter(
          async (tx) => void (await here(tx).set({ verb: 'x' }).execute()),
        );
        expect(faults).toHaveLength(21);
      });
    },
  );
}

test('an outside copy that cannot be read is said, not passed over', async () => {
  const { db, folder, close } = await openFresh('sqlite');
  await write(db, HERE, 1);
  writeFileSync(join(folder, 'keys', 'audit-heads.json'), 'x');
  await expect(verifyAudit(db, HERE)).rejects.toThrow('外の控え');
  await close();
});
