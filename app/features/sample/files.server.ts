/** The sample's photos and files, through the same door as what people add. */
import type { Db } from '#app/db/dialect.server.ts';
import { drawnAs, sampleFiles } from '../../../sample/files.ts';
import type { SampleOffice } from '../../../sample/office.ts';
import { takeFile } from '../files/take.server.ts';
import type { Ids } from './office.server.ts';

export async function makeFiles(
  db: Db,
  officeId: string,
  sample: SampleOffice,
  ids: Ids,
): Promise<void> {
  const { default: sharp } = await import('sharp');
  for (const { record, ...file } of sampleFiles(sample.records)) {
    const bytes =
      'text' in file
        ? Buffer.from(file.text)
        : await sharp(Buffer.from(drawnAs(file.drawing)))
            .png()
            .toBuffer();
    const { name, caption, room, consent, consentNote = '' } = file;
    const by = { officeId, staffId: ids(record.staffKey) };
    const recordId = ids(record.key);
    await takeFile(db, by, { recordId, bytes, name, caption, room, consent, consentNote });
  }
}
