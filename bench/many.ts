/**
 * Rows of many records, made by the same builders that saving uses, in order of time as years
 * of work leave them. Busy and quiet towns and people differ by ten to one; the last town and
 * the last worker have nothing, so that "nothing found" is measured too.
 */
import type { NextStepTable, RecordConfidentialTable, RecordTable } from '#app/db/schema.ts';
import type { RecordFields } from '#app/features/records/record.ts';
import { confidentialText, toColumns } from '#app/features/records/rows.ts';
import { addDays } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildManyRecords } from '../sample/many.ts';
import type { SampleRecord } from '../sample/record.ts';
import type { Town } from './town.ts';

export type Made = {
  record: RecordTable;
  part: RecordConfidentialTable | null;
  step: NextStepTable | null;
};

const FIRST_YEAR = 2021;
const MONTHS = 60;

export function* manyRows(town: Town, count: number): Generator<Made> {
  const people = town.staff.filter((p) => ['csw', 'cn', 'manager'].includes(p.role));
  const keys = { staffKeys: busyAndQuiet(people), areaKeys: busyAndQuiet(town.towns) };
  const goals = new Map(town.goals.map(({ key, id }) => [key, id]));
  let number = 0;
  for (let n = 0; n < MONTHS; n += 1) {
    const share = Math.floor(((n + 1) * count) / MONTHS) - Math.floor((n * count) / MONTHS);
    const records = [...buildManyRecords({ seed: n + 1, count: share, ...keys, ...monthOf(n) })];
    for (const made of records.sort(inTime)) {
      number += 1;
      yield rowsOf(town.officeId, made, goals.get(made.goalKey ?? '') ?? null, number);
    }
  }
}

function busyAndQuiet(list: { id: string }[]): string[] {
  return list.slice(0, -1).flatMap(({ id }, n) => new Array<string>(1 + (n % 10)).fill(id));
}

function monthOf(n: number) {
  const first = (at: number) =>
    `${FIRST_YEAR + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}-01`;
  return { from: first(n), to: addDays(first(n + 1), -1) };
}

function inTime(a: SampleRecord, b: SampleRecord): number {
  const key = (r: SampleRecord) => r.occurredOn + r.startedAt;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function rowsOf(
  office_id: string,
  made: SampleRecord,
  goalId: string | null,
  number: number,
): Made {
  // Every eighth has a confidential part, every twentieth a step; those of the last weeks are open.
  const isPrivate = number % 8 === 0;
  const nextStep = number % 20 === 0 ? '参加した方にお礼の電話をする。' : '';
  const fields: RecordFields = {
    ...made,
    areaId: made.areaKey,
    goalId,
    nextStep,
    nextOn: nextStep ? addDays(made.occurredOn, 14) : null,
    confidential: isPrivate
      ? { who: '80代の女性、一人で暮らしている。', detail: made.done }
      : { who: '', detail: '' },
  };
  const columns = toColumns(fields, number);
  const id = newId();
  const moment = `${made.occurredOn}T09:00:00.000Z`;
  const kept = { version: 1, updated_at: moment, updated_by: made.staffKey };
  const standing = {
    removed_at: null,
    removed_by: null,
    removed_reason: null,
    appointment_id: null,
    follows_id: null,
    looked: 0,
    erased_at: null,
  };
  return {
    record: {
      office_id,
      id,
      staff_id: made.staffKey,
      ...columns,
      created_at: moment,
      ...standing,
      ...kept,
    },
    part: isPrivate ? partOf(office_id, id, fields, columns.timeline, kept) : null,
    step: nextStep ? stepOf(office_id, id, made, fields) : null,
  };
}

function partOf(
  office_id: string,
  record_id: string,
  { confidential }: RecordFields,
  timeline: number,
  kept: Pick<RecordTable, 'version' | 'updated_at' | 'updated_by'>,
): RecordConfidentialTable {
  const search_text = confidentialText(confidential);
  return { office_id, record_id, ...confidential, timeline, search_text, ...kept };
}

function stepOf(
  office_id: string,
  record_id: string,
  { staffKey, occurredOn }: SampleRecord,
  { areaId, nextStep, nextOn }: RecordFields,
): NextStepTable {
  const isOpen = occurredOn >= '2026-03-01';
  const done = isOpen ? null : `${nextOn}T09:00:00.000Z`;
  const who = { staff_id: staffKey, area_id: areaId };
  const mark = { done_at: done, done_by: done && staffKey };
  return { office_id, record_id, ...who, text: nextStep, due_on: nextOn, ...mark };
}
