import type { Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayEditRecord, mayReadRecord } from './record.ts';
import { rowOf } from './records.server.ts';
import { type Whole, wholeOf } from './whole.server.ts';

export function placeOf(row: RecordTable) {
  return { areaId: row.area_id, staffId: row.staff_id, isErased: row.erased_at !== null };
}

/** The record that the address names, or 404 for who may not know of it. */
export async function reachRecord(db: Db, actor: Actor, id = ''): Promise<RecordTable> {
  const row = isId(id) ? await rowOf(db, actor.officeId, id) : undefined;
  if (!row || !mayReadRecord(actor, placeOf(row))) throw notFound();
  return row;
}

/** The same with all that its page and its form show beside it. */
export async function reachWhole(db: Db, actor: Actor, id = ''): Promise<Whole> {
  const row = isId(id) ? await wholeOf(db, actor, id) : undefined;
  if (!row || !mayReadRecord(actor, placeOf(row))) throw notFound();
  return row;
}

export async function reachToEdit(db: Db, actor: Actor, id = ''): Promise<RecordTable> {
  const row = await reachRecord(db, actor, id);
  if (!mayEditRecord(actor, placeOf(row))) throw forbidden();
  return row;
}
