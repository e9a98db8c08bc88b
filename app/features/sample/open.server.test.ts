import { expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import { readBytes, sha256 } from '#app/lib/kept-files.server.ts';
import { onBothEngines } from '#tests/engines.ts';
import { listBatches, readBatch, undoImport } from '../imports/batches.server.ts';
import { readFilter } from '../records/filter.ts';
import { listRecords } from '../records/list.server.ts';
import { readTidings } from '../records/waiting.server.ts';
import { listReports } from '../reports/reports.server.ts';
import { openSampleOffice } from './open.server.ts';

vi.mock(import('../imports/read.server.ts'), () => import('#tests/read-here.ts'));

const DAY = '2026-11-23';

onBothEngines('the sample office', (open) => {
  test('opens whole: people, areas, purposes, records that can be found, an audit chain', async () => {
    const db = await open();
    const { officeId, staff, records } = await openSampleOffice(db, { day: DAY, records: 300 });
    expect(records).toBeGreaterThanOrEqual(300);
    expect(staff.length).toBeGreaterThanOrEqual(6);
    const manager = staff.find((s) => s.role === 'manager');
    const row = await db
      .selectFrom('staff')
      .selectAll()
      .where('email', '=', manager?.email ?? '')
      .executeTakeFirstOrThrow();
    const actor: Actor = {
      officeId,
      officeName: '',
      officeKind: 'sample',
      staffId: row.id,
      name: row.name,
      role: 'manager',
      areas: new Set(),
    };
    for (const word of ['避難', '民生委員']) {
      const found = await listRecords(db, actor, readFilter(new URLSearchParams({ q: word }), DAY));
      expect(found.count, word).toBeGreaterThan(0);
    }
    const { waiting, comments } = await readTidings(db, actor);
    expect(waiting).toBeGreaterThan(0);
    expect(waiting).toBeLessThan(records / 2);
    const writer = await readTidings(db, { ...actor, role: 'csw', staffId: await spokenTo(db) });
    expect([comments, writer.comments.length > 0]).toEqual([[], true]);
    const reports = await listReports(db, actor);
    expect(reports.map(({ fixedAt }) => fixedAt !== null).sort()).toEqual([false, true]);
    expect(reports.every(({ words }) => words.timeline.length > 0)).toBe(true);
    expect((await verifyAudit(db, officeId)).faults).toEqual([]);
    expect(await db.selectFrom('file').select('id').execute()).toEqual([]);
  });

  test('with photos and files in both rooms, each as it would be kept for anybody', async () => {
    const db = await open();
    const { officeId } = await openSampleOffice(db, { day: DAY, records: 300, files: true });
    const files = await db.selectFrom('file').selectAll().execute();
    expect(files.length).toBeGreaterThanOrEqual(5);
    expect(new Set(files.map(({ room }) => room)).size).toBe(2);
    expect(new Set(files.map(({ consent }) => consent)).size).toBe(3);
    for (const { id, caption, sha256: digest } of files) {
      expect(sha256((await readBytes({ officeId, id })) ?? Buffer.alloc(0))).toBe(digest);
      expect(caption).not.toBe('');
    }
    await seeLog(db, officeId);
  });
});

/** An old log is brought in like every other: most of it, three rows are refused, and it can be undone. */
async function seeLog(db: Db, officeId: string): Promise<void> {
  const [batch, ...others] = await listBatches(db, officeId);
  const counts = { kind: 'records', rows: 19, accepted: 15, rejected: 3, skipped: 1 };
  expect([batch, others]).toMatchObject([{ ...counts, staff: '桐山 和枝' }, []]);
  const { problems } = (await readBatch(db, officeId, batch?.id)) ?? { problems: [] };
  expect(new Set(problems.map(({ reason }) => reason)).size).toBe(3);
  const by = { officeId, staffId: null };
  expect(await undoImport(db, by, batch?.id ?? '')).toEqual({ removed: 15, kept: 0 });
}

/** Who has a word to read. */
async function spokenTo(db: Db): Promise<string> {
  const { staff_id } = await db
    .selectFrom('record_comment as c')
    .innerJoin('record as r', 'r.id', 'c.record_id')
    .select('r.staff_id')
    .where('c.read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return staff_id;
}
