/** Reports whose time is over, with their stories. */
import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';

export const reportKeeping: Keeping = {
  kind: 'report',
  label: '報告書',
  holds: '報告書の文、話、確定したときの数字です。もとの記録の数は残ります。',
  usual: null,
  why: '町の歩みとして、あとから読むものだからです。',
  finished: finishedReports,
  erase: eraseReports,
  isPrivate: true,
};

function finishedReports(db: Db, officeId: string, before: string) {
  return db
    .selectFrom('report as p')
    .leftJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'p.office_id').onRef('a.id', '=', 'p.area_id'),
    )
    .select(['p.id', 'p.until_on as day', 'a.name as area', 'p.title'])
    .where('p.office_id', '=', officeId)
    .where('p.until_on', '<', before);
}

async function eraseReports(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  for (const [table, column] of [
    ['report_story', 'report_id'],
    ['draft', 'key'],
    ['report', 'id'],
  ] as const)
    await tx
      .deleteFrom(table)
      .where('office_id', '=', officeId)
      .where(column as never, 'in', [...ids] as never)
      .execute();
  for (const id of ids) note({ verb: 'report.erase', thing: 'report', id });
  return [];
}
