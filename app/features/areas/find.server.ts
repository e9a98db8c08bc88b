import { contains, type Db } from '#app/db/dialect.server.ts';
import { townKey } from '#app/lib/japanese.ts';
import type { Actor } from '../accounts/actor.ts';

/** Areas by name or another name, as people write it: 滝山5丁目 finds 滝山五丁目. */
export async function findAreas(db: Db, actor: Actor, text: string, limit = 10) {
  const key = townKey(text);
  if (key === '') return [];
  const found = await db
    .selectFrom('area as a')
    .leftJoin('area_name as n', (on) =>
      on.onRef('n.office_id', '=', 'a.office_id').onRef('n.area_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.name', 'a.kind'])
    .distinct()
    .where('a.office_id', '=', actor.officeId)
    .where((e) => e.or([contains(db, 'a.key', key), contains(db, 'n.key', key)]))
    .orderBy('a.name')
    .limit(100)
    .execute();
  return found.filter((a) => actor.role !== 'viewer' || actor.areas.has(a.id)).slice(0, limit);
}
