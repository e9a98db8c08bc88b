import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines, openFresh } from '#tests/engines.ts';
import { newId } from '../lib/ids.ts';
import { change } from './audit.server.ts';
import type { Db, Tx } from './dialect.server.ts';
import { inTransaction } from './together.server.ts';
import { verifyAudit } from './verify-audit.server.ts';

const OFFICE = newId();
const nobody = { officeId: OFFICE, staffId: null };

const write = (tx: Tx, name: string) =>
  tx.insertInto('counter').values({ name, value: 1 }).execute();

/** A change that says what it wrote, then fails when told to. */
function save(db: Db, name: string, fault?: string): Promise<string> {
  return change(db, nobody, async (tx, note) => {
    await write(tx, name);
    note({ verb: 'test.save', thing: 'test', id: name });
    if (fault) throw new Error(fault);
    return name;
  });
}

async function kept(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('counter').select('name').execute();
  return rows
    .map((row) => row.name)
    .filter((name) => name !== 'record')
    .sort();
}

async function noted(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('audit').select('thing_id').orderBy('seq').execute();
  return rows.map((row) => row.thing_id);
}

const outcome = (all: PromiseSettledResult<string>[]) =>
  all.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message));

onBothEngines('changes at the same moment', (open) => {
  test('all are kept, in one chain without a gap', async () => {
    const db = await open();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(await Promise.all(names.map((name) => save(db, name)))).toEqual(names);
    expect(await kept(db)).toEqual(names);
    expect((await noted(db)).sort()).toEqual(names);
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
  });

  for (const [where, names] of [
    ['the first', ['bad', 'b', 'c']],
    ['one in the middle', ['a', 'bad', 'c']],
    ['the last', ['a', 'b', 'bad']],
    ['the only one', ['bad']],
  ] as const)
    test(`${where} fails: it alone is taken back`, async () => {
      const db = await open();
      const all = await Promise.allSettled(
        names.map((name) => save(db, name, name === 'bad' ? 'no' : undefined)),
      );
      expect(outcome(all)).toEqual(names.map((name) => (name === 'bad' ? 'no' : name)));
      const good = names.filter((name) => name !== 'bad');
      expect(await kept(db)).toEqual(good);
      expect((await noted(db)).sort()).toEqual(good);
      expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
      expect(await save(db, 'later')).toBe('later');
    });

  test('what the database refuses is refused to its writer only', async () => {
    const db = await open();
    const all = await Promise.allSettled(['a', 'a', 'b'].map((name) => save(db, name)));
    expect(all.map((one) => one.status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await kept(db)).toEqual(['a', 'b']);
  });

  test('one without an audit line is taken back, the others stay', async () => {
    const db = await open();
    const silent = change(db, nobody, async (tx) => {
      await write(tx, 'silent');
      return 'silent';
    });
    const all = await Promise.allSettled([save(db, 'a'), silent, save(db, 'b')]);
    expect(outcome(all)).toEqual(['a', 'A change without an audit line', 'b']);
    expect(await kept(db)).toEqual(['a', 'b']);
  });
});

test('waiting changes share one commit, and nobody hears of one before it', async () => {
  const { db, target, close } = await openFresh('sqlite');
  const other = (await import('./open.server.ts')).openDatabase(target);
  const heard: string[] = [];
  const seen: string[][] = [];
  const one = (name: string) =>
    inTransaction(db, async (tx) => {
      await write(tx, name);
      seen.push(await kept(other));
      return [...heard];
    }).then((before) => {
      heard.push(name);
      return before;
    });
  expect(await Promise.all(['a', 'b', 'c'].map(one))).toEqual([[], [], []]);
  expect(seen).toEqual([[], [], []]);
  expect(heard).toEqual(['a', 'b', 'c']);
  expect(await kept(other)).toEqual(['a', 'b', 'c']);
  await other.destroy();
  await close();
});

test('a full disk: none of them is acknowledged, each is told, and saving goes on afterwards', async () => {
  const { db, close } = await openFresh('sqlite');
  await save(db, 'before');
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(db);
  const big = (name: string) => save(db, name + 'x'.repeat(100_000));
  const all = await Promise.allSettled([big('a'), big('b')]);
  for (const one of all) expect(one).toMatchObject({ reason: { code: 'SQLITE_FULL' } });
  expect(await kept(db)).toEqual(['before']);
  expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
  await sql`pragma max_page_count = 1000000`.execute(db);
  expect(await save(db, 'after')).toBe('after');
  await close();
});
