import type { Db } from '#app/db/dialect.server.ts';
import { seal } from '#app/db/keys.server.ts';
import { importAreas } from '#app/features/areas/import.server.ts';
import { bytesOf } from './area-files.ts';
import { OFFICE, people } from './cast.ts';

/** A zone and a town that mori brought in. */
export async function buildAreaBatch(db: Db, id: string): Promise<void> {
  const who = { officeId: OFFICE, staffId: people.mori.id };
  const file = bytesOf('町丁目,避難所\n中央町一丁目,中央小学校\n');
  const { batchId } = await importAreas(db, who, file, '2026-11-01', '地域.csv');
  await db.updateTable('import_batch').set({ id }).where('id', '=', batchId).execute();
}

/** A file that mori brought in, of which one row was not taken. */

export async function buildBatch(db: Db, id: string): Promise<void> {
  const rejected = { headings: ['日付'], rows: [{ row: 2, cells: ['13/1'], reason: 'わけ' }] };
  await db
    .insertInto('import_batch')
    .values({
      office_id: OFFICE,
      id,
      kind: 'records',
      staff_id: people.mori.id,
      file_name: '活動記録.csv',
      rows: 1,
      accepted: 0,
      rejected: 1,
      skipped: 0,
      repaired: 0,
      problems: JSON.stringify([{ row: 2, column: 'A列「日付」', reason: 'わけ' }]),
      rejected_rows: seal(JSON.stringify(rejected)),
      created_at: '2026-11-01T00:00:00.000Z',
      undone_at: null,
      undone_by: null,
      did: null,
      kept: null,
    })
    .execute();
}
