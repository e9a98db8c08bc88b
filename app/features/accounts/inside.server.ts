/** What lies in which area on a day, for the questions who may see it and what a list holds. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { descendants, join, type Nesting } from './nesting.ts';

/**
 * The areas themselves and all that lies in them on the day, each once. The days of the edges
 * count, not those of the areas: what was written in an area that has ended stays in its place.
 */
export async function areasInside(
  db: Db,
  officeId: string,
  roots: readonly string[],
  day: Day,
): Promise<string[]> {
  if (roots.length === 0) return [];
  const nesting = await readNesting(db, officeId, day);
  const known = roots.filter((id) => nesting.areas.has(id));
  return [...new Set(known.flatMap((id) => [id, ...descendants(nesting, id)]))];
}

/** The areas of a person's assignments of that day and all that lies in them (H12). */
export async function areasOf(
  db: Db,
  officeId: string,
  staffId: string,
  day: Day,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('assignment')
    .select('area_id')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('from_on', '<=', day)
    .where((e) => e.or([e('until_on', 'is', null), e('until_on', '>=', day)]))
    .execute();
  const roots = rows.map((row) => row.area_id);
  return new Set(await areasInside(db, officeId, roots, day));
}

/** One light query: an office has some hundred areas. */
async function readNesting(db: Db, officeId: string, day: Day): Promise<Nesting> {
  const rows = await db
    .selectFrom('area as a')
    .leftJoin('area_parent as p', (on) =>
      on
        .onRef('p.office_id', '=', 'a.office_id')
        .onRef('p.child_id', '=', 'a.id')
        .on('p.from_on', '<=', day)
        .on((e) => e.or([e('p.until_on', 'is', null), e('p.until_on', '>=', day)])),
    )
    .select(['a.id', 'a.kind', 'p.parent_id'])
    .where('a.office_id', '=', officeId)
    .execute();
  const [areas, up, down] = [
    new Map<string, { kind: string }>(),
    new Map<string, string[]>(),
    new Map<string, string[]>(),
  ];
  for (const { id, kind, parent_id } of rows) {
    areas.set(id, { kind });
    if (!parent_id) continue;
    join(up, id, parent_id);
    join(down, parent_id, id);
  }
  return { areas, up, down };
}
