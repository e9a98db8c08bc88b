/** The report, the story and the record that are asked for, or 403 and 404. */
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayTell } from './story.ts';

export function storiesOf(db: Db, { officeId }: Actor, reportId: string) {
  return db
    .selectFrom('report_story as s')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 's.office_id').onRef('r.id', '=', 's.record_id'),
    )
    .leftJoin('staff as p', (on) =>
      on.onRef('p.office_id', '=', 's.office_id').onRef('p.id', '=', 's.confirmed_by'),
    )
    .select(['s.record_id', 's.place', 's.text', 's.confirmed_at', 'p.name as confirmedBy'])
    .select(['r.done', 'r.noticed', 'r.with_names', 'r.area_id', 'r.staff_id'])
    .where('s.office_id', '=', officeId)
    .where('s.report_id', '=', reportId)
    .orderBy('s.place')
    .orderBy('s.record_id');
}

export async function reachStory(db: Db, actor: Actor, reportId: string, recordId: string) {
  await reachReport(db, actor, reportId);
  const row = await storiesOf(db, actor, reportId)
    .where('s.record_id', '=', recordId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const { area_id, staff_id } = row;
  return { ...row, record: { office_id: actor.officeId, id: recordId, area_id, staff_id } };
}

/** 403 for who only looks, 404 for a report that is not there. */
export async function reachReport(
  db: Db,
  { officeId, ...actor }: Actor,
  id: string,
): Promise<void> {
  if (!mayTell({ officeId, ...actor })) throw forbidden();
  const report = isId(id)
    ? await db
        .selectFrom('report')
        .select('id')
        .where('office_id', '=', officeId)
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (!report) throw notFound();
}

export async function recordOf(db: Db, { officeId }: Actor, id: string) {
  const record = await db
    .selectFrom('record')
    .select(['office_id', 'id', 'area_id', 'staff_id', 'done', 'noticed', 'with_names'])
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!record) throw notFound();
  return record;
}

type Changed = Partial<{
  place: number;
  text: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
}>;

/** Within a change of the caller's. */
export async function put(
  tx: Tx,
  { officeId }: Actor,
  reportId: string,
  recordId: string,
  to: Changed,
) {
  await tx
    .updateTable('report_story')
    .set(to)
    .where('office_id', '=', officeId)
    .where('report_id', '=', reportId)
    .where('record_id', '=', recordId)
    .execute();
}
