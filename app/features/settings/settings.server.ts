import { change, type Note, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { stamp } from '../lists/stamp.ts';
import { type Chosen, differing, type Part, type Settings, settingsOf } from './settings.ts';

export type Saved = { done: true } | { done: false; now: Settings };

/** All that the office decided, with what holds where it did not: one query. */
export async function readSettings(db: Db, officeId: string): Promise<Settings> {
  const rows = await db
    .selectFrom('office as o')
    .leftJoin('office_setting as s', 's.office_id', 'o.id')
    .select(['o.name as office', 'o.created_at as createdAt', 'o.version as edition'])
    .select(['s.name', 's.value', 's.version'])
    .where('o.id', '=', officeId)
    .execute();
  const [first] = rows;
  if (!first) throw new Error('Settings of an office that is not there');
  const { office, createdAt, edition } = first;
  return settingsOf({ name: office, createdAt, version: edition }, rows);
}

/** `seen` is the stamp of what was on the screen: a newer state is never overwritten unseen (R9). */
export function saveSettings(db: Db, who: Who, seen: string, chosen: Chosen): Promise<Saved> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const now = await readSettings(tx, who.officeId);
    const parts = differing(now, chosen);
    if (parts.length > 0 && seen !== now.stamp) {
      note({ verb: 'setting.clash', thing: 'office', id: who.officeId });
      return { done: false, now };
    }
    for (const part of parts) await keep(tx, note, who, part, chosen);
    if (parts.length === 0) note({ verb: 'setting.same', thing: 'office', id: who.officeId });
    return { done: true };
  });
}

async function keep(tx: Tx, note: Note, who: Who, part: Part, chosen: Chosen): Promise<void> {
  const line = { thing: 'office', id: who.officeId };
  if (part === 'name') {
    await rename(tx, who, chosen.name);
    return note({ ...line, verb: 'office.rename', personal: { name: chosen.name } });
  }
  await put(tx, who, part, JSON.stringify(chosen[part]));
  if (part === 'review') {
    const { on, from } = chosen.review;
    return note({ ...line, verb: on ? 'review.on' : 'review.off', plain: { from } });
  }
  note({ ...line, verb: 'approval.save', plain: { count: chosen.approval.length } });
}

async function rename(tx: Tx, who: Who, name: string): Promise<void> {
  await tx
    .updateTable('office')
    .set((e) => ({ name, ...stamp(who), version: e('version', '+', 1) }))
    .where('id', '=', who.officeId)
    .execute();
}

async function put(tx: Tx, who: Who, name: string, value: string): Promise<void> {
  await tx
    .insertInto('office_setting')
    .values({ office_id: who.officeId, name, value, version: 1, ...stamp(who) })
    .onConflict((c) =>
      c.columns(['office_id', 'name']).doUpdateSet((e) => ({
        value,
        ...stamp(who),
        version: e('office_setting.version', '+', 1),
      })),
    )
    .execute();
}
