/** A report for tests: the office's, of half a year, not fixed. */
import type { Db } from '#app/db/dialect.server.ts';
import type { ReportTable } from '#app/db/schema.ts';
import { newId } from '#app/lib/ids.ts';
import { OFFICE, people } from './cast.ts';

export async function addReport(db: Db, changed: Partial<ReportTable> = {}): Promise<string> {
  const at = '2026-11-20T00:00:00.000Z';
  const report: ReportTable = {
    office_id: OFFICE,
    id: newId(),
    title: '上半期の報告',
    scope: 'office',
    area_id: null,
    staff_id: null,
    from_on: '2026-04-01',
    until_on: '2026-09-30',
    words: '{}',
    figures: null,
    fixed_at: null,
    fixed_by: null,
    written_by: people.mori.id,
    created_at: at,
    removed_at: null,
    removed_by: null,
    version: 1,
    updated_at: at,
    updated_by: null,
    ...changed,
  };
  await db.insertInto('report').values(report).execute();
  return report.id;
}
