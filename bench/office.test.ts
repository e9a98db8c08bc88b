import { expect, test } from 'vitest';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { readFilter } from '#app/features/records/filter.ts';
import { listRecords } from '#app/features/records/list.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { type Engine, onBothEngines, openFresh } from '#tests/engines.ts';
import { load } from './load.ts';
import { manyRows } from './many.ts';
import { actorsOf } from './reading.ts';
import { foundTown, planTown } from './town.ts';

const COUNT = 600;

onBothEngines('a made office', (_open, engine) => {
  test('is whole, in order of time, and found as if it had been written by hand', async () => {
    const { db, close, ...office } = await made(engine);
    const { manager, worker } = await actorsOf(db, office);
    const all = await pagesOf(db, manager);
    expect(all).toHaveLength(COUNT);
    expect(all).toEqual(all.toSorted((a, b) => b - a));

    const found = await listRecords(db, manager, asked({ q: '民生委員' }));
    const { n } = await db
      .selectFrom('record')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('search_text', 'like', '%民生委員%')
      .executeTakeFirstOrThrow();
    expect(found.count).toBe(Number(n));

    // The next number is free: saving goes on where loading ended.
    await saveRecord(db, worker, newId(), buildFields({ areaId: office.town.city.id }));
    expect(await pagesOf(db, manager)).toHaveLength(COUNT + 1);
    await close();
  });

  test('has busy and quiet towns, one without records, confidential parts and steps', async () => {
    const { db, close, town } = await made(engine);
    const rows = await db
      .selectFrom('record')
      .select((e) => ['area_id', e.fn.countAll<number>().as('n')])
      .groupBy('area_id')
      .execute();
    expect(rows.some((row) => row.area_id === town.towns.at(-1)?.id)).toBe(false);
    const counts = rows.map((row) => Number(row.n));
    expect(Math.max(...counts)).toBeGreaterThan(3 * Math.min(...counts));
    expect([await countOf(db, 'record_confidential'), await countOf(db, 'next_step')]).toEqual([
      COUNT / 8,
      COUNT / 20,
    ]);
    await close();
  });
});

async function made(engine: Engine) {
  const { db, target, folder, close } = await openFresh(engine);
  const town = planTown();
  await change(db, { officeId: town.officeId, staffId: null }, async (tx, note) => {
    await foundTown(tx, town);
    note({ verb: 'test.found', thing: 'office', id: town.officeId });
  });
  await load(engine, target, manyRows(town, COUNT));
  return { db, close, engine, target, folder, town, records: COUNT };
}

const asked = (query: Record<string, string>) =>
  readFilter(new URLSearchParams(query), '2026-03-31');

async function pagesOf(db: Db, actor: Parameters<typeof listRecords>[1]): Promise<number[]> {
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const page = await listRecords(db, actor, { ...asked({}), before });
    seen.push(...page.rows.map((row) => row.timeline));
    before = page.older;
  } while (before !== null);
  return seen;
}

async function countOf(db: Db, table: 'record_confidential' | 'next_step'): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
