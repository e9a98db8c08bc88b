/**
 * Opens the sample office: an invented city with invented people and two years of work, to
 * try everything in. Made through the same functions that save what people type.
 */

import { change } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { type Day, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import { buildSampleOffice, type SampleOffice, type SampleRecord } from '../../../sample/office.ts';
import type { Actor } from '../accounts/actor.ts';
import { isFirstVisit } from '../accounts/first.server.ts';
import { createDefaultLists } from '../lists/lists.server.ts';
import { editRecord } from '../records/edits.server.ts';
import { filterQuery, readFilter } from '../records/filter.ts';
import type { RecordFields } from '../records/record.ts';
import { insertRecord, removeRecord, rowOf } from '../records/records.server.ts';
import { makeAppointments } from './appointments.server.ts';
import { makeFigures } from './figures.server.ts';
import { makeFiles } from './files.server.ts';
import { bringInLog } from './log.server.ts';
import { makeMappings } from './mappings.server.ts';
import { type Ids, makeOffice, makePurposes } from './office.server.ts';
import { makeOldVisits } from './old-visits.server.ts';
import { makeReports } from './reports.server.ts';
import { makeReviews } from './reviews.server.ts';
import { makeRights } from './rights.server.ts';
import { makeTemplates } from './templates.server.ts';

/**
 * `onlyFirst`: for the first visit, which makes the first office or none. `files`: with photos, and
 * an old log that was brought in, visits whose confidential part is over.
 */
type Options = {
  day?: Day;
  records?: number;
  seed?: number;
  onlyFirst?: boolean;
  files?: boolean;
};
export type Opened = {
  officeId: string;
  staff: { email: string; name: string; role: string }[];
  records: number;
};

export async function openSampleOffice(
  db: Db,
  { day = today(), records = 3200, seed = 1, onlyFirst = false, files = false }: Options = {},
): Promise<Opened> {
  const sample = buildSampleOffice({ seed, today: day, records });
  const officeId = newId();
  const ids = idsByKey();
  await change(db, { officeId, staffId: null }, async (tx, note) => {
    if (onlyFirst && !(await isFirstVisit(tx))) throw notFound();
    await makeOffice(tx, officeId, sample, ids);
    await createDefaultLists(tx, note, officeId);
    await makePurposes(tx, officeId, sample, ids);
    note({ verb: 'office.sample', thing: 'office', id: officeId });
  });
  await makeRecords(db, officeId, sample, ids);
  await makeAppointments(db, officeId, sample, ids);
  await makeReviews(db, officeId, sample, ids);
  await makeMappings(db, officeId, day, ids);
  await makeReports(db, officeId, sample, ids, day);
  await makeRights(db, officeId, ids, day);
  await makeFigures(db, officeId, sample, ids, day);
  if (files) await makeFiles(db, officeId, sample, ids);
  if (files) await makeOldVisits(db, officeId, sample, ids, day, fieldsOf);
  if (files) await bringInLog(db, officeId, sample, ids, day);
  return {
    officeId,
    staff: sample.staff.filter((s) => s.leftOn === null),
    records: sample.records.length,
  };
}

function idsByKey(): Ids {
  const known = new Map<string, string>();
  return (key) => {
    const id = known.get(key) ?? newId();
    known.set(key, id);
    return id;
  };
}

async function makeRecords(
  db: Db,
  officeId: string,
  sample: SampleOffice,
  ids: Ids,
): Promise<void> {
  const moments = new Map(sample.moments.map((moment) => [moment.recordKey, moment]));
  for (let from = 0; from < sample.records.length; from += 400)
    await change(db, { officeId, staffId: null }, async (tx, note) => {
      for (const record of sample.records.slice(from, from + 400))
        await insertRecord(
          tx,
          note,
          { officeId, staffId: ids(record.staffKey) },
          ids(record.key),
          fieldsOf(record, ids),
          { at: writtenAt(moments.get(record.key)?.writtenOn ?? record.occurredOn) },
        );
      for (const { key } of sample.records.slice(from, from + 400)) {
        const doneOn = moments.get(key)?.stepDoneOn;
        if (doneOn) await finishStep(tx, officeId, ids(key), doneOn);
      }
    });
  for (const record of sample.records) await laterChanges(db, officeId, record, ids);
  await keepViews(db, officeId, sample, ids);
  await makeTemplates(db, officeId, sample, ids);
}

/** In the evening of the day on which it was written. */
function writtenAt(day: Day): string {
  return `${day}T09:30:00.000Z`;
}

async function finishStep(tx: Tx, officeId: string, recordId: string, day: Day): Promise<void> {
  await tx
    .updateTable('next_step')
    .set({ done_at: `${day}T08:00:00.000Z` })
    .where('office_id', '=', officeId)
    .where('record_id', '=', recordId)
    .execute();
}

function fieldsOf(record: SampleRecord, ids: Ids): RecordFields {
  const { areaKey, goalKey, confidential, nextOn, ...rest } = record;
  const { key: _k, staffKey: _s, nextDone: _n, removed: _r, corrected: _c, ...fields } = rest;
  return {
    ...fields,
    areaId: ids(areaKey),
    goalId: goalKey && ids(goalKey),
    nextOn: nextOn || null,
    confidential: { who: confidential?.who ?? '', detail: confidential?.text ?? '' },
  };
}

async function laterChanges(
  db: Db,
  officeId: string,
  record: SampleRecord,
  ids: Ids,
): Promise<void> {
  const actor = { officeId, staffId: ids(record.staffKey) } as Actor;
  const id = ids(record.key);
  if (record.corrected) {
    const row = await rowOf(db, officeId, id);
    await editRecord(db, actor, id, row?.version ?? 1, {
      ...fieldsOf(record, ids),
      done: record.corrected.done,
    });
  }
  if (record.removed) await removeRecord(db, actor, id, record.removed.reason);
}

async function keepViews(
  db: Db,
  officeId: string,
  { savedViews }: SampleOffice,
  ids: Ids,
): Promise<void> {
  await change(db, { officeId, staffId: null }, async (tx, note) => {
    for (const { staffKey, name, shared, filter } of savedViews) {
      const { areaKey, ...plain } = { areaKey: undefined, ...filter } as Record<
        string,
        string | undefined
      >;
      const params = new URLSearchParams(
        Object.entries(plain).filter((e): e is [string, string] => e[1] !== undefined),
      );
      if (areaKey) params.set('area', ids(areaKey));
      const id = newId();
      await tx
        .insertInto('saved_view')
        .values({
          office_id: officeId,
          id,
          staff_id: ids(staffKey),
          name,
          query: filterQuery(readFilter(params, today())),
          shared: shared ? 1 : 0,
          created_at: new Date().toISOString(),
        })
        .execute();
      note({ verb: 'view.save', thing: 'view', id });
    }
  });
}
