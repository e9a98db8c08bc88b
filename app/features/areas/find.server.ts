import { contains, type Db } from '#app/db/dialect.server.ts';
import { townKey } from '#app/lib/japanese.ts';
import type { Actor } from '../accounts/actor.ts';

/** Areas by name or another name, as people write it: 滝山5丁目 finds 滝山五丁目. */
export async function findAreas(db: Db, actor: Actor, text: string, limit = 10) {
  const key = townKey(text);
  const own = actor.role === 'viewer' ? [...actor.areas] : null;
  if (key === '' || own?.length === 0) return [];
  let query = db
    .selectFrom('area as a')
    .leftJoin('area_name as n', (on) =>
      on.onRef('n.office_id', '=', 'a.office_id').onRef('n.area_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.name', 'a.kind'])
    .distinct()
    .where('a.office_id', '=', actor.officeId)
    .where((e) => e.or([contains(db, 'a.key', key), contains(db, 'n.key', key)]));
  if (own) query = query.where('a.id', 'in', own);
  return query.orderBy('a.name').limit(limit).execute();
}
