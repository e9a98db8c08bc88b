import { timelineOf } from '#app/lib/timeline.ts';
/** Between the fields of a record and its rows. */

import type { NextStepTable, RecordConfidentialTable, RecordTable } from '#app/db/schema.ts';
import { fiscalYear, half, month } from '#app/lib/dates.ts';
import { normalise } from '#app/lib/japanese.ts';
import { verbBits, verbsOf } from '../lists/verbs.ts';
import { completeness } from './completeness.ts';
import type { Confidential, RecordFields, Shared } from './record.ts';

type Columns = Omit<
  RecordTable,
  | 'office_id'
  | 'id'
  | 'staff_id'
  | 'created_at'
  | 'removed_at'
  | 'removed_by'
  | 'removed_reason'
  | 'version'
  | 'updated_at'
  | 'updated_by'
  | 'appointment_id'
  | 'follows_id'
  | 'looked'
  | 'erased_at'
>;

/** What follows from the fields. */
type Stored = 'completeness' | 'fiscal_year' | 'half' | 'month' | 'timeline' | 'search_text';

/** `number` is the record's own, kept when the date changes. */
export function toColumns(fields: RecordFields, number: number): Columns {
  return {
    area_id: fields.areaId,
    occurred_on: fields.occurredOn,
    started_at: fields.startedAt,
    minutes: fields.minutes,
    place: fields.place,
    kind: fields.kind,
    means: fields.means,
    verbs: verbBits(fields.verbs),
    support_main: fields.supportMain,
    support_second: fields.supportSecond,
    goal_id: fields.goalId,
    with_names: fields.withNames,
    headcount: fields.headcount,
    aim: fields.aim,
    position: fields.position,
    done: fields.done,
    noticed: fields.noticed,
    result: fields.result,
    through: fields.through,
    course: fields.course,
    about: JSON.stringify(fields.about),
    connected: JSON.stringify(fields.connected),
    completeness: completeness(fields),
    fiscal_year: fiscalYear(fields.occurredOn),
    half: half(fields.occurredOn),
    month: month(fields.occurredOn),
    timeline: timelineOf(fields.occurredOn, fields.startedAt, number),
    search_text: sharedText(fields),
  };
}

function sharedText(f: Shared): string {
  return normalise(
    [f.done, f.noticed, f.aim, f.position, f.withNames, f.place, f.nextStep]
      .filter(Boolean)
      .join(' \n'),
  );
}

export function confidentialText({ who, detail }: Confidential): string {
  return normalise([who, detail].filter(Boolean).join(' \n'));
}

export function toShared(
  row: Omit<Columns, Stored>,
  step: Pick<NextStepTable, 'text' | 'due_on'> | null,
): Shared {
  return {
    areaId: row.area_id,
    occurredOn: row.occurred_on,
    startedAt: row.started_at,
    minutes: row.minutes,
    place: row.place,
    kind: row.kind,
    means: row.means,
    verbs: verbsOf(row.verbs),
    supportMain: row.support_main,
    supportSecond: row.support_second,
    goalId: row.goal_id,
    withNames: row.with_names,
    headcount: row.headcount,
    aim: row.aim,
    position: row.position,
    done: row.done,
    noticed: row.noticed,
    result: row.result,
    through: row.through,
    course: row.course,
    about: JSON.parse(row.about) as string[],
    connected: JSON.parse(row.connected) as string[],
    nextStep: step?.text ?? '',
    nextOn: step?.due_on ?? null,
  };
}

export function toConfidential(
  row: Pick<RecordConfidentialTable, 'who' | 'detail'> | undefined,
): Confidential {
  return row ? { who: row.who, detail: row.detail } : { who: '', detail: '' };
}

export function isEmpty(confidential: Confidential): boolean {
  return confidential.who === '' && confidential.detail === '';
}
