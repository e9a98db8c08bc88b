/** Photos and files whose time is over. */
import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';
import { timelineOfDays } from '#app/lib/timeline.ts';
import type { Room } from './file.ts';

export const fileKeeping: Keeping = {
  kind: 'file',
  label: '写真・ファイル',
  holds:
    '行動記録につけた、事業所で見る写真とファイルです。内密の写真は「内密の欄」といっしょに消えます。',
  usual: 5,
  why: '顔や家が写るので、記録の文より早く手放します。',
  finished: finishedFiles,
  erase: async (tx, note, officeId, ids) =>
    erase(
      tx,
      note,
      await query(tx, officeId)
        .where('id', 'in', [...ids])
        .execute(),
    ),
};

/** A photo is over with the act that it shows. */
function finishedFiles(db: Db, officeId: string, before: string) {
  return db
    .selectFrom('file as f')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'f.office_id').onRef('r.id', '=', 'f.record_id'),
    )
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .select(['f.id', 'r.occurred_on as day', 'a.name as area', 'f.name as title'])
    .where('f.office_id', '=', officeId)
    .where('f.room', '=', 'shared')
    .where('r.timeline', '<', timelineOfDays(before, before)[0]);
}

/** Those of these records in some of their rooms, removed ones too. Gives whose bytes are dropped after the change. */
export async function eraseFilesOf(
  tx: Tx,
  note: Note,
  officeId: string,
  recordIds: readonly string[],
  rooms: readonly Room[],
): Promise<string[]> {
  const rows = await query(tx, officeId)
    .where('record_id', 'in', [...recordIds])
    .where('room', 'in', [...rooms])
    .execute();
  return erase(tx, note, rows);
}

const query = (tx: Tx, officeId: string) =>
  tx.selectFrom('file').select(['office_id', 'id', 'record_id']).where('office_id', '=', officeId);

type Row = { office_id: string; id: string; record_id: string };

async function erase(tx: Tx, note: Note, rows: readonly Row[]): Promise<string[]> {
  const [first] = rows;
  if (!first) return [];
  const ids = rows.map(({ id }) => id);
  await tx
    .deleteFrom('file')
    .where('office_id', '=', first.office_id)
    .where('id', 'in', ids)
    .execute();
  for (const { id, record_id } of rows)
    note({ verb: 'file.erase', thing: 'record', id: record_id, plain: { file: id } });
  return ids;
}
