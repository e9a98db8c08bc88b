/** Correcting a record, also when two people do it at once (R9). */
import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, indexText, lockRow, type Tx, unindexText } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { bigrams } from '#app/lib/japanese.ts';
import { numberOf } from '#app/lib/timeline.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { dropDraft } from '../drafts/drafts.server.ts';
import { countIn, countsAlike } from '../figures/tally.server.ts';
import { changeConfidential, readPart } from './confidential.server.ts';
import { type Clash, changedFields, merge } from './merge.ts';
import type { RecordFields } from './record.ts';
import { keepStep, rowOf, stepOf } from './records.server.ts';
import { toColumns, toConfidential, toShared } from './rows.ts';

export type Edited =
  | { done: true; taken: string[] }
  | { done: false; clashes: Clash[]; version: number };

/**
 * Saves over version `base`. When somebody saved meanwhile, different fields merge and are
 * named in `taken`; the same field in both is a clash, nothing is saved and both texts come back.
 */
export async function editRecord(
  db: Db,
  actor: Actor,
  id: string,
  base: number,
  fields: RecordFields,
): Promise<Edited> {
  return change(db, who(actor), async (tx, note) => {
    await lockRow(tx, 'record', actor.officeId, id);
    const row = await rowOf(tx, actor.officeId, id);
    if (!row || row.erased_at) throw new Error('Editing a record that is not there');
    const current = await wholeOf(tx, row);
    const began =
      row.version === base ? current : await fieldsAt(tx, actor.officeId, id, base, current);
    const merged = merge(began, fields, current);
    if (merged.clashes.length > 0) {
      note({
        verb: 'record.clash',
        thing: 'record',
        id,
        plain: { fields: merged.clashes.map((c) => c.field) },
      });
      return { done: false, clashes: merged.clashes, version: row.version };
    }
    await replace(tx, note, actor, row, current, merged.fields);
    await dropDraft(tx, who(actor), id);
    return { done: true, taken: merged.taken };
  });
}

async function replace(
  tx: Tx,
  note: Note,
  actor: Actor,
  row: RecordTable,
  before: RecordFields,
  after: RecordFields,
) {
  const changed = changedFields(before, after);
  if (changed.length === 0) {
    note({ verb: 'record.same', thing: 'record', id: row.id });
    return;
  }
  const now = new Date().toISOString();
  const columns = toColumns(after, numberOf(row.timeline));
  const by = { version: row.version + 1, updated_at: now, updated_by: actor.staffId };
  await keepVersion(tx, row, before);
  await tx
    .updateTable('record')
    .set({ ...columns, ...by })
    .where('office_id', '=', row.office_id)
    .where('id', '=', row.id)
    .execute();
  await recount(tx, row, columns);
  await changeConfidential(
    tx,
    { ...actor, ...by, version: row.version },
    row,
    columns.timeline,
    before.confidential,
    after.confidential,
  );
  await keepStep(tx, { officeId: row.office_id, staffId: row.staff_id }, row.id, after);
  note({
    verb: 'record.edit',
    thing: 'record',
    id: row.id,
    personal: Object.fromEntries(changed.map((f) => [f, flatValue(after, f)])),
  });
}

async function keepVersion(tx: Tx, row: RecordTable, { confidential: _, ...shared }: RecordFields) {
  await tx
    .insertInto('record_version')
    .values({
      office_id: row.office_id,
      record_id: row.id,
      version: row.version,
      at: row.updated_at,
      by: row.updated_by,
      fields: JSON.stringify(shared),
    })
    .execute();
}

/** In the sums and in the index of words, where that differs. */
async function recount(tx: Tx, row: RecordTable, columns: ReturnType<typeof toColumns>) {
  const counted = { ...row, ...columns };
  if (row.removed_at === null && !countsAlike(row, counted))
    await countIn(tx, row.office_id, [
      { sign: -1, row },
      { sign: 1, row: counted },
    ]);
  if (columns.search_text === row.search_text && columns.timeline === row.timeline) return;
  await unindexText(tx, 'record', row.timeline);
  await indexText(tx, 'record', columns.timeline, bigrams(columns.search_text));
}

function flatValue(fields: RecordFields, field: string): string {
  const { confidential, ...shared } = fields;
  const all: Record<string, unknown> = {
    ...shared,
    'confidential.who': confidential.who,
    'confidential.detail': confidential.detail,
  };
  return JSON.stringify(all[field] ?? null);
}

async function wholeOf(tx: Db, row: RecordTable): Promise<RecordFields> {
  const step = await stepOf(tx, row.office_id, row.id);
  const part = await readPart(tx, row.office_id, row.id);
  return { ...toShared(row, step ?? null), confidential: toConfidential(part) };
}

/** All fields as version `version` had them; what did not change since is as it is now. */
async function fieldsAt(
  tx: Db,
  officeId: string,
  id: string,
  version: number,
  current: RecordFields,
): Promise<RecordFields> {
  const at = (table: 'record_version' | 'record_confidential_version') =>
    tx
      .selectFrom(table)
      .select('fields')
      .where('office_id', '=', officeId)
      .where('record_id', '=', id)
      .where('version', '>=', version)
      .orderBy('version')
      .executeTakeFirst();
  const shared = await at('record_version');
  const part = await at('record_confidential_version');
  return {
    ...(shared ? JSON.parse(shared.fields) : current),
    confidential: part ? JSON.parse(part.fields) : current.confidential,
  };
}
