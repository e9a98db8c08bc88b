/** A file of areas that was brought in, with what it did, so that it can be undone as a whole (R10). */
import type { Who } from '#app/db/audit.server.ts';
import type { Tx } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import type { Did } from './did.ts';
import type { AreasReport } from './import.server.ts';

export async function insertBatch(
  tx: Tx,
  who: Who,
  fileName: string,
  { rows, accepted, rejected, skipped, repaired, problems }: AreasReport,
  did: Did,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('import_batch')
    .values({
      office_id: who.officeId,
      id,
      kind: 'areas',
      staff_id: who.staffId ?? (await headOf(tx, who.officeId)),
      file_name: fileName,
      ...{ rows, accepted, rejected, skipped, repaired },
      problems: JSON.stringify(problems),
      rejected_rows: '',
      created_at: new Date().toISOString(),
      undone_at: null,
      undone_by: null,
      did: JSON.stringify(did),
      kept: null,
    })
    .execute();
  return id;
}

/** The command line is nobody; who has been answering longest stands for it, as for an old log. */
async function headOf(tx: Tx, officeId: string): Promise<string> {
  const { id } = await tx
    .selectFrom('staff')
    .select('id')
    .where('office_id', '=', officeId)
    .where('role', 'in', ['manager', 'admin'])
    .where('left_on', 'is', null)
    .orderBy('joined_on')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}
