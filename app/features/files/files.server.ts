import { sql } from 'kysely';
import { change } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { FileTable } from '#app/db/schema.ts';
import { normalise } from '#app/lib/japanese.ts';
import { type Base, mergeTexts, type Saved, toSaved } from '#app/lib/merge.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Room, Written } from './file.ts';
import { columns, SIGN } from './text.ts';

type By = Pick<Actor, 'officeId' | 'staffId'>;
export type FileRow = FileTable;

/** Of a record, the oldest first, in the rooms that the caller may enter; removed ones too. */
export function filesOf(
  db: Db,
  officeId: string,
  recordId: string,
  rooms: readonly Room[],
): Promise<FileRow[]> {
  return db
    .selectFrom('file')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('record_id', '=', recordId)
    .where('room', 'in', [...rooms])
    .orderBy('id')
    .execute();
}

/** The same, each as one text in a row as of a record's earlier states: see `fileFrom`. */
export function filesAsText(db: Db, officeId: string, recordId: string, rooms: readonly Room[]) {
  const parts = columns.map(
    (column) =>
      sql`replace(coalesce(cast(${sql.ref(`f.${column}`)} as text), ''), ${sql.lit(SIGN)}, '')`,
  );
  const text = sql<string>`${sql.join(parts, sql` || ${sql.lit(SIGN)} || `)}`;
  return db
    .selectFrom('file as f')
    .select([sql.lit<string>('beside').as('room'), 'f.version', 'f.updated_at as at'])
    .select([sql<string | null>`f.updated_by`.as('by'), text.as('fields')])
    .select([sql.lit('').as('who'), sql.lit('').as('detail')])
    .where('f.office_id', '=', officeId)
    .where('f.record_id', '=', recordId)
    .where('f.room', 'in', [...rooms]);
}

/** One of a record, whatever its room: the caller asks for that. */
export function fileOf(
  db: Db,
  officeId: string,
  recordId: string,
  id: string,
): Promise<FileRow | undefined> {
  return db
    .selectFrom('file')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function writtenOf(row: FileRow): Written {
  const { caption, room, consent, consent_note: consentNote } = row;
  return { caption, room, consent, consentNote };
}

/** Two people at one file: what only one of them changed is kept from both (R9). */
export async function changeFile(
  db: Db,
  by: By,
  { id, record_id }: Pick<FileRow, 'id' | 'record_id'>,
  base: Base,
  mine: Written,
): Promise<Saved<Written>> {
  return change(db, by, async (tx, note) => {
    const row = await lockedFile(tx, by.officeId, id);
    const now = writtenOf(row);
    const merged = mergeTexts(base, { version: row.version, fields: now }, mine);
    const line = { thing: 'record', id: record_id };
    const changed = (Object.keys(now) as (keyof Written)[]).filter(
      (field) => merged.fields[field] !== now[field],
    );
    if (merged.clashes.length > 0 || changed.length === 0)
      note({ ...line, verb: 'file.edit', plain: { file: id, fields: [] } });
    else {
      await writeFields(tx, by, row, merged.fields);
      const { room, consent, caption, consentNote } = merged.fields;
      note({
        ...line,
        verb: 'file.edit',
        plain: { file: id, fields: changed, room, wasRoom: row.room, consent },
        personal: { caption, consentNote },
      });
    }
    return toSaved(merged, row.version, now);
  });
}

function lockedFile(tx: Tx, officeId: string, id: string): Promise<FileRow> {
  return tx
    .updateTable('file')
    .set((e) => ({ version: e.ref('version') }))
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function writeFields(tx: Tx, by: By, row: FileRow, fields: Written): Promise<void> {
  const { caption, room, consent, consentNote } = fields;
  await tx
    .updateTable('file')
    .set({
      caption,
      room,
      consent,
      consent_note: consentNote,
      search_text: normalise(`${caption}\n${row.name}`),
      version: row.version + 1,
      updated_at: new Date().toISOString(),
      updated_by: by.staffId,
    })
    .where('office_id', '=', by.officeId)
    .where('id', '=', row.id)
    .execute();
}

/** Removing hides; for thirty days it can be brought back, then the bytes go. */
export async function removeFile(db: Db, by: By, row: FileRow, reason: string): Promise<void> {
  await setRemoved(db, by, row, {
    removed_at: new Date().toISOString(),
    removed_by: by.staffId,
    removed_reason: reason,
  });
}

export async function restoreFile(db: Db, by: By, row: FileRow): Promise<void> {
  await setRemoved(db, by, row, { removed_at: null, removed_by: null, removed_reason: null });
}

type Removed = Pick<FileTable, 'removed_at' | 'removed_by' | 'removed_reason'>;

async function setRemoved(
  db: Db,
  by: By,
  { id, record_id }: FileRow,
  removed: Removed,
): Promise<void> {
  await change(db, by, async (tx, note) => {
    await tx
      .updateTable('file')
      .set(removed)
      .where('office_id', '=', by.officeId)
      .where('id', '=', id)
      .execute();
    note({
      verb: removed.removed_at ? 'file.remove' : 'file.restore',
      thing: 'record',
      id: record_id,
      plain: { file: id },
      personal: removed.removed_reason ? { reason: removed.removed_reason } : {},
    });
  });
}

/** Looking into the confidential room leaves a line, a small picture too (S6). */
export async function noteLook(db: Db, by: By, row: FileRow): Promise<void> {
  if (row.room === 'shared') return;
  await change(db, by, async (_tx, note) =>
    note({ verb: 'file.read', thing: 'record', id: row.record_id, plain: { file: row.id } }),
  );
}
