/** What was typed and never saved. A draft has no id of its own: its writer and its key are one. */
import { sql } from 'kysely';
import type { Note } from '#app/db/audit.server.ts';
import { type Db, dayOfMoment, type Tx } from '#app/db/dialect.server.ts';
import { type Keeping, nowhere } from '#app/db/keeping.server.ts';

export const draftKeeping: Keeping = {
  kind: 'draft',
  label: '書きかけ・日報の文',
  holds: '保存されなかった書きかけと、分ける前の日報の文です。書いた人のほかは読めません。',
  usual: 1,
  why: '保存しなかったものは、記録ではないからです。',
  finished: finishedDrafts,
  erase: eraseDrafts,
};

function finishedDrafts(db: Db, officeId: string, before: string) {
  const day = dayOfMoment(db, 'd.updated_at');
  return db
    .selectFrom('draft as d')
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'd.office_id').onRef('s.id', '=', 'd.staff_id'),
    )
    .select([sql<string>`d.staff_id || ' ' || d.key`.as('id'), day.as('day'), nowhere])
    .select('s.name as title')
    .where('d.office_id', '=', officeId)
    .where(day, '<', before);
}

async function eraseDrafts(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  for (const id of ids) {
    const [staffId = '', key = ''] = id.split(' ');
    await tx
      .deleteFrom('draft')
      .where('office_id', '=', officeId)
      .where('staff_id', '=', staffId)
      .where('key', '=', key)
      .execute();
    note({ verb: 'draft.erase', thing: 'draft', id: key });
  }
  return [];
}
