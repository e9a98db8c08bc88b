/** The other room, emptied for ever. Beside confidential.server.ts this alone touches its tables; it reads no text. */
import { sql } from 'kysely';
import type { Note } from '#app/db/audit.server.ts';
import { type Db, type Tx, unindexText } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';
import { eraseFilesOf } from '../files/erase.server.ts';
import { keyOf } from './day-texts.server.ts';
import { recordsBefore } from './finished.server.ts';

export const confidentialKeeping: Keeping = {
  kind: 'confidential',
  label: '内密の欄',
  holds:
    'だれのことか、何を聞いたか。直す前の文と、内密の写真もいっしょに消えます。記録のほかの部分は残ります。',
  usual: 5,
  why: '支援が終わって5年を、相談の記録の目安にする事業所が多いからです。続いている人の分は、保留にします。',
  finished: finishedParts,
  erase: eraseConfidential,
  isPrivate: true,
};

/** Records with anything in the other room, named by their shared part. */
function finishedParts(db: Db, officeId: string, before: string) {
  return recordsBefore(db, officeId, before).where(
    sql<boolean>`(${has('record_confidential')} or ${has('record_confidential_version')}
        or ${has('file', sql`and c.room = 'confidential'`)})`,
  );
}

const has = (table: string, more = sql``) =>
  sql`exists (select 1 from ${sql.table(table)} c
    where c.office_id = r.office_id and c.record_id = r.id ${more})`;

/**
 * The confidential part of these records with all that it was before, its photos, and what anybody
 * typed into their forms and did not save. Gives the files whose bytes are dropped after the change.
 */
export async function eraseConfidential(
  tx: Tx,
  note: Note,
  officeId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const parts = await tx
    .deleteFrom('record_confidential')
    .where('office_id', '=', officeId)
    .where('record_id', 'in', [...ids])
    .returning('timeline')
    .execute();
  for (const { timeline } of parts) await unindexText(tx, 'record_confidential', timeline);
  await tx
    .deleteFrom('record_confidential_version')
    .where('office_id', '=', officeId)
    .where('record_id', 'in', [...ids])
    .execute();
  await tx
    .deleteFrom('draft')
    .where('office_id', '=', officeId)
    .where('key', 'in', [...ids, ...ids.map(keyOf)])
    .execute();
  for (const id of ids) note({ verb: 'confidential.erase', thing: 'record', id });
  return eraseFilesOf(tx, note, officeId, ids, ['confidential']);
}
