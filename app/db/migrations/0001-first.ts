import { type Kysely, sql } from 'kysely';
import { createNumbers, createSearchIndex, type Db } from '../dialect.server.ts';
import { belongsTo, index, kept, table } from './tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccounts(db);
  await createAreas(db);
  await createPurposes(db);
  await createRecords(db);
  await createAudit(db);
  const typed = db as Db;
  await createNumbers(typed);
  await createSearchIndex(typed, 'record');
  await createSearchIndex(typed, 'record_confidential');
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'office',
    { id: 'text', name: 'text', kind: 'text', created_at: 'text', ...kept },
    ['id'],
  );
  await table(
    db,
    'staff',
    {
      office_id: 'text',
      id: 'text',
      name: 'text',
      kana: 'text',
      email: 'text',
      role: 'text',
      joined_on: 'text',
      left_on: 'text?',
      ...kept,
    },
    ['office_id', 'id'],
  );
  // A person signs in by e-mail before the office is known.
  await index(db, 'staff', ['email'], true);
  await table(
    db,
    'credential',
    {
      office_id: 'text',
      staff_id: 'text',
      password_hash: 'text?',
      totp_secret: 'text?',
      totp_confirmed_at: 'text?',
      totp_step: 'int',
      updated_at: 'text',
    },
    ['office_id', 'staff_id'],
    belongsTo('staff', 'staff_id'),
  );
  await table(
    db,
    'recovery_code',
    { office_id: 'text', staff_id: 'text', code_hash: 'text', used_at: 'text?' },
    ['office_id', 'staff_id', 'code_hash'],
    belongsTo('staff', 'staff_id'),
  );
  await table(
    db,
    'passkey',
    {
      office_id: 'text',
      id: 'text',
      staff_id: 'text',
      credential_id: 'text',
      public_key: 'text',
      counter: 'int',
      transports: 'text',
      name: 'text',
      created_at: 'text',
      used_at: 'text?',
    },
    ['office_id', 'id'],
    belongsTo('staff', 'staff_id'),
  );
  await index(db, 'passkey', ['credential_id'], true);
  await table(
    db,
    'session',
    {
      office_id: 'text',
      token_hash: 'text',
      staff_id: 'text',
      stage: 'text',
      created_at: 'text',
      seen_at: 'text',
      ended_at: 'text?',
    },
    ['office_id', 'token_hash'],
    belongsTo('staff', 'staff_id'),
  );
  await index(db, 'session', ['token_hash'], true);
  await table(
    db,
    'trusted_device',
    {
      office_id: 'text',
      token_hash: 'text',
      staff_id: 'text',
      label: 'text',
      created_at: 'text',
      expires_at: 'text',
    },
    ['office_id', 'token_hash'],
    belongsTo('staff', 'staff_id'),
  );
  await table(db, 'sign_in_try', { id: 'text', key: 'text', at: 'text' }, ['id']);
  await index(db, 'sign_in_try', ['key', 'at']);
  await table(db, 'challenge', { id: 'text', challenge: 'text', expires_at: 'text' }, ['id']);
  await table(
    db,
    'invitation',
    {
      office_id: 'text',
      id: 'text',
      token_hash: 'text',
      staff_id: 'text',
      created_at: 'text',
      created_by: 'text?',
      expires_at: 'text',
      used_at: 'text?',
    },
    ['office_id', 'id'],
    belongsTo('staff', 'staff_id'),
  );
  await index(db, 'invitation', ['token_hash'], true);
}

async function createAreas(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'area',
    {
      office_id: 'text',
      id: 'text',
      kind: 'text',
      name: 'text',
      kana: 'text',
      key: 'text',
      lat: 'real?',
      lng: 'real?',
      from_on: 'text?',
      until_on: 'text?',
      source: 'text',
      source_key: 'text?',
      ...kept,
    },
    ['office_id', 'id'],
  );
  await table(
    db,
    'area_parent',
    {
      office_id: 'text',
      child_id: 'text',
      parent_id: 'text',
      from_on: 'text',
      until_on: 'text?',
      standing: 'text',
      source: 'text',
      metres: 'int?',
      updated_at: 'text',
      updated_by: 'text?',
    },
    ['office_id', 'child_id', 'parent_id', 'from_on'],
    (t) => belongsTo('area', 'child_id')(t),
  );
  await index(db, 'area_parent', ['office_id', 'parent_id']);
  await table(
    db,
    'area_name',
    { office_id: 'text', area_id: 'text', name: 'text', key: 'text' },
    ['office_id', 'area_id', 'name'],
    belongsTo('area', 'area_id'),
  );
  await table(
    db,
    'assignment',
    {
      office_id: 'text',
      id: 'text',
      staff_id: 'text',
      area_id: 'text',
      support: 'text',
      duty: 'text',
      from_on: 'text',
      until_on: 'text?',
      ...kept,
    },
    ['office_id', 'id'],
    (t) => belongsTo('area', 'area_id')(belongsTo('staff', 'staff_id')(t)),
  );
  await index(db, 'assignment', ['office_id', 'staff_id']);
}

async function createPurposes(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'code',
    {
      office_id: 'text',
      list: 'text',
      code: 'text',
      label: 'text',
      grp: 'text',
      sort: 'int',
      from_on: 'text?',
      until_on: 'text?',
      ...kept,
    },
    ['office_id', 'list', 'code'],
  );
  await table(
    db,
    'plan',
    {
      office_id: 'text',
      id: 'text',
      name: 'text',
      edition: 'text',
      purpose: 'text',
      from_on: 'text',
      until_on: 'text',
      review: 'text',
      ...kept,
    },
    ['office_id', 'id'],
  );
  await table(
    db,
    'goal',
    {
      office_id: 'text',
      id: 'text',
      plan_id: 'text',
      text: 'text',
      sort: 'int',
      until_on: 'text?',
      ...kept,
    },
    ['office_id', 'id'],
    belongsTo('plan', 'plan_id'),
  );
  await table(
    db,
    'principle',
    {
      office_id: 'text',
      id: 'text',
      kind: 'text',
      verb: 'text?',
      text: 'text',
      sort: 'int',
      ...kept,
    },
    ['office_id', 'id'],
  );
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'record',
    {
      office_id: 'text',
      id: 'text',
      staff_id: 'text',
      area_id: 'text',
      occurred_on: 'text',
      started_at: 'text',
      minutes: 'int?',
      place: 'text',
      kind: 'text',
      means: 'text?',
      verbs: 'int',
      support_main: 'text',
      support_second: 'text?',
      goal_id: 'text?',
      with_names: 'text',
      headcount: 'int?',
      aim: 'text',
      position: 'text',
      done: 'text',
      noticed: 'text',
      result: 'text?',
      through: 'text?',
      about: 'text',
      connected: 'text',
      completeness: 'int',
      fiscal_year: 'int',
      half: 'int',
      month: 'text',
      timeline: 'big',
      search_text: 'text',
      created_at: 'text',
      removed_at: 'text?',
      removed_by: 'text?',
      removed_reason: 'text?',
      ...kept,
    },
    ['office_id', 'id'],
    (t) => belongsTo('area', 'area_id')(belongsTo('staff', 'staff_id')(t)),
  );
  await index(db, 'record', ['timeline'], true);
  await index(db, 'record', ['office_id', 'timeline']);
  await index(db, 'record', ['office_id', 'area_id', 'timeline']);
  await index(db, 'record', ['office_id', 'staff_id', 'timeline']);
  for (const column of ['kind', 'goal_id', 'means', 'support_main', 'support_second'])
    await index(db, 'record', ['office_id', column, 'timeline']);
  // Hardly any are removed; among all others they would be looked for in vain.
  await db.schema
    .createIndex('record_removed')
    .on('record')
    .columns(['office_id', 'timeline'])
    .where(sql.ref('removed_at'), 'is not', null)
    .execute();
  await table(
    db,
    'record_confidential',
    {
      office_id: 'text',
      record_id: 'text',
      who: 'text',
      detail: 'text',
      timeline: 'big',
      search_text: 'text',
      ...kept,
    },
    ['office_id', 'record_id'],
    belongsTo('record', 'record_id'),
  );
  await index(db, 'record_confidential', ['timeline'], true);
  for (const name of ['record_version', 'record_confidential_version'])
    await table(
      db,
      name,
      {
        office_id: 'text',
        record_id: 'text',
        version: 'int',
        at: 'text',
        by: 'text?',
        fields: 'text',
      },
      ['office_id', 'record_id', 'version'],
      belongsTo('record', 'record_id'),
    );
  await table(
    db,
    'next_step',
    {
      office_id: 'text',
      record_id: 'text',
      staff_id: 'text',
      area_id: 'text',
      text: 'text',
      due_on: 'text?',
      done_at: 'text?',
      done_by: 'text?',
    },
    ['office_id', 'record_id'],
    belongsTo('record', 'record_id'),
  );
  await index(db, 'next_step', ['office_id', 'staff_id', 'done_at', 'due_on']);
  await table(
    db,
    'draft',
    {
      office_id: 'text',
      staff_id: 'text',
      key: 'text',
      body: 'text',
      seq: 'big',
      updated_at: 'text',
    },
    ['office_id', 'staff_id', 'key'],
    belongsTo('staff', 'staff_id'),
  );
  await table(
    db,
    'saved_view',
    {
      office_id: 'text',
      id: 'text',
      staff_id: 'text',
      name: 'text',
      query: 'text',
      shared: 'int',
      created_at: 'text',
    },
    ['office_id', 'id'],
    belongsTo('staff', 'staff_id'),
  );
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'audit',
    {
      office_id: 'text',
      seq: 'int',
      at: 'text',
      actor_id: 'text?',
      verb: 'text',
      thing: 'text',
      thing_id: 'text',
      fields: 'text',
      hash: 'text',
    },
    ['office_id', 'seq'],
  );
  // "Who saw this person" is one look-up (S6).
  await index(db, 'audit', ['office_id', 'thing', 'thing_id', 'seq']);
  await table(db, 'audit_head', { office_id: 'text', seq: 'int', hash: 'text' }, ['office_id']);
  await table(db, 'counter', { name: 'text', value: 'big' }, ['name']);
}
