import { type Kysely, sql } from 'kysely';
import { belongsTo, index, kept, table } from './tables.ts';

/** Plans before acts, looking at records, templates, old logs, files, long jobs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAppointments(db);
  await createReviews(db);
  await createTemplates(db);
  await createImports(db);
  await createFiles(db);
  await createJobs(db);
}

async function createAppointments(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'appointment',
    {
      office_id: 'text',
      id: 'text',
      staff_id: 'text',
      area_id: 'text',
      planned_on: 'text',
      started_at: 'text',
      minutes: 'int?',
      place: 'text',
      kind: 'text?',
      verbs: 'int',
      support_main: 'text?',
      goal_id: 'text?',
      title: 'text',
      with_names: 'text',
      aim: 'text',
      position: 'text',
      follows_id: 'text?',
      search_text: 'text',
      dropped_at: 'text?',
      dropped_by: 'text?',
      dropped_reason: 'text?',
      created_at: 'text',
      ...kept,
    },
    ['office_id', 'id'],
    belongsTo('staff', 'staff_id'),
  );
  await index(db, 'appointment', ['office_id', 'planned_on']);
  await index(db, 'appointment', ['office_id', 'staff_id', 'planned_on']);
  await table(
    db,
    'appointment_staff',
    { office_id: 'text', appointment_id: 'text', staff_id: 'text' },
    ['office_id', 'appointment_id', 'staff_id'],
    belongsTo('appointment', 'appointment_id'),
  );
  await table(
    db,
    'appointment_move',
    {
      office_id: 'text',
      id: 'text',
      appointment_id: 'text',
      from_on: 'text',
      to_on: 'text',
      reason: 'text',
      at: 'text',
      by: 'text?',
    },
    ['office_id', 'id'],
    belongsTo('appointment', 'appointment_id'),
  );
  await table(
    db,
    'calendar_feed',
    { office_id: 'text', staff_id: 'text', token_hash: 'text', created_at: 'text' },
    ['office_id', 'staff_id'],
    belongsTo('staff', 'staff_id'),
  );
  await index(db, 'calendar_feed', ['token_hash'], true);
  for (const column of ['appointment_id', 'follows_id'])
    await db.schema.alterTable('record').addColumn(column, 'text').execute();
  await index(db, 'record', ['office_id', 'appointment_id']);
}

async function createReviews(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'record_review',
    { office_id: 'text', record_id: 'text', staff_id: 'text', version: 'int', at: 'text' },
    ['office_id', 'record_id', 'staff_id', 'version'],
    belongsTo('record', 'record_id'),
  );
  // What somebody looked at in one go is taken back in one go.
  await index(db, 'record_review', ['office_id', 'staff_id', 'at']);
  await db.schema
    .alterTable('record')
    .addColumn('looked', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  // What was written before anybody could look at it does not wait.
  await sql`update record set looked = version`.execute(db);
  // What waits is little; among all others it would be looked for in vain.
  await db.schema
    .createIndex('record_unlooked')
    .on('record')
    .columns(['office_id', 'timeline'])
    .where(sql.ref('looked'), '<', sql.ref('version'))
    .execute();
  await table(
    db,
    'record_comment',
    {
      office_id: 'text',
      id: 'text',
      record_id: 'text',
      staff_id: 'text',
      text: 'text',
      created_at: 'text',
      read_at: 'text?',
    },
    ['office_id', 'id'],
    belongsTo('record', 'record_id'),
  );
  await index(db, 'record_comment', ['office_id', 'record_id']);
  await db.schema
    .createIndex('record_comment_unread')
    .on('record_comment')
    .columns(['office_id', 'record_id'])
    .where(sql.ref('read_at'), 'is', null)
    .execute();
  await table(db, 'office_setting', { office_id: 'text', name: 'text', value: 'text', ...kept }, [
    'office_id',
    'name',
  ]);
}

async function createTemplates(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'template',
    {
      office_id: 'text',
      id: 'text',
      staff_id: 'text?',
      name: 'text',
      fields: 'text',
      sort: 'int',
      used: 'int',
      created_at: 'text',
      ...kept,
    },
    ['office_id', 'id'],
  );
}

async function createImports(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'import_batch',
    {
      office_id: 'text',
      id: 'text',
      kind: 'text',
      staff_id: 'text',
      file_name: 'text',
      rows: 'int',
      accepted: 'int',
      rejected: 'int',
      skipped: 'int',
      repaired: 'int',
      problems: 'text',
      rejected_rows: 'text',
      created_at: 'text',
      undone_at: 'text?',
      undone_by: 'text?',
    },
    ['office_id', 'id'],
    belongsTo('staff', 'staff_id'),
  );
  await table(
    db,
    'import_row',
    {
      office_id: 'text',
      batch_id: 'text',
      row: 'int',
      digest: 'text',
      thing_id: 'text',
    },
    ['office_id', 'batch_id', 'row'],
    belongsTo('import_batch', 'batch_id'),
  );
  await index(db, 'import_row', ['office_id', 'digest']);
  await table(
    db,
    'import_memory',
    {
      office_id: 'text',
      kind: 'text',
      about: 'text',
      typed: 'text',
      means: 'text',
      updated_at: 'text',
    },
    ['office_id', 'kind', 'about', 'typed'],
  );
}

async function createFiles(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'file',
    {
      office_id: 'text',
      id: 'text',
      record_id: 'text',
      room: 'text',
      name: 'text',
      caption: 'text',
      type: 'text',
      bytes: 'int',
      width: 'int?',
      height: 'int?',
      sha256: 'text',
      consent: 'text',
      consent_note: 'text',
      staff_id: 'text',
      search_text: 'text',
      created_at: 'text',
      removed_at: 'text?',
      removed_by: 'text?',
      removed_reason: 'text?',
      ...kept,
    },
    ['office_id', 'id'],
    belongsTo('record', 'record_id'),
  );
  await index(db, 'file', ['office_id', 'record_id']);
}

async function createJobs(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'job',
    {
      office_id: 'text',
      id: 'text',
      staff_id: 'text',
      kind: 'text',
      title: 'text',
      state: 'text',
      done: 'int',
      total: 'int?',
      result: 'text',
      created_at: 'text',
      updated_at: 'text',
      seen_at: 'text?',
    },
    ['office_id', 'id'],
    belongsTo('staff', 'staff_id'),
  );
  await index(db, 'job', ['office_id', 'staff_id', 'seen_at']);
}
