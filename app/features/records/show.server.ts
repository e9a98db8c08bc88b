import type { Db } from '#app/db/dialect.server.ts';
import { showDate, showMinutes, showTime } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { shownFile } from '../files/shown.ts';
import { filesFrom } from '../files/text.ts';
import { courseLabel } from '../lists/courses.ts';
import type { ListName } from '../lists/defaults.ts';
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
import { placeOf } from './reach.server.ts';
import { headOf, mayEditRecord, type RecordFields } from './record.ts';
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
  const label: Label = (list, code) => (code ? labelOf(lists, list, code) : null);
  const mayEdit = mayEditRecord(actor, placeOf(row));
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
    facts: factsOf(row, fields, label),
  };
}

type Label = (list: ListName, code: string | null) => string | null;

/** What was written, in words; what was left empty is not shown. */
function factsOf(row: Whole, { about, connected }: RecordFields, label: Label) {
  const several = (list: ListName, codes: string[]) =>
    codes.map((code) => label(list, code)).join('、');
  const when = [showDate(row.occurred_on), row.started_at && showTime(row.started_at)];
  const support = [label('support', row.support_main), label('support', row.support_second)];
  const facts: [term: string, detail: string | null][] = [
    ['日付', when.filter(Boolean).join(' ')],
    ['地域', row.area],
    ['書いた人', row.staff],
    ['活動の種類', label('kind', row.kind)],
    ['支援の種類', support.filter(Boolean).join('、あわせて')],
    ['だれと', row.with_names],
    ['人数', row.headcount === null ? null : `${row.headcount.toLocaleString('ja')}人`],
    ['場所', row.place],
    ['方法', label('means', row.means)],
    ['かかった時間', row.minutes === null ? null : showMinutes(row.minutes)],
    ['何を通じて知ったか', label('through', row.through)],
    ['新規・継続', courseLabel(row.course)],
    ['だれのこと', several('about', about)],
    ['つないだ先', several('connected', connected)],
    ['結果', label('result', row.result)],
  ];
  return facts.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []));
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
