import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { type Awkward, awkwardLogs } from '#tests/awkward-logs.ts';
import { buildCast, OFFICE, people } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { importRecordsFile } from './import.server.ts';

vi.mock(import('./read.server.ts'), () => import('#tests/read-here.ts'));

const who = { officeId: OFFICE, staffId: people.mori.id };
const bring = (db: Db, { bytes, name = '記録.csv' }: Awkward) =>
  importRecordsFile(db, who, bytes, { today: '2026-11-23', file: name });

describe('awkward files', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>;
  beforeAll(async () => {
    fresh = await openFresh('sqlite');
    await buildCast(fresh.db);
    return fresh.close;
  });

  /** Each file meets an office without records: they are cleared, not the office made anew. */
  async function empty(db: Db): Promise<void> {
    await db.deleteFrom('import_row').execute();
    for (const table of ['next_step', 'record_confidential'] as const)
      await db.deleteFrom(table).execute();
    await db.deleteFrom('record').execute();
  }

  test('there are enough of them', () => {
    expect(awkwardLogs.length).toBeGreaterThanOrEqual(60);
    expect(new Set(awkwardLogs.map(({ what }) => what)).size).toBe(awkwardLogs.length);
  });

  test.each(awkwardLogs)('$what', async (file) => {
    const { db } = fresh;
    await empty(db);
    if (file.refused !== undefined) {
      const error = await bring(db, file).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UnreadableFile);
      expect((error as Error).message).toContain(file.refused);
      return;
    }
    const report = await bring(db, file);
    const { rows, accepted, rejected, skipped, repaired, problems } = report;
    expect(accepted + rejected + skipped).toBe(rows);
    if (file.counts) expect([rows, accepted, rejected, skipped]).toEqual(file.counts);
    if (file.repaired !== undefined) expect(repaired).toBe(file.repaired);
    const told = problems.map(({ row, column, reason }) => `${row} ${column} ${reason}`);
    expect(new Set(problems.map(({ row }) => row)).size).toBe(rejected);
    for (const wanted of file.problems ?? [])
      expect(told.some((text) => wanted.split(' ').every((part) => text.includes(part)))).toBe(
        true,
      );
    const records = await db
      .selectFrom('import_row as i')
      .innerJoin('record as r', 'r.id', 'i.thing_id')
      .selectAll('r')
      .orderBy('i.row')
      .execute();
    if (file.days) expect(records.map((r) => r.occurred_on)).toEqual(file.days);
    if (file.texts) expect(records.map((r) => r.done)).toEqual(file.texts);
    if (file.first) expect(records[0]).toMatchObject(file.first);
    expect(await bring(db, file)).toMatchObject({ accepted: 0, rejected, rows });
  });
});
