import type { Db } from '#app/db/dialect.server.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { placeOf, reachRecord } from '../records/reach.server.ts';
import { mayEditRecord } from '../records/record.ts';
import { mayLook, type Reviewed } from '../reviews/review.ts';
import { readSettings } from '../settings/settings.server.ts';
import type { Settings } from '../settings/settings.ts';

/** For others than managers, and where the office does without, there is no such page. */
export async function reachTray(db: Db, actor: Actor): Promise<Settings> {
  const settings = await readSettings(db, actor.officeId);
  if (!mayLook(actor, settings)) throw notFound();
  return settings;
}

/** The words on a record are for those who may know it whole; to others they are not there. */
export async function reachTalk(
  db: Db,
  actor: Actor,
  id: string | undefined,
): Promise<{ settings: Settings; record: Reviewed }> {
  const row = await reachRecord(db, actor, id);
  const settings = await readSettings(db, actor.officeId);
  if (!settings.review.on || !mayEditRecord(actor, placeOf(row))) throw notFound();
  return { settings, record: { id: row.id, staffId: row.staff_id, version: row.version } };
}
