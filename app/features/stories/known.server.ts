import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Known } from './private-words.ts';

type Row = Pick<RecordTable, 'office_id' | 'id' | 'area_id' | 'staff_id'>;
/**
 * Who a record was about, for who may know; it asks and leaves a line (S3, S6). Given by the
 * feature above, where the confidential part is read.
 */
export type AsksWho = (db: Db, actor: Actor, row: Row) => Promise<{ who: string } | null>;

/** Names of staff, those who left too, and of areas, in one query. */
export async function readOfficeNames(
  db: Db,
  { officeId }: Pick<Actor, 'officeId'>,
): Promise<Known> {
  const staff = db
    .selectFrom('staff')
    .select(['name', sql.lit<number>(1).as('isStaff')])
    .where('office_id', '=', officeId);
  const areas = db
    .selectFrom('area')
    .select(['name', sql.lit<number>(0).as('isStaff')])
    .where('office_id', '=', officeId);
  const others = db
    .selectFrom('area_name')
    .select(['name', sql.lit<number>(0).as('isStaff')])
    .where('office_id', '=', officeId);
  const rows = await staff.unionAll(areas).unionAll(others).execute();
  const named = (isStaff: number) =>
    rows.filter((row) => Number(row.isStaff) === isStaff).map(({ name }) => name);
  return { staff: named(1), areas: named(0), withNames: [], who: [], today: today() };
}

/** The names of one record beside those of the office. */
export function withRecord(known: Known, withNames: string, who: string | undefined): Known {
  return { ...known, withNames: [withNames], who: who ? [who] : [] };
}
