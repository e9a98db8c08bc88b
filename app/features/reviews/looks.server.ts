import { change } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';

export type Seen = { id: string; version: number };
/** `at` names all of it, for taking it back; `late` were corrected since and wait again. */
export type Looked = { at: string; done: number; late: number };

/** Marks records as read in the version that was on the screen, all of them or none. */
export async function lookAt(
  db: Db,
  actor: Actor,
  seen: readonly Seen[],
  at = new Date().toISOString(),
): Promise<Looked> {
  const known = await standing(db, actor.officeId, seen);
  if (known.length === 0) return { at, done: 0, late: 0 };
  await change(db, who(actor), async (tx, note) => {
    await tx
      .insertInto('record_review')
      .values(known.map((k) => rowOf(actor, k, at)))
      .onConflict((c) => c.doNothing())
      .execute();
    await settle(tx, actor.officeId, ids(known));
    for (const { id, version, isLate } of known)
      note({
        verb: isLate ? 'record.look-late' : 'record.look',
        thing: 'record',
        id,
        plain: { version },
      });
  });
  const late = known.filter(({ isLate }) => isLate).length;
  return { at, done: known.length - late, late };
}

/** All that this person marked at one moment waits again. Gives how many those were. */
export async function takeBack(db: Db, actor: Actor, at: string): Promise<number> {
  const marked = await lookedAt(db, actor, at);
  if (marked.length === 0) return 0;
  await change(db, who(actor), async (tx, note) => {
    await tx
      .deleteFrom('record_review')
      .where('office_id', '=', actor.officeId)
      .where('staff_id', '=', actor.staffId)
      .where('at', '=', at)
      .execute();
    await settle(tx, actor.officeId, ids(marked));
    for (const { id, version } of marked)
      note({ verb: 'record.unlook', thing: 'record', id, plain: { version } });
  });
  return marked.length;
}

/** What this person marked at one moment. */
export function lookedAt(db: Db, actor: Actor, at: string): Promise<Seen[]> {
  return db
    .selectFrom('record_review')
    .select(['record_id as id', 'version'])
    .where('office_id', '=', actor.officeId)
    .where('staff_id', '=', actor.staffId)
    .where('at', '=', at)
    .execute();
}

const ids = (seen: readonly Seen[]) => seen.map(({ id }) => id);

/** Those of the office, in versions that there are. */
async function standing(db: Db, officeId: string, seen: readonly Seen[]) {
  if (seen.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .select(['id', 'version'])
    .where('office_id', '=', officeId)
    .where('id', 'in', ids(seen))
    .where('removed_at', 'is', null)
    .execute();
  return rows.flatMap((row) => {
    const version = seen.find(({ id }) => id === row.id)?.version ?? 0;
    const isThere = version >= 1 && version <= row.version;
    return isThere ? [{ id: row.id, version, isLate: version < row.version }] : [];
  });
}

function rowOf({ officeId, staffId }: Actor, { id, version }: Seen, at: string) {
  return { office_id: officeId, record_id: id, staff_id: staffId, version, at };
}

/** `looked` again as the rows say. */
export async function settle(tx: Tx, officeId: string, recordIds: readonly string[]) {
  await tx
    .updateTable('record')
    .set((e) => ({
      looked: e.fn.coalesce(
        e
          .selectFrom('record_review as v')
          .select((f) => f.fn.max('v.version').as('version'))
          .whereRef('v.office_id', '=', 'record.office_id')
          .whereRef('v.record_id', '=', 'record.id'),
        e.val(0),
      ),
    }))
    .where('office_id', '=', officeId)
    .where('id', 'in', [...recordIds])
    .execute();
}
