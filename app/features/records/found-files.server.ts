/** Files by the words of caption and name, the newest first: only what the actor may see. */
import { contains, type Db } from '#app/db/dialect.server.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import { isPicture } from '../files/file.ts';

const MOST = 20;
export type FoundFile = Awaited<ReturnType<typeof findFiles>>[number];

export async function findFiles(db: Db, actor: Actor, words: string[]) {
  let query = db
    .selectFrom('file as f')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'f.office_id').onRef('r.id', '=', 'f.record_id'),
    )
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .select(['f.id', 'f.name', 'f.caption', 'f.type', 'f.room', 'f.width', 'f.height'])
    .select(['f.record_id', 'r.occurred_on as day', 'a.name as area'])
    .where('f.office_id', '=', actor.officeId)
    .where('f.removed_at', 'is', null)
    .where('r.removed_at', 'is', null);
  for (const word of words) query = query.where(contains(db, 'f.search_text', word));
  if (actor.role === 'viewer')
    query = query.where('r.area_id', 'in', ['', ...actor.areas]).where('f.room', '=', 'shared');
  else if (actor.role !== 'manager')
    query = query.where((e) =>
      e.or([
        e('f.room', '=', 'shared'),
        e('r.staff_id', '=', actor.staffId),
        ...(isWorker(actor) ? [e('r.area_id', 'in', ['', ...actor.areas])] : []),
      ]),
    );
  const rows = await query.orderBy('f.id', 'desc').limit(MOST).execute();
  return rows.map(shown);
}

type Row = { room: string; name: string; caption: string; type: string; record_id: string };

/** Of the other room nothing is shown before somebody opens it, which leaves a line. */
function shown<R extends Row>({ room, name, caption, type, ...row }: R) {
  const isShut = room === 'confidential';
  return {
    ...row,
    isShut,
    isPicture: isPicture(type),
    text: isShut ? '' : caption || name,
    href: `/records/${row.record_id}#files`,
  };
}
