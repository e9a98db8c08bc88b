/** The first visit: there is no office yet, and exactly one visit may make it. */
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';

const known = new WeakSet<Db>();

/** Asked at each request without a session; an office never goes away, so a yes is remembered. */
export async function hasOffice(db: Db): Promise<boolean> {
  if (known.has(db)) return true;
  const found = await db.selectFrom('office').select('id').limit(1).executeTakeFirst();
  if (found) known.add(db);
  return found !== undefined;
}

/** Holds back a second visit until the first one's office stands; true for the first. */
export async function isFirstVisit(tx: Tx): Promise<boolean> {
  await lockId(tx, 'the first office');
  return (await tx.selectFrom('office').select('id').limit(1).executeTakeFirst()) === undefined;
}
