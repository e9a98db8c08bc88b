/** Files of a record as one person may see them: the rules of the record are theirs. */
import type { Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { isConfidential, type Room } from '../files/file.ts';
import { type FileRow, fileOf, filesAsText } from '../files/files.server.ts';
import { fileFrom } from '../files/text.ts';
import type { Beside } from './confidential.server.ts';
import { placeOf, reachRecord } from './reach.server.ts';
import { mayEditRecord, mayReadConfidential } from './record.ts';

export type Row = Pick<RecordTable, 'office_id' | 'id' | 'area_id' | 'staff_id'>;

function roomsFor(actor: Actor, row: Row): Room[] {
  const place = { areaId: row.area_id, staffId: row.staff_id };
  return mayReadConfidential(actor, place) ? ['shared', 'confidential'] : ['shared'];
}

/** For `readStates`: the files are read with what else the page asks. */
export function filesBeside(db: Db, actor: Actor, row: Row): Beside {
  return {
    rows: filesAsText(db, row.office_id, row.id, roomsFor(actor, row)),
    isConfidential: (text) => isConfidential(fileFrom(text)),
  };
}

type Named = { id?: string; file?: string };

/** The file that the address names, or 404 for who may not know of it. */
export async function reachFile(db: Db, actor: Actor, named: Named): Promise<FileRow> {
  const { file } = await reachBoth(db, actor, named);
  if (file.removed_at) throw notFound();
  return file;
}

/** The same to change it. */
export async function reachFileToEdit(db: Db, actor: Actor, named: Named): Promise<FileRow> {
  const file = await reachFileToRestore(db, actor, named);
  if (file.removed_at) throw notFound();
  return file;
}

/** The same also for one that was removed. */
export async function reachFileToRestore(db: Db, actor: Actor, named: Named): Promise<FileRow> {
  const { row, file } = await reachBoth(db, actor, named);
  if (!mayEditRecord(actor, placeOf(row))) throw forbidden();
  return file;
}

async function reachBoth(db: Db, actor: Actor, { id = '', file: fileId = '' }: Named) {
  const row = await reachRecord(db, actor, id);
  const file = isId(fileId) ? await fileOf(db, actor.officeId, row.id, fileId) : undefined;
  if (!file || !roomsFor(actor, row).includes(file.room)) throw notFound();
  return { row, file };
}
