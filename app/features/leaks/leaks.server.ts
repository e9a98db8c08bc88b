import { change } from '#app/db/audit.server.ts';
import { type Db, lockId } from '#app/db/dialect.server.ts';
import type { LeakTable } from '#app/db/schema.ts';
import { isId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { shutOthersOut } from '../accounts/second.server.ts';
import type { Asked, Kind, Leak, Opened, ReportForm, Words } from './leak.ts';
import { sections } from './leak.ts';

export async function readLeaks(db: Db, { officeId }: Actor): Promise<Leak[]> {
  const rows = await all(db, officeId)
    .orderBy('noticed_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toLeak);
}

/** Those of which the authority was not told all. */
export function unreported(db: Db, { officeId }: Actor) {
  return all(db, officeId).where('final_on', 'is', null);
}

export async function reachLeak(db: Db, { officeId }: Actor, id = ''): Promise<Leak> {
  const row = isId(id)
    ? await all(db, officeId).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound();
  return toLeak(row);
}

const all = (db: Db, officeId: string) =>
  db.selectFrom('leak').selectAll().where('office_id', '=', officeId);

function toLeak(row: LeakTable): Leak {
  return {
    ...{ id: row.id, kind: row.kind as Kind, title: row.title, version: row.version },
    ...{ noticedOn: row.noticed_on, isWrongful: row.wrongful === 1 },
    ...{ firstOn: row.first_on, finalOn: row.final_on },
    asked: JSON.parse(row.asked) as Asked,
    words: JSON.parse(row.words) as Words,
  };
}

/** Sending it twice is harmless. */
export async function openLeak(
  db: Db,
  actor: Actor,
  id: string,
  { kind, title, noticedOn, isWrongful }: Opened,
  asked: Asked,
  words: Words,
): Promise<void> {
  const at = new Date().toISOString();
  await change(db, who(actor), async (tx, note) => {
    await lockId(tx, id);
    const { numInsertedOrUpdatedRows: made } = await tx
      .insertInto('leak')
      .values({
        ...{ office_id: actor.officeId, id, kind, title, noticed_on: noticedOn },
        ...{ wrongful: isWrongful ? 1 : 0, asked: JSON.stringify(asked) },
        ...{ words: JSON.stringify(words), first_on: null, final_on: null },
        ...{ written_by: actor.staffId, created_at: at },
        ...{ version: 1, updated_at: at, updated_by: actor.staffId },
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow();
    const verb = Number(made ?? 0) > 0 ? 'leak.open' : 'leak.same';
    note({
      verb,
      thing: 'leak',
      id,
      plain: { leak: kind, on: noticedOn },
      personal: { text: title },
    });
  });
}

/** False when somebody else was faster: `version` is the one that the form began with (R9). */
export async function saveLeak(
  db: Db,
  actor: Actor,
  id: string,
  version: number,
  form: ReportForm,
): Promise<boolean> {
  const words = Object.fromEntries(sections.map(({ name }) => [name, form[name]]));
  return change(db, who(actor), async (tx, note) => {
    const { numUpdatedRows } = await tx
      .updateTable('leak')
      .set({
        ...{ noticed_on: form.noticedOn, wrongful: form.isWrongful ? 1 : 0 },
        ...{ words: JSON.stringify(words), first_on: form.firstOn, final_on: form.finalOn },
        ...{
          version: version + 1,
          updated_at: new Date().toISOString(),
          updated_by: actor.staffId,
        },
      })
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    const isDone = Number(numUpdatedRows) === 1;
    const days = { first: form.firstOn, final: form.finalOn };
    note({ verb: isDone ? 'leak.save' : 'leak.clash', thing: 'leak', id, plain: days });
    return isDone;
  });
}

/**
 * Nobody stays inside under this name: sessions, trusted devices and the address of the calendar
 * end. The session that asks stays, when it is one's own name.
 */
export async function shutOut(db: Db, actor: Actor, staffId: string, session: string | null) {
  const person = { officeId: actor.officeId, staffId };
  await change(db, who(actor), async (tx, note) => {
    await shutOthersOut(tx, person, staffId === actor.staffId ? session : null);
    await tx
      .deleteFrom('calendar_feed')
      .where('office_id', '=', actor.officeId)
      .where('staff_id', '=', staffId)
      .execute();
    note({ verb: 'leak.shut', thing: 'staff', id: staffId });
  });
}

export async function leavePrint(db: Db, actor: Actor, id: string): Promise<void> {
  await change(db, who(actor), async (_tx, note) =>
    note({ verb: 'leak.print', thing: 'leak', id }),
  );
}
