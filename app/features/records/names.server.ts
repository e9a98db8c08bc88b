import type { Db } from '#app/db/dialect.server.ts';
import type { Lists } from '../lists/lists.ts';
import type { Names } from './shown.ts';

type Valued = { field: string; values: unknown[] };

/** The names that are needed to show these values; most changes need none of areas or goals. */
export async function namesIn(
  db: Db,
  officeId: string,
  lists: Lists,
  valued: Valued[],
): Promise<Names> {
  const ids = (field: string) =>
    valued
      .filter((v) => v.field === field)
      .flatMap((v) => v.values)
      .filter((v): v is string => typeof v === 'string' && v !== '');
  const things = await thingNames(db, officeId, [...ids('areaId'), ...ids('goalId')]);
  return { lists, things: new Map(things.map(({ id, name }) => [id, name])) };
}

async function thingNames(db: Db, officeId: string, ids: string[]) {
  if (ids.length === 0) return [];
  const areas = db.selectFrom('area').select(['id', 'name']).where('office_id', '=', officeId);
  const goals = db
    .selectFrom('goal')
    .select(['id', 'text as name'])
    .where('office_id', '=', officeId);
  return areas
    .where('id', 'in', ids)
    .unionAll(goals.where('id', 'in', ids))
    .execute();
}
