/** 掲載可否 of several files at once, as a consent says that was written down elsewhere. */
import type { Note } from '#app/db/audit.server.ts';
import type { Tx } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Written } from './file.ts';

/** Within a change of the caller's; gives those that are there, and of this record. */
export async function answerFor(
  tx: Tx,
  note: Note,
  { officeId, staffId }: Pick<Actor, 'officeId' | 'staffId'>,
  recordId: string,
  ids: readonly string[],
  { consent, consentNote }: Pick<Written, 'consent' | 'consentNote'>,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .updateTable('file')
    .set((e) => ({
      ...{ consent, consent_note: consentNote },
      version: e('version', '+', 1),
      updated_at: new Date().toISOString(),
      updated_by: staffId,
    }))
    .where('office_id', '=', officeId)
    .where('record_id', '=', recordId)
    .where('id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of rows)
    note({
      ...{ verb: 'file.edit', thing: 'record', id: recordId },
      plain: { file: id, fields: ['consent', 'consentNote'], consent },
    });
  return rows.map(({ id }) => id);
}
