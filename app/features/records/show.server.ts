import type { Db } from '#app/db/dialect.server.ts';
import { showDate, showMinutes, showTime } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { shownFile } from '../files/shown.ts';
import { filesFrom } from '../files/text.ts';
import { courseLabel } from '../lists/courses.ts';
import { readLists } from '../lists/lists.server.ts';
import { type Lists, labelOf } from '../lists/lists.ts';
import { chainOf } from '../purposes/plan.ts';
import { completeness, worthAdding } from './completeness.ts';
import { readStates } from './confidential.server.ts';
import { isStillKept } from './day-texts.server.ts';
import { filesBeside } from './files.server.ts';
import { type Change, historyOf } from './history.ts';
import { namesIn } from './names.server.ts';
import { plannedPart } from './planned.server.ts';
import { isPlanned } from './planned.ts';
import { headOf, mayEditRecord } from './record.ts';
import { isEmpty, toConfidential, toShared } from './rows.ts';
import { shownValue } from './shown.ts';
import { stepIn, type Whole } from './whole.server.ts';
import { fieldLabel } from './words.ts';

export type Shown = Awaited<ReturnType<typeof readForPage>>;

/** All that the page of one record shows to this actor. Reading the confidential part leaves a line. */
export async function readForPage(db: Db, actor: Actor, row: Whole) {
  const states = await readStates(db, actor, row, filesBeside(db, actor, row));
  const { part } = states;
  const fields = {
    ...toShared(row, stepIn(row)),
    confidential: toConfidential(part ?? undefined),
  };
  const lists = await readLists(db, row.office_id);
  const history = await inWords(db, row.office_id, lists, historyOf(row, fields, states));
  const label = (list: Parameters<typeof labelOf>[1], code: string | null) =>
    code ? labelOf(lists, list, code) : null;
  const mayEdit = mayEditRecord(actor, { areaId: row.area_id, staffId: row.staff_id });
  return {
    id: row.id,
    staffId: row.staff_id,
    // To others a later version would tell of a change in the confidential part (S3).
    version: mayEdit ? row.version : 0,
    title: headOf(fields) || label('kind', row.kind) || '行動記録',
    day: showDate(row.occurred_on),
    fields,
    /** Null for who may not know whether there is one. */
    confidential: part && !isEmpty(part) ? part : null,
    mayEdit,
    files: filesFrom(states.beside).map(shownFile),
    removed: row.removed_at ? { at: row.removed_at, reason: row.removed_reason ?? '' } : null,
    stepDone: row.stepDone,
    followsId: row.follows_id,
    hasDayText: isStillKept(row.dayTextAt),
    isPlanned: isPlanned({ appointmentId: row.appointment_id, followsId: row.follows_id }),
    planned: await plannedPart(db, actor, row.appointment_id, lists),
    chain: chainIn(row),
    history,
    // Of what this person sees: the stored figure would tell of a confidential text.
    completeness: completeness(fields),
    worthAdding: worthAdding(fields),
    facts: [
      {
        term: '日付',
        detail: [showDate(row.occurred_on), row.started_at && showTime(row.started_at)]
          .filter(Boolean)
          .join(' '),
      },
      { term: '地域', detail: row.area },
      { term: '書いた人', detail: row.staff },
      { term: '活動の種類', detail: label('kind', row.kind) },
      {
        term: '支援の種類',
        detail: [label('support', row.support_main), label('support', row.support_second)]
          .filter(Boolean)
          .join('、あわせて'),
      },
      { term: 'だれと', detail: row.with_names },
      {
        term: '人数',
        detail: row.headcount === null ? null : `${row.headcount.toLocaleString('ja')}人`,
      },
      { term: '場所', detail: row.place },
      { term: '方法', detail: label('means', row.means) },
      { term: 'かかった時間', detail: row.minutes === null ? null : showMinutes(row.minutes) },
      { term: '何を通じて知ったか', detail: label('through', row.through) },
      { term: '新規・継続', detail: courseLabel(row.course) },
      { term: 'だれのこと', detail: fields.about.map((c) => label('about', c)).join('、') },
      { term: 'つないだ先', detail: fields.connected.map((c) => label('connected', c)).join('、') },
      { term: '結果', detail: label('result', row.result) },
    ].filter((f): f is { term: string; detail: string } => Boolean(f.detail)),
  };
}

function chainIn({ goal_id, goal, planId, purpose }: Whole) {
  if (!goal_id || !goal || !planId || purpose === null) return [];
  return chainOf({ id: planId, purpose }, { id: goal_id, text: goal });
}

/** A change in which this person sees nothing was one of the confidential part: it is no change to them. */
async function inWords(db: Db, officeId: string, lists: Lists, changes: Change[]) {
  const seen = changes.filter(
    (change, at) => change.fields.length > 0 || at === changes.length - 1,
  );
  const valued = seen.flatMap((change) =>
    change.fields.map(({ field, before, after }) => ({ field, values: [before, after] })),
  );
  const names = await namesIn(db, officeId, lists, valued);
  return seen.map(({ fields, ...change }) => ({
    ...change,
    fields: fields.map(({ field, before, after }) => ({
      label: fieldLabel(field),
      before: shownValue(field, before, names),
      after: shownValue(field, after, names),
    })),
  }));
}
