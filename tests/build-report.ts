/** Reports for tests: as a row, and as somebody begins one. */
import type { Db } from '#app/db/dialect.server.ts';
import type { ReportTable } from '#app/db/schema.ts';
import type { Begun } from '#app/features/reports/reports.server.ts';
import { newId } from '#app/lib/ids.ts';
import { OFFICE, people } from './cast.ts';

/** The office's, of half a year, not fixed. */
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

/** Of the office in April of 2026. */
export function buildReport(changed: Partial<Begun> = {}): Begun {
  return {
    title: '令和8年4月 活動報告',
    scope: 'office',
    areaId: null,
    staffId: null,
    from: '2026-04-01',
    until: '2026-04-30',
    ...changed,
  };
}
