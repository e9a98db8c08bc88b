/**
 * Files that were brought in. What became of their rows are records, which have a time of their
 * own; the digests of rows stay, or the same file would bring erased records back.
 */
import type { Note } from '#app/db/audit.server.ts';
import { type Db, dayOfMoment, type Tx } from '#app/db/dialect.server.ts';
import { ERASED, type Keeping, nowhere } from '#app/db/keeping.server.ts';

export const importKeeping: Keeping = {
  kind: 'import',
  label: '取り込んだファイル',
  holds: 'ファイルの名前と、受けとれなかった行の文です。取り込んだ記録は「行動記録」に入ります。',
  usual: 3,
  why: '受けとれなかった行を直して取り込むには、3年あれば足りるからです。',
  finished: finishedImports,
  erase: eraseImports,
};

function finishedImports(db: Db, officeId: string, before: string) {
  const day = dayOfMoment(db, 'b.created_at');
  return db
    .selectFrom('import_batch as b')
    .select(['b.id', day.as('day'), nowhere, 'b.file_name as title'])
    .where('b.office_id', '=', officeId)
    .where('b.file_name', '<>', ERASED)
    .where(day, '<', before);
}

async function eraseImports(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  await tx
    .updateTable('import_batch')
    .set({ file_name: ERASED, problems: '[]', rejected_rows: '' })
    .where('office_id', '=', officeId)
    .where('id', 'in', [...ids])
    .execute();
  for (const id of ids) note({ verb: 'import.erase', thing: 'import', id });
  return [];
}
