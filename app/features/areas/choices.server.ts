import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Kind } from './area.ts';
import { inOrder } from './outline.ts';

export type AreaChoice = { id: string; name: string; kind: Kind; parents: string[] };

/** Areas in use on a day, from the large to the small, each with the names of what it lies in. */
export async function areaChoices(db: Db, officeId: string, day: Day): Promise<AreaChoice[]> {
  const rows = await db
    .selectFrom('area as a')
    .leftJoin('area_parent as p', (on) =>
      on
        .onRef('p.office_id', '=', 'a.office_id')
        .onRef('p.child_id', '=', 'a.id')
        .on('p.from_on', '<=', day)
        .on((e) => e.or([e('p.until_on', 'is', null), e('p.until_on', '>=', day)])),
    )
    .leftJoin('area as up', (on) =>
      on.onRef('up.office_id', '=', 'p.office_id').onRef('up.id', '=', 'p.parent_id'),
    )
    .select(['a.id', 'a.name', 'a.kind', 'a.kana', 'a.key', 'up.name as parent'])
    .where('a.office_id', '=', officeId)
    .where((e) => e.or([e('a.until_on', 'is', null), e('a.until_on', '>=', day)]))
    .execute();
  const areas = new Map<string, AreaChoice>();
  for (const { id, name, kind, parent } of rows.sort(inOrder)) {
    const area = areas.get(id) ?? { id, name, kind, parents: [] };
    if (parent) area.parents.push(parent);
    areas.set(id, area);
  }
  return [...areas.values()];
}
