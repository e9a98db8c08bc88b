import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Lists } from '../lists/lists.ts';
import type { Known } from './line.ts';

/** What the page has read already: areas in use and the lists. */
type Read = { areas: { id: string; name: string }[]; lists: Lists };

/** Earlier records that names are taken from, one's own only: another's partners are not offered. */
const LOOKED_BACK = 300;

/** Two queries (P1). */
export async function readKnown(
  db: Db,
  actor: Actor,
  today: Day,
  { areas, lists }: Read,
): Promise<Known> {
  const [names, records] = await Promise.all([otherNames(db, actor), earlier(db, actor)]);
  return {
    today,
    areas: areas.map(({ id, name }) => ({
      id,
      name,
      names: names.get(id) ?? [],
      mine: actor.areas.has(id),
    })),
    people: once(records.flatMap((record) => apart(record.with_names))),
    places: once(records.map((record) => record.place)),
    codes: lists,
  };
}

async function otherNames(db: Db, actor: Actor): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('area_name')
    .select(['area_id', 'name'])
    .where('office_id', '=', actor.officeId)
    .execute();
  const byArea = Map.groupBy(rows, (row) => row.area_id);
  return new Map([...byArea].map(([id, own]) => [id, own.map(({ name }) => name)]));
}

async function earlier(db: Db, actor: Actor) {
  return db
    .selectFrom('record')
    .select(['with_names', 'place'])
    .where('office_id', '=', actor.officeId)
    .where('staff_id', '=', actor.staffId)
    .where('removed_at', 'is', null)
    .orderBy('timeline', 'desc')
    .limit(LOOKED_BACK)
    .execute();
}

/** 「会長、民生委員」 are two who may be met again one by one. */
function apart(names: string): string[] {
  return names.split(/[、，,\n]/).map((name) => name.trim());
}

function once(names: string[]): string[] {
  return [...new Set(names.filter((name) => name !== ''))];
}
