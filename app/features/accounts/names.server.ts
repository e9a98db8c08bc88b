import type { Db } from '#app/db/dialect.server.ts';

/** All who ever worked here, in the order of their reading: who left has records too. */
export function staffNames(db: Db, officeId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('office_id', '=', officeId)
    .orderBy('kana')
    .orderBy('name')
    .execute();
}
