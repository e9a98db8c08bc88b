import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, indexText, lockId, nextNumbers, type Tx } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { bigrams } from '#app/lib/japanese.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { dropDraft } from '../drafts/drafts.server.ts';
import { countedColumns, countIn } from '../figures/tally.server.ts';
import { countUse } from '../templates/templates.server.ts';
import { keepConfidential } from './confidential.server.ts';
import { settle } from './planned.server.ts';
import { type Planned, unplanned } from './planned.ts';
import type { RecordFields } from './record.ts';
import { toColumns } from './rows.ts';

/**
 * Saves a new record under the id that its form was given. Sending it twice is harmless:
 * the second time changes nothing. Returns false then.
 */
export async function saveRecord(
  db: Db,
  actor: Actor,
  id: string,
  fields: RecordFields,
  /** The template it began from, to be offered sooner, and what was planned of it. */
  { template = '', planned = unplanned }: { template?: string; planned?: Planned } = {},
): Promise<boolean> {
  return change(db, who(actor), async (tx, note) => {
    await lockId(tx, id); // both sendings may be under way at once
    if (await rowOf(tx, actor.officeId, id)) {
      note({ verb: 'record.same', thing: 'record', id });
      return false;
    }
    const settled = await settle(tx, note, actor, planned);
    await insertRecord(tx, note, actor, id, fields, { planned: settled });
    await dropDraft(tx, who(actor), id);
    if (template) await countUse(tx, actor, template);
    return true;
  });
}

type Extras = {
  /** The moment of writing, which lags behind the act (H1). */
  at?: string;
  /** Taken as it is. */
  planned?: Planned;
  /** One of `nextNumbers`, for whoever asks for many of them at once. */
  number?: number | undefined;
  /** The version that was looked at: an old log was, by whoever brought it in. */
  looked?: number;
};

/** Within a change of the caller's: used by saving and by whatever brings in many. */
export async function insertRecord(
  tx: Tx,
  note: Note,
  actor: Pick<Actor, 'officeId' | 'staffId'>,
  id: string,
  fields: RecordFields,
  { at = new Date().toISOString(), planned = unplanned, number, looked = 0 }: Extras = {},
) {
  const own = number ?? (await nextNumbers(tx, 'record', 1))[0] ?? 0;
  const columns = toColumns(fields, own);
  const kept = { version: 1, updated_at: at, updated_by: actor.staffId };
  await tx
    .insertInto('record')
    .values({
      office_id: actor.officeId,
      id,
      staff_id: actor.staffId,
      ...columns,
      created_at: at,
      removed_at: null,
      removed_by: null,
      removed_reason: null,
      appointment_id: planned.appointmentId,
      follows_id: planned.followsId,
      looked,
      ...kept,
    })
    .execute();
  await indexText(tx, 'record', columns.timeline, bigrams(columns.search_text));
  await keepConfidential(tx, { ...actor, ...kept }, id, columns.timeline, fields.confidential);
  if (fields.nextStep !== '') await keepStep(tx, actor, id, fields);
  const row = { ...columns, staff_id: actor.staffId };
  await countIn(tx, actor.officeId, [{ sign: 1, row }]);
  note({
    verb: 'record.create',
    thing: 'record',
    id,
    plain: { area: fields.areaId, on: fields.occurredOn, kind: fields.kind },
  });
}

/** Removing hides; the reason and the person are kept, and it can be brought back. */
export async function removeRecord(
  db: Db,
  actor: Actor,
  id: string,
  reason: string,
): Promise<void> {
  await setRemoved(
    db,
    actor,
    id,
    { removed_at: new Date().toISOString(), removed_by: actor.staffId, removed_reason: reason },
    'record.remove',
  );
}

export async function restoreRecord(db: Db, actor: Actor, id: string): Promise<void> {
  await setRemoved(
    db,
    actor,
    id,
    { removed_at: null, removed_by: null, removed_reason: null },
    'record.restore',
  );
}

async function setRemoved(
  db: Db,
  actor: Actor,
  id: string,
  removed: Removed,
  verb: string,
): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await markRemoved(tx, actor.officeId, [id], removed);
    note({
      verb,
      thing: 'record',
      id,
      personal: removed.removed_reason ? { reason: removed.removed_reason } : {},
    });
  });
}

type Removed = Pick<RecordTable, 'removed_at' | 'removed_by' | 'removed_reason'>;

/** Within a change of the caller's. What is removed already, or stands already, stays as it is. */
export async function markRemoved(
  tx: Tx,
  officeId: string,
  ids: readonly string[],
  removed: Removed,
): Promise<void> {
  const isRemoval = removed.removed_at !== null;
  const rows = await tx
    .updateTable('record')
    .set(removed)
    .where('office_id', '=', officeId)
    .where('id', 'in', ids)
    .where('removed_at', isRemoval ? 'is' : 'is not', null)
    .returning(countedColumns)
    .execute();
  await countIn(
    tx,
    officeId,
    rows.map((row) => ({ sign: isRemoval ? -1 : 1, row })),
  );
}

/** The row as it stands, removed or not. Asks nothing: callers ask `mayReadRecord` with it. */
export async function rowOf(
  db: Db,
  officeId: string,
  id: string,
): Promise<RecordTable | undefined> {
  return db
    .selectFrom('record')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function stepOf(db: Db, officeId: string, recordId: string) {
  return db
    .selectFrom('next_step')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
}

/** Keeps the next step in its own row; none when nothing comes next. */
export async function keepStep(
  tx: Tx,
  actor: Pick<Actor, 'officeId' | 'staffId'>,
  recordId: string,
  fields: RecordFields,
): Promise<void> {
  if (fields.nextStep === '') {
    await tx
      .deleteFrom('next_step')
      .where('office_id', '=', actor.officeId)
      .where('record_id', '=', recordId)
      .execute();
    return;
  }
  const step = { area_id: fields.areaId, text: fields.nextStep, due_on: fields.nextOn };
  await tx
    .insertInto('next_step')
    .values({
      office_id: actor.officeId,
      record_id: recordId,
      staff_id: actor.staffId,
      done_at: null,
      done_by: null,
      ...step,
    })
    .onConflict((c) => c.columns(['office_id', 'record_id']).doUpdateSet(step))
    .execute();
}
