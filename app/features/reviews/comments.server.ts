/** Words about a record. Asks nothing: callers ask `mayEditRecord` first, who may not sees none. */
import { change } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import type { Reviewed } from './review.ts';

/**
 * Under the id that its form was given: sent twice it is there once. Who answers has read what
 * was written before.
 */
export function addComment(
  db: Db,
  actor: Actor,
  record: Pick<Reviewed, 'id' | 'staffId'>,
  id: string,
  text: string,
): Promise<boolean> {
  return change(db, who(actor), async (tx, note) => {
    const { numInsertedOrUpdatedRows: made } = await tx
      .insertInto('record_comment')
      .values({
        office_id: actor.officeId,
        id,
        record_id: record.id,
        staff_id: actor.staffId,
        text,
        created_at: new Date().toISOString(),
        read_at: null,
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow();
    await read(tx, actor, record);
    const isNew = Number(made ?? 0) > 0;
    const line = { thing: 'record', id: record.id, plain: { comment: id } };
    if (isNew) note({ ...line, verb: 'comment.add', personal: { text } });
    else note({ ...line, verb: 'comment.same' });
    return isNew;
  });
}

/** One's own word, taken back: nothing of it is kept, it may name somebody. False when it is none. */
export async function dropComment(
  db: Db,
  actor: Actor,
  recordId: string,
  id: string,
): Promise<boolean> {
  const own = await db
    .selectFrom('record_comment')
    .select('id')
    .where('office_id', '=', actor.officeId)
    .where('id', '=', id)
    .where('record_id', '=', recordId)
    .where('staff_id', '=', actor.staffId)
    .executeTakeFirst();
  if (!own) return false;
  await change(db, who(actor), async (tx, note) => {
    await tx
      .deleteFrom('record_comment')
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .execute();
    note({ verb: 'comment.drop', thing: 'record', id: recordId, plain: { comment: id } });
  });
  return true;
}

export async function readComments(
  db: Db,
  actor: Actor,
  record: Pick<Reviewed, 'id' | 'staffId'>,
): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await read(tx, actor, record);
    note({ verb: 'comment.read', thing: 'record', id: record.id });
  });
}

/** As `waitsFor` says: the writer reads the others' words, the others those of the writer. */
async function read(tx: Tx, actor: Actor, { id, staffId }: Pick<Reviewed, 'id' | 'staffId'>) {
  await tx
    .updateTable('record_comment')
    .set({ read_at: new Date().toISOString() })
    .where('office_id', '=', actor.officeId)
    .where('record_id', '=', id)
    .where('staff_id', staffId === actor.staffId ? '!=' : '=', staffId)
    .where('read_at', 'is', null)
    .execute();
}
