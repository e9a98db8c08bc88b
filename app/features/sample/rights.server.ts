/** What somebody in the sample agreed to, through the same door as what people write. */
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, type Day } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import { addConsent } from '../consents/consents.server.ts';
import type { Ids } from './office.server.ts';

export async function makeRights(db: Db, officeId: string, ids: Ids, day: Day): Promise<void> {
  const worker = { officeId, staffId: ids('csw-west') } as Actor;
  await addConsent(db, worker, newId(), null, {
    name: '沢辺 ミツ',
    scope: 'photo',
    what: 'サロンの写真を、社協だよりとホームページにのせる',
    areaId: ids('west'),
    givenOn: addDays(day, -345),
    untilOn: addDays(day, 20),
    means: 'paper',
    note: '書面は事務所の棚3にある',
    files: [],
  });
}
