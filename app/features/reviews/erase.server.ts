/** Words about records whose time is over. That a manager looked stays: it has no text. */
import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { dayOfMoment } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';

export const commentKeeping: Keeping = {
  kind: 'comment',
  label: 'ひとこと',
  holds: '供覧のときに、管理職と書いた人がかわした言葉です。',
  usual: 3,
  why: '仕事の中の短いやりとりで、あとの記録に生きているからです。',
  finished: finishedComments,
  erase: async (tx, note, officeId, ids) => {
    await erase(tx, note, officeId, 'id', ids);
    return [];
  },
};

function finishedComments(db: Db, officeId: string, before: string) {
  const day = dayOfMoment(db, 'c.created_at');
  return db
    .selectFrom('record_comment as c')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'c.office_id').onRef('r.id', '=', 'c.record_id'),
    )
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'c.office_id').onRef('s.id', '=', 'c.staff_id'),
    )
    .select(['c.id', day.as('day'), 'a.name as area', 's.name as title'])
    .where('c.office_id', '=', officeId)
    .where(day, '<', before);
}

/** Of these records. */
export function eraseComments(tx: Tx, note: Note, officeId: string, recordIds: readonly string[]) {
  return erase(tx, note, officeId, 'record_id', recordIds);
}

async function erase(
  tx: Tx,
  note: Note,
  officeId: string,
  by: 'id' | 'record_id',
  ids: readonly string[],
): Promise<void> {
  const rows = await tx
    .deleteFrom('record_comment')
    .where('office_id', '=', officeId)
    .where(by, 'in', [...ids])
    .returning(['id', 'record_id'])
    .execute();
  for (const { id, record_id } of rows)
    note({ verb: 'comment.erase', thing: 'record', id: record_id, plain: { comment: id } });
}
