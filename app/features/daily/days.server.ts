import { change } from '#app/db/audit.server.ts';
import { type Db, lockId } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { dropDraft } from '../drafts/drafts.server.ts';
import { type DayText, keepDayText } from '../records/day-texts.server.ts';
import type { RecordFields } from '../records/record.ts';
import { insertRecord, rowOf } from '../records/records.server.ts';

export type ToSave = { id: string; fields: RecordFields };

/**
 * All of a day in one transaction, or nothing. Each has the id that the form gave it, so that
 * sending twice is harmless: what is there already stays as it is. The text that was split is
 * kept with each of them.
 */
export async function saveDay(
  db: Db,
  actor: Actor,
  key: string,
  records: readonly ToSave[],
  written: DayText | null = null,
): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await lockId(tx, key);
    for (const { id, fields } of records) {
      if (await rowOf(tx, actor.officeId, id)) note({ verb: 'record.same', thing: 'record', id });
      else await insertRecord(tx, note, actor, id, fields);
    }
    await dropDraft(tx, who(actor), key);
    const ids = records.map(({ id }) => id);
    if (written) await keepDayText(tx, who(actor), ids, written);
  });
}
