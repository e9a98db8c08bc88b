import type { Db } from '#app/db/dialect.server.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { readAll, type Stored, type StoredArea } from './stored.server.ts';

/** The office reads all of its areas; a viewer those that were opened to them. */
export function maySee(actor: Actor, id: string): boolean {
  return actor.role !== 'viewer' || actor.areas.has(id);
}

/** Pages of the whole office, which a viewer does not have. */
export function asStaff(context: Args['context']): { db: Db; actor: Actor } {
  const { db, actor } = signedIn(context);
  if (actor.role === 'viewer') throw notFound();
  return { db, actor };
}

export async function reachArea(
  db: Db,
  actor: Actor,
  id: string | undefined,
): Promise<{ area: StoredArea; stored: Stored }> {
  const stored = await readAll(db, actor.officeId);
  const area = stored.areas.find((each) => each.id === id);
  if (!area || !maySee(actor, area.id)) throw notFound();
  return { area, stored };
}
