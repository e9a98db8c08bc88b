/**
 * The text of a 日報, kept with each record that it was split into, for a month. It is what its
 * writer typed and may hold what is confidential: it lies sealed among the drafts, and nobody
 * else reads it. Like a draft it leaves no audit line.
 */
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { seal } from '#app/db/keys.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { KEPT_TEXT, opened } from '../drafts/drafts.server.ts';

type Writer = { officeId: string; staffId: string };
export type DayText = { text: string; day: Day };

export const DAYS_KEPT = 30;

/** A correction of the same record has its draft under the bare id. */
export const keyOf = (recordId: string) => `day:${recordId}`;

export function isStillKept(updatedAt: string | null, now = Date.now()): boolean {
  return updatedAt !== null && updatedAt >= firstKept(now);
}

const firstKept = (now: number) => new Date(now - DAYS_KEPT * 86_400_000).toISOString();

export async function keepDayText(
  tx: Tx,
  { officeId, staffId }: Writer,
  recordIds: readonly string[],
  dayText: DayText,
  now = Date.now(),
): Promise<void> {
  const body = seal(JSON.stringify(dayText));
  const row = { body, seq: KEPT_TEXT, updated_at: new Date(now).toISOString() };
  await tx
    .insertInto('draft')
    .values(
      recordIds.map((id) => ({ office_id: officeId, staff_id: staffId, key: keyOf(id), ...row })),
    )
    .onConflict((c) => c.columns(['office_id', 'staff_id', 'key']).doUpdateSet(row))
    .execute();
  await tx
    .deleteFrom('draft')
    .where('office_id', '=', officeId)
    .where('seq', '=', KEPT_TEXT)
    .where('updated_at', '<', firstKept(now))
    .execute();
}

export async function readDayText(
  db: Db,
  { officeId, staffId }: Writer,
  recordId: string,
): Promise<DayText | null> {
  if (!isId(recordId)) return null;
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('key', '=', keyOf(recordId))
    .executeTakeFirst();
  const kept = row && isStillKept(row.updated_at) ? opened(row) : null;
  return kept && { text: String(kept.typed.text), day: String(kept.typed.day) };
}
