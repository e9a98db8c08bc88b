import type { Kysely } from 'kysely';
import { belongsTo, index, kept, table } from './tables.ts';

/** What people may ask of their own data, what they agreed to, and what leaked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createConsents(db);
  await createRequests(db);
  await createLeaks(db);
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'consent',
    {
      office_id: 'text',
      id: 'text',
      name: 'text',
      scope: 'text',
      what: 'text',
      area_id: 'text',
      record_id: 'text?',
      given_on: 'text',
      until_on: 'text?',
      means: 'text',
      taken_by: 'text',
      note: 'text',
      withdrawn_on: 'text?',
      created_at: 'text',
      ...kept,
    },
    ['office_id', 'id'],
    belongsTo('staff', 'taken_by'),
  );
  await index(db, 'consent', ['office_id', 'area_id']);
  await index(db, 'consent', ['office_id', 'record_id']);
  await table(
    db,
    'consent_file',
    { office_id: 'text', consent_id: 'text', file_id: 'text' },
    ['office_id', 'consent_id', 'file_id'],
    belongsTo('consent', 'consent_id'),
  );
}

async function createRequests(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'request',
    {
      office_id: 'text',
      id: 'text',
      kind: 'text',
      name: 'text',
      spellings: 'text',
      phone: 'text',
      address: 'text',
      asker: 'text',
      agent: 'text',
      identity: 'text',
      wish: 'text',
      asked_on: 'text',
      due_on: 'text',
      extended_reason: 'text',
      decision: 'text?',
      decision_reason: 'text',
      decided_on: 'text?',
      decided_by: 'text?',
      closed_at: 'text?',
      written_by: 'text',
      created_at: 'text',
      ...kept,
    },
    ['office_id', 'id'],
    belongsTo('staff', 'written_by'),
  );
  await table(
    db,
    'request_piece',
    {
      office_id: 'text',
      request_id: 'text',
      thing: 'text',
      thing_id: 'text',
      text: 'text',
      withheld: 'text',
      /** Of a record when it was chosen: a later one was corrected since. */
      seen_version: 'int',
      confirmed_at: 'text?',
      confirmed_by: 'text?',
    },
    ['office_id', 'request_id', 'thing', 'thing_id'],
    belongsTo('request', 'request_id'),
  );
  await table(
    db,
    'record_stop',
    { office_id: 'text', record_id: 'text', request_id: 'text', at: 'text' },
    ['office_id', 'record_id'],
    belongsTo('request', 'request_id'),
  );
}

async function createLeaks(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'leak',
    {
      office_id: 'text',
      id: 'text',
      kind: 'text',
      title: 'text',
      noticed_on: 'text',
      wrongful: 'int',
      asked: 'text',
      words: 'text',
      first_on: 'text?',
      final_on: 'text?',
      written_by: 'text',
      created_at: 'text',
      ...kept,
    },
    ['office_id', 'id'],
    belongsTo('staff', 'written_by'),
  );
}
