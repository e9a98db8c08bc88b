/**
 * Records whose time is over, erased in both rooms. The row stays with what is counted of it, so
 * that every figure stays and still leads to its records (decision 022); all texts are gone.
 */
import type { Note } from '#app/db/audit.server.ts';
import { type Db, type Tx, unindexText } from '#app/db/dialect.server.ts';
import { ERASED, type Keeping } from '#app/db/keeping.server.ts';
import { eraseFilesOf } from '../files/erase.server.ts';
import { eraseComments } from '../reviews/erase.server.ts';
import { eraseStoriesOf } from '../stories/erase.server.ts';
import { eraseConfidential } from './confidential-erase.server.ts';
import { recordsBefore } from './finished.server.ts';

export const recordKeeping: Keeping = {
  kind: 'record',
  label: '行動記録',
  holds:
    '記録の文のすべてです。内密の欄、写真、ひとことも、いっしょに消えます。日付・地域・種類・時間・人数は、数えるために残ります。',
  usual: 10,
  why: '一つの地域の取り組みは5年をこえて続くので、次の人が読めるようにします。',
  finished: finishedRecords,
  erase: eraseRecords,
};

function finishedRecords(db: Db, officeId: string, before: string) {
  return recordsBefore(db, officeId, before).where('r.erased_at', 'is', null);
}

/** Within a change. Gives the files whose bytes are dropped after it. */
export async function eraseRecords(
  tx: Tx,
  note: Note,
  officeId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const files = await eraseConfidential(tx, note, officeId, ids);
  files.push(...(await eraseFilesOf(tx, note, officeId, ids, ['shared'])));
  await eraseComments(tx, note, officeId, ids);
  await eraseStoriesOf(tx, officeId, ids);
  for (const table of ['record_version', 'next_step'] as const)
    await tx
      .deleteFrom(table)
      .where('office_id', '=', officeId)
      .where('record_id', 'in', [...ids])
      .execute();
  await emptyRows(tx, note, officeId, ids);
  return files;
}

async function emptyRows(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  const texts = { place: '', with_names: '', aim: '', position: '', noticed: '', done: ERASED };
  const rows = await tx
    .updateTable('record')
    .set({ ...texts, search_text: '', removed_reason: null, erased_at: new Date().toISOString() })
    .where('office_id', '=', officeId)
    .where('id', 'in', [...ids])
    .where('erased_at', 'is', null)
    .returning(['id', 'timeline'])
    .execute();
  for (const { id, timeline } of rows) {
    await unindexText(tx, 'record', timeline);
    note({ verb: 'record.erase', thing: 'record', id });
  }
}
