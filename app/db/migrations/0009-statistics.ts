import type { Kysely } from 'kysely';
import { belongsTo, index, table } from './tables.ts';

/** Who lives in the areas: surveys of a day, and what each says of each area (H10). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'series',
    {
      office_id: 'text',
      id: 'text',
      kind: 'text',
      source: 'text',
      as_of: 'text',
      file_name: 'text',
      rows: 'int',
      accepted: 'int',
      rejected: 'int',
      skipped: 'int',
      repaired: 'int',
      remarks: 'text',
      staff_id: 'text?',
      created_at: 'text',
      removed_at: 'text?',
      removed_by: 'text?',
    },
    ['office_id', 'id'],
  );
  await table(
    db,
    'series_row',
    {
      office_id: 'text',
      series_id: 'text',
      row: 'int',
      code: 'text?',
      city: 'text',
      name: 'text',
      area_id: 'text?',
      figures: 'text',
      ages: 'text',
    },
    ['office_id', 'series_id', 'row'],
    belongsTo('series', 'series_id'),
  );
  await index(db, 'series_row', ['office_id', 'area_id']);
}
