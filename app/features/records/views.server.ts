/** Kept filters: one's own, and those shown to the whole office. */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';

export type View = { id: string; name: string; query: string; isMine: boolean; isShared: boolean };

export async function readViews(db: Db, actor: Actor): Promise<View[]> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where('office_id', '=', actor.officeId)
    .where((e) => e.or([e('staff_id', '=', actor.staffId), e('shared', '=', 1)]))
    .orderBy('name')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    name: r.name,
    query: r.query,
    isMine: r.staff_id === actor.staffId,
    isShared: r.shared === 1,
  }));
}

export async function saveView(
  db: Db,
  actor: Actor,
  view: { name: string; query: string; shared: boolean },
): Promise<void> {
  const id = newId();
  await change(db, who(actor), async (tx, note) => {
    await tx
      .insertInto('saved_view')
      .values({
        office_id: actor.officeId,
        id,
        staff_id: actor.staffId,
        name: view.name,
        query: view.query,
        shared: view.shared ? 1 : 0,
        created_at: new Date().toISOString(),
      })
      .execute();
    note({ verb: 'view.save', thing: 'view', id, plain: { shared: view.shared } });
  });
}

/** Only one's own; another's stays, and false comes back. */
export async function dropView(db: Db, actor: Actor, id: string): Promise<boolean> {
  const own = (await readViews(db, actor)).some((v) => v.id === id && v.isMine);
  if (!own) return false;
  await change(db, who(actor), async (tx, note) => {
    await tx
      .deleteFrom('saved_view')
      .where('office_id', '=', actor.officeId)
      .where('staff_id', '=', actor.staffId)
      .where('id', '=', id)
      .execute();
    note({ verb: 'view.drop', thing: 'view', id });
  });
  return true;
}
