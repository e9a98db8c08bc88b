/**
 * The other room: who a record was about and what was told. Nothing outside this file reads
 * these tables (confidential-erase.server.ts empties them); whoever reads through it has been asked and leaves a line (S3, S6).
 */
import { type Expression, sql } from 'kysely';
import { change } from '#app/db/audit.server.ts';
import { contains, type Db, indexText, type Tx, unindexText } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { bigrams } from '#app/lib/japanese.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { type Confidential, mayReadConfidential } from './record.ts';
import { confidentialText, isEmpty, toConfidential } from './rows.ts';

type Row = Pick<RecordTable, 'office_id' | 'id' | 'area_id' | 'staff_id'>;
type Saved = {
  officeId: string;
  staffId: string;
  version: number;
  updated_at: string;
  updated_by: string | null;
};

/** The confidential part, or null for who may not know whether there is one. Empty parts leave no line. */
export async function readConfidential(
  db: Db,
  actor: Actor,
  row: Row,
): Promise<Confidential | null> {
  if (!mayReadConfidential(actor, { areaId: row.area_id, staffId: row.staff_id })) return null;
  const part = await readPart(db, row.office_id, row.id);
  if (!part) return toConfidential(undefined);
  await leaveLine(db, actor, row);
  return toConfidential(part);
}

function leaveLine(db: Db, actor: Actor, { id }: Row): Promise<void> {
  return change(db, who(actor), async (_tx, note) =>
    note({ verb: 'confidential.read', thing: 'record', id }),
  );
}

type Leave = (recordIds: string[]) => Promise<void>;

/**
 * Those parts of many records that the actor may know, for taking out; empty ones are left away.
 * `leave` writes a line for each record, and is waited for before anything is given.
 */
export async function confidentialPartsOf(
  db: Db,
  actor: Actor,
  rows: readonly Row[],
  leave: Leave,
): Promise<Map<string, Confidential>> {
  const known = rows
    .filter((row) => mayReadConfidential(actor, { areaId: row.area_id, staffId: row.staff_id }))
    .map(({ id }) => id);
  if (known.length === 0) return new Map();
  const parts = await db
    .selectFrom('record_confidential')
    .select(['record_id', 'who', 'detail'])
    .where('office_id', '=', actor.officeId)
    .where('record_id', 'in', known)
    .execute();
  if (parts.length > 0) await leave(parts.map((part) => part.record_id));
  return new Map(parts.map((part) => [part.record_id, toConfidential(part)]));
}

/** One line for each record whose confidential part goes out: who saw this person is one question. */
export function leaveExportLines(db: Db, actor: Actor, recordIds: string[]): Promise<void> {
  return change(db, who(actor), async (_tx, note) => {
    for (const id of recordIds) note({ verb: 'confidential.export', thing: 'record', id });
  });
}

/** Whether record `r` holds the words in its other room, for who may know that. */
export function hasTextInRoom(db: Db, actor: Actor, words: string[]) {
  const isKnown = mayKnowWhole(actor);
  const texts = words.map((word) => contains(db, 'c.search_text', word));
  return sql<boolean>`(${isKnown} and exists (select 1 from record_confidential c
    where c.office_id = r.office_id and c.record_id = r.id and ${sql.join(texts, sql` and `)}))`;
}

/** `mayReadConfidential`, asked of record `r` in SQL. */
function mayKnowWhole(actor: Actor) {
  if (actor.role === 'manager') return sql<boolean>`1 = 1`;
  if (actor.role === 'viewer') return sql<boolean>`1 = 0`;
  const areas = isWorker(actor) ? [...actor.areas] : [];
  const inArea = areas.length > 0 ? sql`r.area_id in (${sql.join(areas)})` : sql`1 = 0`;
  return sql<boolean>`(r.staff_id = ${actor.staffId} or ${inArea})`;
}

export type State = { version: number; at: string; by: string | null; fields: string };
/** `part` as `readConfidential` gives it. The others are earlier states, oldest first. */
export type States = { part: Confidential | null; shared: State[]; other: State[] };

/** What else stands on the page, read along: rows as these, and whether one is of the other room. */
export type Beside = {
  rows: Expression<State & Confidential & { room: string }>;
  isConfidential: (fields: string) => boolean;
};

/**
 * What a record was, in both rooms, and its confidential part as it is: one query (P1), with what
 * is `beside`. Earlier confidential texts leave a line too, also when nothing is left of them.
 */
export async function readStates(
  db: Db,
  actor: Actor,
  row: Row,
  beside?: Beside,
): Promise<States & { beside: string[] }> {
  const mayKnow = mayReadConfidential(actor, { areaId: row.area_id, staffId: row.staff_id });
  const earlier = statesIn(db, 'record_version', row);
  const all = mayKnow
    ? earlier
        .unionAll(statesIn(db, 'record_confidential_version', row))
        .unionAll(presentState(db, row))
    : earlier;
  const asked = beside ? all.unionAll(beside.rows) : all;
  const states = (await asked.execute()).sort((a, b) => a.version - b.version);
  const [shared, other, now, more = []] = (
    ['record_version', 'record_confidential_version', 'now', 'beside'] as const
  ).map((room) => states.filter((state) => state.room === room));
  const found = more.map(({ fields }) => fields);
  const sawMore = beside !== undefined && found.some(beside.isConfidential);
  if (sawMore || other?.length || now?.length) await leaveLine(db, actor, row);
  const part = now?.[0] ? { who: now[0].who, detail: now[0].detail } : toConfidential(undefined);
  return {
    part: mayKnow ? part : null,
    shared: shared ?? [],
    other: other ?? [],
    beside: found,
  };
}

type Versions = 'record_version' | 'record_confidential_version';

function statesIn(db: Db, table: Versions, { office_id, id }: Row) {
  return db
    .selectFrom(`${table} as v`)
    .leftJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'v.office_id').onRef('s.id', '=', 'v.by'),
    )
    .select([sql.lit<string>(table).as('room'), 'v.version', 'v.at', 's.name as by', 'v.fields'])
    .select([sql.lit('').as('who'), sql.lit('').as('detail')])
    .where('v.office_id', '=', office_id)
    .where('v.record_id', '=', id);
}

function presentState(db: Db, { office_id, id }: Row) {
  return db
    .selectFrom('record_confidential as c')
    .select([sql.lit<string>('now').as('room'), 'c.version', 'c.updated_at as at'])
    .select(['c.updated_by as by', sql.lit('').as('fields'), 'c.who', 'c.detail'])
    .where('c.office_id', '=', office_id)
    .where('c.record_id', '=', id);
}

/** Within a transaction that has asked already. */
export async function readPart(tx: Db, officeId: string, recordId: string) {
  return tx
    .selectFrom('record_confidential')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
}

export async function keepConfidential(
  tx: Tx,
  by: Saved,
  recordId: string,
  timeline: number,
  part: Confidential,
): Promise<void> {
  if (isEmpty(part)) return;
  const search_text = confidentialText(part);
  const { version, updated_at, updated_by } = by;
  await tx
    .insertInto('record_confidential')
    .values({
      office_id: by.officeId,
      record_id: recordId,
      ...part,
      timeline,
      search_text,
      version,
      updated_at,
      updated_by,
    })
    .execute();
  await indexText(tx, 'record_confidential', timeline, bigrams(search_text));
}

/** `row` as it was before; `by.version` is the record's version that is replaced. */
export async function changeConfidential(
  tx: Tx,
  by: Saved,
  row: RecordTable,
  timeline: number,
  before: Confidential,
  after: Confidential,
): Promise<void> {
  const changed = JSON.stringify(before) !== JSON.stringify(after);
  if (!changed && timeline === row.timeline) return;
  if (changed) await keepVersion(tx, by, row.id, before);
  await unindexText(tx, 'record_confidential', row.timeline);
  await tx
    .deleteFrom('record_confidential')
    .where('office_id', '=', by.officeId)
    .where('record_id', '=', row.id)
    .execute();
  await keepConfidential(tx, { ...by, version: by.version + 1 }, row.id, timeline, after);
}

async function keepVersion(
  tx: Tx,
  by: Saved,
  recordId: string,
  before: Confidential,
): Promise<void> {
  await tx
    .insertInto('record_confidential_version')
    .values({
      office_id: by.officeId,
      record_id: recordId,
      version: by.version,
      at: by.updated_at,
      by: by.updated_by,
      fields: JSON.stringify(before),
    })
    .execute();
}
