/** What was seen and said of a record, for its page, the tray and きょう. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { type Settings, settingsOf } from '../settings/settings.ts';
import type { Comment, Talk } from './review.ts';

type Row = {
  what: 'look' | 'comment' | 'setting' | 'office';
  staffId: string;
  name: string;
  version: number;
  at: string;
  id: string;
  text: string;
  readAt: string | null;
  recordId: string;
  areaId: string;
  writerId: string;
};
/** A word with the record that it is about, to ask who may know that whole. */
export type WaitingComment = Comment & { recordId: string; areaId: string; writerId: string };

/** Looks and words of a record, and how the office does it: one query (P1). */
export async function readTalk(db: Db, officeId: string, recordId: string): Promise<Talk> {
  const ofIt = sql`c.record_id = ${recordId}`;
  const rows = await all(db, [
    looksOf(officeId, recordId),
    comments(officeId, ofIt),
    how(officeId),
  ]);
  const looks = rows.filter((row) => row.what === 'look');
  return {
    settings: settingsIn(rows),
    looks: looks.map(({ staffId, name, version, at }) => ({ staffId, name, version, at })),
    comments: commentsIn(rows),
  };
}

/** The words on several records, by record. */
export async function commentsOn(
  db: Db,
  officeId: string,
  recordIds: readonly string[],
): Promise<Map<string, Comment[]>> {
  if (recordIds.length === 0) return new Map();
  const ofThem = sql`c.record_id in (${sql.join(recordIds)})`;
  const groups = Map.groupBy(
    commentsIn(await all(db, [comments(officeId, ofThem)])),
    ({ recordId }) => recordId,
  );
  return groups;
}

/** Words that this person has not read yet, as `waitsFor` says, and how the office does it: one query. */
export async function waitingWords(
  db: Db,
  { officeId, staffId }: Actor,
): Promise<{ settings: Settings; comments: WaitingComment[] }> {
  const mine = sql`c.read_at is null and c.staff_id <> ${staffId} and r.removed_at is null
    and (r.staff_id = ${staffId} or (c.staff_id = r.staff_id and exists (
      select 1 from record_comment own where own.office_id = c.office_id
        and own.record_id = c.record_id and own.staff_id = ${staffId})))`;
  const rows = await all(db, [comments(officeId, mine), how(officeId)]);
  return { settings: settingsIn(rows), comments: commentsIn(rows) };
}

async function all(db: Db, parts: RawBuilder<unknown>[]): Promise<Row[]> {
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}

function looksOf(officeId: string, recordId: string) {
  return sql`select 'look' as what, v.staff_id as "staffId", s.name as name, v.version as version,
      v.at as at, null as id, null as text, null as "readAt", v.record_id as "recordId",
      null as "areaId", null as "writerId"
    from record_review v
    join staff s on s.office_id = v.office_id and s.id = v.staff_id
    where v.office_id = ${officeId} and v.record_id = ${recordId}`;
}

function comments(officeId: string, which: RawBuilder<unknown>) {
  return sql`select 'comment' as what, c.staff_id as "staffId", s.name as name, 0 as version,
      c.created_at as at, c.id as id, c.text as text, c.read_at as "readAt",
      c.record_id as "recordId", r.area_id as "areaId", r.staff_id as "writerId"
    from record_comment c
    join record r on r.office_id = c.office_id and r.id = c.record_id
    join staff s on s.office_id = c.office_id and s.id = c.staff_id
    where c.office_id = ${officeId} and ${which}`;
}

function how(officeId: string) {
  return sql`select 'setting', null, o.name, o.version, o.updated_at, null, o.value,
      null, null, null, null
    from office_setting o where o.office_id = ${officeId}
    union all
    select 'office', null, o.name, o.version, o.created_at, null, null, null, null, null, null
    from office o where o.id = ${officeId}`;
}

function settingsIn(rows: readonly Row[]): Settings {
  const office = rows.find((row) => row.what === 'office');
  if (!office) throw new Error('Words of an office that is not there');
  const { name, version, at } = office;
  const stored = rows.filter((row) => row.what === 'setting');
  return settingsOf(
    { name, version, createdAt: at },
    stored.map((row) => ({ name: row.name, version: row.version, value: row.text })),
  );
}

/** As they were said: ids grow with time. */
function commentsIn(rows: readonly Row[]): WaitingComment[] {
  return rows
    .filter((row) => row.what === 'comment')
    .map(({ id, staffId, name, text, at, readAt, recordId, areaId, writerId }) => ({
      ...{ id, staffId, name, text, at, isRead: readAt !== null },
      ...{ recordId, areaId, writerId },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
