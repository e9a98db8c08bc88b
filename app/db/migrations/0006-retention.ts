import type { Kysely } from 'kysely';
import { belongsTo, index, table } from './tables.ts';

/** How long things are kept, what is held back, and what was erased with whose approval. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const erased of ['record', 'appointment'])
    await db.schema.alterTable(erased).addColumn('erased_at', 'text').execute();
  await table(
    db,
    'retention_rule',
    {
      office_id: 'text',
      kind: 'text',
      from_on: 'text',
      years: 'int?',
      set_at: 'text',
      set_by: 'text?',
    },
    ['office_id', 'kind', 'from_on'],
  );
  await table(
    db,
    'retention_hold',
    {
      office_id: 'text',
      kind: 'text',
      thing_id: 'text',
      reason: 'text',
      until_on: 'text',
      at: 'text',
      by: 'text?',
    },
    ['office_id', 'kind', 'thing_id'],
  );
  await createDisposals(db);
}

async function createDisposals(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'disposal',
    {
      office_id: 'text',
      id: 'text',
      kind: 'text',
      years: 'int',
      from_on: 'text',
      until_on: 'text',
      proposed: 'int',
      proposed_at: 'text',
      proposed_by: 'text',
      proposer: 'text',
      refused_at: 'text?',
      refused_by: 'text?',
      refused_reason: 'text?',
      approved_at: 'text?',
      approved_by: 'text?',
      approver: 'text?',
      erased: 'int?',
      erased_at: 'text?',
      ids_hash: 'text?',
      cleaned_at: 'text?',
    },
    ['office_id', 'id'],
    belongsTo('staff', 'proposed_by'),
  );
  await table(
    db,
    'disposal_item',
    { office_id: 'text', disposal_id: 'text', thing_id: 'text', erased_at: 'text?' },
    ['office_id', 'disposal_id', 'thing_id'],
    belongsTo('disposal', 'disposal_id'),
  );
  // Which certificate tells of a thing, and whether it stands in a proposal already.
  await index(db, 'disposal_item', ['office_id', 'thing_id']);
}
