/** The index of words is joined between saves, not in them (P2). */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines, openFresh } from '#tests/engines.ts';
import { joinSearch, matching } from './dialect.server.ts';

const SAVES = 20;

onBothEngines('words are found whether joined or not', (open) => {
  test('before, after, and after again', async () => {
    const db = await open();
    await buildCast(db);
    const places = async () =>
      (
        await matching(db, 'record', OFFICE, ['懇談'], ['懇談'], null)
          .select('h.timeline')
          .execute()
      ).length;
    await save(db, SAVES, '懇談会をした。');
    expect(await places()).toBe(SAVES);
    for (let n = 0; n < 3; n += 1) {
      await joinSearch(db);
      expect(await places()).toBe(SAVES);
    }
  });
});

describe('SQLite', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>;
  beforeEach(async () => {
    fresh = await openFresh('sqlite');
    await buildCast(fresh.db);
  });
  afterEach(() => fresh.close());

  test('a save adds a piece and joins none; joining leaves few, and then changes nothing more', async () => {
    await save(fresh.db, SAVES);
    expect(await pieces()).toBe(SAVES);
    expect(await joinSearch(fresh.db)).toBe(false);
    const left = await pieces();
    expect(left).toBeLessThan(8);
    await joinSearch(fresh.db);
    expect(await pieces()).toBe(left);
    await sql`insert into record_fts(record_fts) values ('integrity-check')`.execute(fresh.db);
  });

  test('where nobody joins for long, the index does it by itself', async () => {
    await save(fresh.db, 70);
    expect(await pieces()).toBeLessThan(64);
  });

  test('told to stop, it leaves the rest', async () => {
    await save(fresh.db, SAVES);
    expect(await joinSearch(fresh.db, () => false)).toBe(true);
    expect(await pieces()).toBe(SAVES);
  });

  /** A row of the index's data has the number of its piece in the upper bits. */
  async function pieces(): Promise<number> {
    const { rows } = await sql<{
      n: number;
    }>`select count(distinct id >> 37) as n from record_fts_data where id >> 37 > 0`.execute(
      fresh.db,
    );
    return rows[0]?.n ?? 0;
  }
});

async function save(db: Parameters<typeof saveRecord>[0], times: number, done = '電話をした。') {
  for (let n = 0; n < times; n += 1)
    await saveRecord(db, actorNamed('nishida'), newId(), buildFields({ done }));
}
