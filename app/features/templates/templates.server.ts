import { sql } from 'kysely';
import { change } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { TemplateTable } from '#app/db/schema.ts';
import type { Typed } from '#app/lib/forms.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import {
  DAYS_TO_UNDO,
  mayEditTemplate,
  mayMakeForOffice,
  maySeeTemplate,
  mayUseTemplates,
  type Named,
  repeating,
  type Template,
} from './template.ts';

/** The person's own and the office's, in their order. One query (P1). */
export async function readTemplates(db: Db, actor: Actor): Promise<Template[]> {
  const rows = await mine(db, actor).orderBy('sort').orderBy('id').execute();
  return rows.map(toTemplate);
}

/** 404 for who may not know of it. */
export async function reachTemplate(db: Db, actor: Actor, id = ''): Promise<Template> {
  const row = isId(id) ? await mine(db, actor).where('id', '=', id).executeTakeFirst() : undefined;
  const template = row && toTemplate(row);
  if (!template || !maySeeTemplate(actor, template)) throw notFound();
  return template;
}

export async function reachTemplateToEdit(db: Db, actor: Actor, id = ''): Promise<Template> {
  const template = await reachTemplate(db, actor, id);
  if (!mayEditTemplate(actor, template)) throw forbidden();
  return template;
}

/** One that was dropped, for who may bring it back. */
export async function findDropped(db: Db, actor: Actor, id: string): Promise<Template | null> {
  if (!isId(id)) return null;
  const row = await mine(db, actor, '<').where('id', '=', id).executeTakeFirst();
  const template = row && toTemplate(row);
  return template && mayEditTemplate(actor, template) ? template : null;
}

/** Sending it twice is harmless: the id was given with the form. */
export async function addTemplate(db: Db, actor: Actor, id: string, named: Named): Promise<void> {
  const { officeId, staffId } = actor;
  if (!mayUseTemplates(actor) || (named.isOffice && !mayMakeForOffice(actor))) throw forbidden();
  await change(db, who(actor), async (tx, note) => {
    await lockId(tx, id);
    const last = await tx
      .selectFrom('template')
      .select((e) => e.fn.max('sort').as('sort'))
      .where('office_id', '=', officeId)
      .executeTakeFirst();
    const at = new Date().toISOString();
    await tx
      .insertInto('template')
      .values({
        office_id: officeId,
        id,
        staff_id: named.isOffice ? null : staffId,
        name: named.name,
        fields: JSON.stringify(repeating(named.fields)),
        sort: Number(last?.sort ?? 0) + 1,
        used: 0,
        created_at: at,
        version: 1,
        updated_at: at,
        updated_by: staffId,
      })
      .onConflict((c) => c.columns(['office_id', 'id']).doNothing())
      .execute();
    note({ verb: 'template.add', thing: 'template', id, plain: { shared: named.isOffice } });
  });
}

/** False when somebody else was faster: `version` is the one that the form began with (R9). */
export async function editTemplate(
  db: Db,
  actor: Actor,
  id: string,
  version: number,
  { name, fields }: { name: string; fields: Typed },
): Promise<boolean> {
  return change(db, who(actor), async (tx, note) => {
    const done = await tx
      .updateTable('template')
      .set((e) => ({
        name,
        fields: JSON.stringify(repeating(fields)),
        version: e('version', '+', 1),
        updated_at: new Date().toISOString(),
        updated_by: actor.staffId,
      }))
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    const isDone = Number(done.numUpdatedRows) === 1;
    note({ verb: isDone ? 'template.edit' : 'template.clash', thing: 'template', id });
    return isDone;
  });
}

/** It can come back for a month. */
export async function dropTemplate(db: Db, actor: Actor, id: string): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await turn(tx, actor, id, '>=');
    note({ verb: 'template.drop', thing: 'template', id });
    for (const old of await purge(tx, actor.officeId))
      note({ verb: 'template.purge', thing: 'template', id: old });
  });
}

export async function restoreTemplate(db: Db, actor: Actor, id: string): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await turn(tx, actor, id, '<');
    note({ verb: 'template.restore', thing: 'template', id });
  });
}

/** Its version stays: who has it open to correct it goes on when it came back. */
async function turn(tx: Tx, { officeId, staffId }: Actor, id: string, now: '<' | '>=') {
  await tx
    .updateTable('template')
    .set({
      sort: sql<number>`-1 - sort`,
      updated_at: new Date().toISOString(),
      updated_by: staffId,
    })
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .where('sort', now, 0)
    .execute();
}

/** Those whose month is over; their ids. */
async function purge(tx: Tx, officeId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('template')
    .where('office_id', '=', officeId)
    .where('sort', '<', 0)
    .where('updated_at', '<', new Date(Date.now() - DAYS_TO_UNDO * 86_400_000).toISOString())
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Changes places with the next one up (-1) or down (+1) of the same owner; at the end it stays. */
export async function moveTemplate(db: Db, actor: Actor, id: string, step: -1 | 1): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await lockId(tx, actor.officeId);
    const all = await readTemplates(tx, actor);
    const one = all.find((t) => t.id === id);
    const same = all.filter((t) => t.staffId === one?.staffId);
    const other = one && same[same.indexOf(one) + step];
    if (one && other) {
      await place(tx, actor.officeId, one.id, other.sort);
      await place(tx, actor.officeId, other.id, one.sort);
    }
    note({ verb: 'template.move', thing: 'template', id, plain: { step } });
  });
}

async function place(tx: Tx, officeId: string, id: string, sort: number): Promise<void> {
  await tx
    .updateTable('template')
    .set({ sort })
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .execute();
}

/** Within the change that saves a record begun from it. Another's template is not counted. */
export async function countUse(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx
    .updateTable('template')
    .set((e) => ({ used: e('used', '+', 1) }))
    .where('office_id', '=', actor.officeId)
    .where('id', '=', id)
    .where((e) => e.or([e('staff_id', '=', actor.staffId), e('staff_id', 'is', null)]))
    .execute();
}

/** Those that stand, or (`<`) those that were dropped. */
function mine(db: Db, actor: Actor, sort: '>=' | '<' = '>=') {
  return db
    .selectFrom('template')
    .selectAll()
    .where('office_id', '=', actor.officeId)
    .where('sort', sort, 0)
    .where((e) => e.or([e('staff_id', '=', actor.staffId), e('staff_id', 'is', null)]));
}

function toTemplate(row: TemplateTable): Template {
  const { id, name, sort, used, version } = row;
  const fields = JSON.parse(row.fields) as Typed;
  return { id, name, staffId: row.staff_id, fields, sort, used, version };
}
