import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { belongsTo, index, kept, table } from './tables.ts';

/** What the overview counts, and the reports that are made of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('record').addColumn('course', 'text').execute();
  // Lists are narrowed by what a figure of the overview counts (P1).
  for (const column of ['through', 'course'])
    await index(db, 'record', ['office_id', column, 'timeline']);
  // What came from an old log is left out where it is asked how soon people write.
  await index(db, 'import_row', ['office_id', 'thing_id']);
  await createTally(db);
  await createReports(db);
}

async function createTally(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'tally',
    {
      office_id: 'text',
      cut: 'text',
      span: 'text',
      a: 'text',
      b: 'text',
      records: 'int',
      minutes: 'int',
      heads: 'int',
    },
    ['office_id', 'cut', 'span', 'a', 'b'],
  );
  await table(
    db,
    'tally_change',
    {
      office_id: 'text',
      id: 'text',
      sign: 'int',
      month: 'text',
      area_id: 'text',
      staff_id: 'text',
      kind: 'text',
      means: 'text?',
      verbs: 'int',
      support_main: 'text',
      through: 'text?',
      about: 'text',
      goal_id: 'text?',
      course: 'text?',
      minutes: 'int?',
      headcount: 'int?',
    },
    ['office_id', 'id'],
  );
  // What stands already is counted like what comes: by and by, and exactly from the first look.
  await sql`insert into tally_change (office_id, id, sign, month, area_id, staff_id, kind, means, verbs,
      support_main, through, about, goal_id, course, minutes, headcount)
    select office_id, id, 1, month, area_id, staff_id, kind, means, verbs,
      support_main, through, about, goal_id, course, minutes, headcount
    from record where removed_at is null`.execute(db);
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'report',
    {
      office_id: 'text',
      id: 'text',
      title: 'text',
      scope: 'text',
      area_id: 'text?',
      staff_id: 'text?',
      from_on: 'text',
      until_on: 'text',
      words: 'text',
      figures: 'text?',
      fixed_at: 'text?',
      fixed_by: 'text?',
      written_by: 'text',
      created_at: 'text',
      removed_at: 'text?',
      removed_by: 'text?',
      ...kept,
    },
    ['office_id', 'id'],
    belongsTo('staff', 'written_by'),
  );
  await index(db, 'report', ['office_id', 'until_on']);
  await table(
    db,
    'report_story',
    {
      office_id: 'text',
      report_id: 'text',
      record_id: 'text',
      place: 'int',
      text: 'text',
      confirmed_at: 'text?',
      confirmed_by: 'text?',
    },
    ['office_id', 'report_id', 'record_id'],
    (t) => belongsTo('record', 'record_id')(belongsTo('report', 'report_id')(t)),
  );
  await table(
    db,
    'mapping',
    {
      office_id: 'text',
      fiscal_year: 'int',
      form: 'text',
      target: 'text',
      head: 'text',
      code: 'text',
      updated_at: 'text',
      updated_by: 'text?',
    },
    ['office_id', 'fiscal_year', 'form', 'target', 'head', 'code'],
  );
}
