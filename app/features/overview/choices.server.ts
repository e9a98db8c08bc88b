import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { staffNames } from '../accounts/names.server.ts';
import { mayWriteRecords } from '../records/record.ts';
import { maySeeStaff } from './question.ts';

/** Whose records one may ask for: a manager everybody's, a worker one's own. */
export async function staffChoices(db: Db, actor: Actor) {
  if (!maySeeStaff(actor))
    return mayWriteRecords(actor) ? [{ id: actor.staffId, name: '自分の記録だけ' }] : [];
  return staffNames(db, actor.officeId);
}
