import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayWriteRecords } from '../records/record.ts';
import { maySeeStaff } from './question.ts';

/** Whose records one may ask for: a manager everybody's, a worker one's own. */
export async function staffChoices(db: Db, actor: Actor) {
  if (!maySeeStaff(actor))
    return mayWriteRecords(actor) ? [{ id: actor.staffId, name: '自分の記録だけ' }] : [];
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('office_id', '=', actor.officeId)
    .orderBy('kana')
    .orderBy('name')
    .execute();
}
