/**
 * Whether the database can be read and written, and how much room the disks have. Asked from
 * outside by anybody, so it is found out every ten seconds at most, however often somebody asks.
 */
import { setTimeout as after } from 'node:timers/promises';
import type { Db } from '#app/db/dialect.server.ts';
import { schemaVersion } from '#app/db/migrate.server.ts';
import { tryWriting } from '#app/db/writable.server.ts';
import { faultOf } from '#app/lib/faults.ts';
import { readDisks } from './space.server.ts';
import { type Space, spaceOf } from './space.ts';

/** `slow`: no answer within five seconds. */
export type Wrong = 'read' | 'write' | 'full' | 'slow';
export type Health = { wrong: Wrong | null; schema: string | null; space: Space };

const FRESH = 10_000;
const PATIENCE = 5000;
const known = new WeakMap<Db, { at: number; health: Promise<Health> }>();

export function health(db: Db, now = Date.now()): Promise<Health> {
  const last = known.get(db);
  if (last && Math.abs(now - last.at) < FRESH) return last.health;
  const found = findOut(db);
  known.set(db, { at: now, health: found });
  return found;
}

async function findOut(db: Db): Promise<Health> {
  const slow = after(PATIENCE, { wrong: 'slow' as const, schema: null }, { ref: false });
  const [found, disks] = await Promise.all([Promise.race([ask(db), slow]), readDisks()]);
  const worst = disks.toSorted((a, b) => a.free - b.free)[0];
  return { ...found, space: worst ? spaceOf(worst) : 'enough' };
}

async function ask(db: Db): Promise<Pick<Health, 'wrong' | 'schema'>> {
  const schema = await schemaVersion(db).catch(() => null);
  if (schema === null) return { wrong: 'read', schema };
  try {
    await tryWriting(db);
    return { wrong: null, schema };
  } catch (error) {
    return { wrong: faultOf(error) === 'full' ? 'full' : 'write', schema };
  }
}
