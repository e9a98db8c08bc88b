/** What the form offers: lists, goals and areas of a day, and what one used in the last weeks. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import type { AreaChoice } from '../areas/choices.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { goalsOn } from '../purposes/purposes.server.ts';
import { usual } from './usual.ts';

export type Choices = Awaited<ReturnType<typeof formChoices>>;
export type Used = { areas: string[]; names: string[]; places: string[]; kinds: string[] };

/** Correcting asks for nothing used lately: what was chosen stands there already. */
export async function formChoices(
  db: Db,
  actor: Actor,
  day: Day,
  areas: AreaChoice[],
  recent: Used = { areas: [], names: [], places: [], kinds: [] },
) {
  const [lists, goals] = await Promise.all([
    readLists(db, actor.officeId),
    goalsOn(db, actor.officeId, day),
  ]);
  const near = (id: string) => (recent.areas.includes(id) ? 0 : actor.areas.has(id) ? 1 : 2);
  const sorted = areas
    .map((area) => ({ ...area, group: nearness[near(area.id)] }))
    .sort((a, b) => near(a.id) - near(b.id));
  return { lists, goals, areas: sorted, recent };
}

const nearness = ['よく使う地域', '担当の地域', 'ほかの地域'];

export async function usedLately(db: Db, actor: Actor): Promise<Used> {
  const rows = await db
    .selectFrom('record')
    .select(['area_id', 'with_names', 'place', 'kind'])
    .where('office_id', '=', actor.officeId)
    .where('staff_id', '=', actor.staffId)
    .where('removed_at', 'is', null)
    .orderBy('timeline', 'desc')
    .limit(60)
    .execute();
  const once = (values: string[], most: number) =>
    [...new Set(values.filter(Boolean))].slice(0, most);
  return {
    areas: once(
      rows.map((r) => r.area_id),
      5,
    ),
    names: once(
      rows.map((r) => r.with_names),
      20,
    ),
    places: once(
      rows.map((r) => r.place),
      20,
    ),
    kinds: usual(rows.map((r) => r.kind)),
  };
}
