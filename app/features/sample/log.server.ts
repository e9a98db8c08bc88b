/** The sample's old log, through the same door as what people bring in; its manager brought it. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { sampleLog } from '../../../sample/log.ts';
import type { SampleOffice } from '../../../sample/office.ts';
import { importRecordsFile } from '../imports/import.server.ts';
import type { Ids } from './office.server.ts';

export async function bringInLog(
  db: Db,
  officeId: string,
  sample: SampleOffice,
  ids: Ids,
  today: Day,
): Promise<void> {
  const { name, text } = sampleLog(sample, today);
  const who = { officeId, staffId: ids('manager') };
  // Where no child may be started to read it, the office opens without it.
  await importRecordsFile(db, who, Buffer.from(text), { today, file: name }).catch((error) => {
    if (!(error instanceof UnreadableFile)) throw error;
  });
}
