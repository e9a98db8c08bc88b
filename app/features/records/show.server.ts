import type { Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { showDate, showMinutes, showTime } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { readLists } from '../lists/lists.server.ts';
import { labelOf } from '../lists/lists.ts';
import { chainOfGoal } from '../purposes/purposes.server.ts';
import { completeness, worthAdding } from './completeness.ts';
import { readConfidential } from './confidential.server.ts';
import { type Change, historyOf } from './history.server.ts';
import { namesIn } from './names.server.ts';
import { headOf, mayEditRecord } from './record.ts';
import { stepOf } from './records.server.ts';
import { isEmpty, toConfidential, toShared } from './rows.ts';
import { shownValue } from './shown.ts';
import { fieldLabel } from './words.ts';

export type Shown = Awaited<ReturnType<typeof readForPage>>;

/** All that the page of one record shows to this actor. Reading the confidential part leaves a line. */
export async function readForPage(db: Db, actor: Actor, row: RecordTable) {
  const step = await stepOf(db, row.office_id, row.id);
  const part = await readConfidential(db, actor, row);
  const fields = {
    ...toShared(row, step ?? null),
    confidential: toConfidential(part ?? undefined),
  };
  const [lists, chain, names, history] = await Promise.all([
    readLists(db, row.office_id),
    row.goal_id ? chainOfGoal(db, row.office_id, row.goal_id) : [],
    namesAround(db, row),
    historyOf(db, actor, row, fields).then((changes) => inWords(db, row.office_id, changes)),
  ]);
  const label = (list: Parameters<typeof labelOf>[1], code: string | null) =>
    code ? labelOf(lists, list, code) : null;
  return {
    id: row.id,
    title: headOf(fields) || label('kind', row.kind) || '行動記録',
    day: showDate(row.occurred_on),
    fields,
    /** Null for who may not know whether there is one. */
    confidential: part && !isEmpty(part) ? part : null,
    mayEdit: mayEditRecord(actor, { areaId: row.area_id, staffId: row.staff_id }),
    removed: row.removed_at ? { at: row.removed_at, reason: row.removed_reason ?? '' } : null,
    stepDone: step?.done_at ?? null,
    chain,
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
      { term: '地域', detail: names.area },
      { term: '書いた人', detail: names.staff },
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
      { term: 'だれのこと', detail: fields.about.map((c) => label('about', c)).join('、') },
      { term: 'つないだ先', detail: fields.connected.map((c) => label('connected', c)).join('、') },
      { term: '結果', detail: label('result', row.result) },
    ].filter((f): f is { term: string; detail: string } => Boolean(f.detail)),
  };
}

async function namesAround(db: Db, row: RecordTable): Promise<{ area: string; staff: string }> {
  return db
    .selectFrom('area as a')
    .innerJoin('staff as s', 's.office_id', 'a.office_id')
    .select(['a.name as area', 's.name as staff'])
    .where('a.office_id', '=', row.office_id)
    .where('a.id', '=', row.area_id)
    .where('s.id', '=', row.staff_id)
    .executeTakeFirstOrThrow();
}

/** A change in which this person sees nothing was one of the confidential part: it is no change to them. */
async function inWords(db: Db, officeId: string, changes: Change[]) {
  const seen = changes.filter(
    (change, at) => change.fields.length > 0 || at === changes.length - 1,
  );
  const valued = seen.flatMap((change) =>
    change.fields.map(({ field, before, after }) => ({ field, values: [before, after] })),
  );
  const names = await namesIn(db, officeId, valued);
  return seen.map(({ fields, ...change }) => ({
    ...change,
    fields: fields.map(({ field, before, after }) => ({
      label: fieldLabel(field),
      before: shownValue(field, before, names),
      after: shownValue(field, after, names),
    })),
  }));
}
