/**
 * What no row speaks of is dropped: a program that was ended between file and row leaves such
 * bytes (R1). Before that the rows go whose thirty days to be brought back are over.
 */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { dropName, keptNames } from '#app/lib/kept-files.server.ts';
import { DAYS_TO_UNDO } from './file.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const swept = new Map<string, number>();

/** Once a day for each office, when a file is added. */
export async function sweepSometimes(db: Db, officeId: string, now = Date.now()): Promise<void> {
  if (now - (swept.get(officeId) ?? 0) < DAY) return;
  swept.set(officeId, now);
  await sweep(db, officeId, now);
}

export async function sweep(db: Db, officeId: string, now = Date.now()): Promise<void> {
  await purge(db, officeId, new Date(now - DAYS_TO_UNDO * DAY).toISOString());
  const kept = await keptNames(officeId);
  const rows = await db.selectFrom('file').select('id').where('office_id', '=', officeId).execute();
  const known = new Set(rows.map(({ id }) => id));
  for (const { name, since } of kept) {
    const isWhole = /^[0-9a-f-]+(\.small)?$/.test(name);
    // One that is being written now has no row yet.
    if (isWhole && known.has(name.replace(/\.small$/, ''))) continue;
    if (now - since > HOUR) await dropName(officeId, name);
  }
}

async function purge(db: Db, officeId: string, before: string): Promise<void> {
  const over = await db
    .selectFrom('file')
    .select(['id', 'record_id'])
    .where('office_id', '=', officeId)
    .where('removed_at', '<', before)
    .limit(500)
    .execute();
  if (over.length === 0) return;
  await change(db, { officeId, staffId: null }, async (tx, note) => {
    await tx
      .deleteFrom('file')
      .where('office_id', '=', officeId)
      .where('removed_at', '<', before)
      .where(
        'id',
        'in',
        over.map(({ id }) => id),
      )
      .execute();
    for (const { id, record_id } of over)
      note({ verb: 'file.purge', thing: 'record', id: record_id, plain: { file: id } });
  });
}
