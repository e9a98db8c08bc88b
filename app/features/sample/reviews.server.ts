/** What the sample's manager looked at, and the words between them. */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import type { SampleOffice } from '../../../sample/office.ts';
import { settle } from '../reviews/looks.server.ts';
import type { Ids } from './office.server.ts';

const moment = (day: string) => `${day}T02:00:00.000Z`;
/** 300 rows keep well below SQLite's limit of bound values. */
const PIECE = 300;

export async function makeReviews(
  db: Db,
  office_id: string,
  { reviews: { looks, comments } }: SampleOffice,
  ids: Ids,
): Promise<void> {
  await change(db, { officeId: office_id, staffId: null }, async (tx, note) => {
    for (let from = 0; from < looks.length; from += PIECE) {
      const some = looks.slice(from, from + PIECE);
      await tx
        .insertInto('record_review')
        .values(
          some.map(({ recordKey, version, on }) => ({
            ...{ office_id, record_id: ids(recordKey), staff_id: ids('manager'), version },
            at: moment(on),
          })),
        )
        .execute();
      await settle(
        tx,
        office_id,
        some.map(({ recordKey }) => ids(recordKey)),
      );
    }
    for (const { recordKey, staffKey, text, on, isRead } of comments)
      await tx
        .insertInto('record_comment')
        .values({
          ...{ office_id, id: newId(), record_id: ids(recordKey), staff_id: ids(staffKey), text },
          created_at: moment(on),
          read_at: isRead ? moment(on) : null,
        })
        .execute();
    await tx
      .insertInto('office_setting')
      .values({
        ...{ office_id, name: 'approval', version: 1, updated_by: null },
        value: JSON.stringify(['事務局長', '課長', '係長', '担当']),
        updated_at: new Date().toISOString(),
      })
      .execute();
    note({ verb: 'review.sample', thing: 'office', id: office_id, plain: { count: looks.length } });
  });
}
