import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';

/** The areas themselves and all that lay inside them on a day, each once. Unknown ids stay as they are. */
export async function areasInside(
  db: Db,
  officeId: string,
  roots: readonly string[],
  day: Day,
): Promise<string[]> {
  if (roots.length === 0) return [];
  const rows = await db
    .withRecursive('inside', (q) =>
      q
        .selectFrom('area')
        .select('id')
        .where('office_id', '=', officeId)
        .where('id', 'in', [...roots])
        .union((u) =>
          u
            .selectFrom('area_parent as p')
            .innerJoin('inside', 'inside.id', 'p.parent_id')
            .select('p.child_id as id')
            .where('p.office_id', '=', officeId)
            .where('p.from_on', '<=', day)
            .where((e) => e.or([e('p.until_on', 'is', null), e('p.until_on', '>=', day)])),
        ),
    )
    .selectFrom('inside')
    .select('id')
    .execute();
  return rows.map((r) => r.id);
}
