import type { Db } from '#app/db/dialect.server.ts';
import { readLists } from '../lists/lists.server.ts';
import type { Names } from './shown.ts';

type Valued = { field: string; values: unknown[] };

/** The names that are needed to show these values; most changes need none of areas or goals. */
export async function namesIn(db: Db, officeId: string, valued: Valued[]): Promise<Names> {
  const ids = (field: string) =>
    valued
      .filter((v) => v.field === field)
      .flatMap((v) => v.values)
      .filter((v): v is string => typeof v === 'string' && v !== '');
  const [lists, areas, goals] = await Promise.all([
    readLists(db, officeId),
    areaNames(db, officeId, ids('areaId')),
    goalNames(db, officeId, ids('goalId')),
  ]);
  return { lists, things: new Map([...areas, ...goals].map(({ id, name }) => [id, name])) };
}

async function areaNames(db: Db, officeId: string, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('area')
    .select(['id', 'name'])
    .where('office_id', '=', officeId)
    .where('id', 'in', ids)
    .execute();
}

async function goalNames(db: Db, officeId: string, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('goal')
    .select(['id', 'text as name'])
    .where('office_id', '=', officeId)
    .where('id', 'in', ids)
    .execute();
}
