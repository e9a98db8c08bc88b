/** What is due: over, not held back, and not in a proposal already. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';
import { type Day, fiscalYear } from '#app/lib/dates.ts';
import { type Order, PAGE } from './asked.ts';

export type Asked = { keeping: Keeping; before: Day; today: Day };
export type DueYear = { year: number; count: number };

/** The fiscal year in which it ended, of a column that holds a day. */
const yearOfDay = sql<number>`(cast(substr(f.day, 1, 4) as integer)
  - case when substr(f.day, 6, 2) < '04' then 1 else 0 end)`;

export function due(db: Db, officeId: string, { keeping, before, today }: Asked) {
  return db
    .selectFrom(keeping.finished(db, officeId, before).as('f'))
    .where(isHeld(officeId, keeping.kind, today, false))
    .where(
      sql<boolean>`not exists (select 1 from disposal_item i
        join disposal d on d.office_id = i.office_id and d.id = i.disposal_id
        where i.office_id = ${officeId} and i.thing_id = f.id and d.kind = ${keeping.kind}
        and d.refused_at is null and d.erased_at is null)`,
    );
}

/** Of a thing `f`: until its day it is held back. */
export function isHeld(
  officeId: string,
  kind: string,
  today: Day,
  held = true,
): RawBuilder<boolean> {
  const found = sql`exists (select 1 from retention_hold h where h.office_id = ${officeId}
    and h.kind = ${kind} and h.thing_id = f.id and h.until_on > ${today})`;
  return held ? sql<boolean>`${found}` : sql<boolean>`not ${found}`;
}

/** By the fiscal year in which they ended, oldest first. */
export async function countDue(db: Db, officeId: string, asked: Asked): Promise<DueYear[]> {
  const rows = await due(db, officeId, asked)
    .select((e) => [yearOfDay.as('year'), e.fn.countAll<number>().as('count')])
    .groupBy(yearOfDay)
    .orderBy(yearOfDay)
    .execute();
  return rows.map(({ year, count }) => ({ year: Number(year), count: Number(count) }));
}

/** One page of the list, or all of a year. */
export function listDue(
  db: Db,
  officeId: string,
  asked: Asked & { year: number | null; order: Order },
  { offset = 0, limit = PAGE } = {},
) {
  return ofYear(due(db, officeId, asked), asked.year)
    .select(['f.id', 'f.day', 'f.area', 'f.title'])
    .orderBy(`f.${asked.order.by}`, asked.order.down ? 'desc' : 'asc')
    .orderBy('f.day')
    .orderBy('f.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** One that is over, held back or not. */
export function finishedOne(db: Db, officeId: string, { keeping, before }: Asked, id: string) {
  return db
    .selectFrom(keeping.finished(db, officeId, before).as('f'))
    .select(['f.id', 'f.day', 'f.area', 'f.title'])
    .where('f.id', '=', id)
    .executeTakeFirst();
}

/** Narrowed to what ended in one fiscal year. */
export function ofYear<Q extends ReturnType<typeof due>>(query: Q, year: number | null): Q {
  if (year === null) return query;
  return query.where('f.day', '>=', `${year}-04-01`).where('f.day', '<', `${year + 1}-04-01`) as Q;
}

/** Whether anything at all is due, of any kind: one question. */
export async function anyDue(db: Db, officeId: string, asked: readonly Asked[]): Promise<boolean> {
  if (asked.length === 0) return false;
  const found = asked.map((one) => sql`exists ${due(db, officeId, one).select('f.id').limit(1)}`);
  const { rows } = await sql<{ due: number }>`select case when ${sql.join(found, sql` or `)}
    then 1 else 0 end as due`.execute(db);
  return Number(rows[0]?.due) === 1;
}

/** The first day of the fiscal year of a day. */
export const yearBegan = (day: Day): Day => `${fiscalYear(day)}-04-01`;
