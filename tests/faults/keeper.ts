/** A program that keeps one file, as its second word says, and then answers. */
import { mkdtempSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeHeads } from '#app/db/heads.server.ts';
import { forgetKeys, keyed } from '#app/db/keys.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { takeFile } from '#app/features/files/take.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildGiven } from '../build-file.ts';
import { buildFields } from '../build-record.ts';
import { actorNamed } from '../cast.ts';
import { copyOf } from '../whole.ts';

const [target = '', what = ''] = process.argv.slice(2);
const db = openDatabase(target);
const recordId = newId();
const copies = `${process.env.DATA_DIR}/copies`;
const keep: Record<string, () => unknown> = {
  upload: () => takeFile(db, actorNamed('nishida'), buildGiven({ recordId })),
  copy: () => copyOf(db, copies),
  before: () => copyOf(db, copies, { isBefore: true }),
  secret: () => {
    delete process.env.ENGAWA_SECRET;
    process.env.DATA_DIR = mkdtempSync(join(process.env.DATA_DIR ?? '', 'new-'));
    forgetKeys();
    return keyed('audit', '');
  },
  heads: () => writeHeads(),
};
await saveRecord(db, actorNamed('nishida'), recordId, buildFields());
writeSync(1, 'begins\n');
await keep[what]?.();
writeSync(1, 'kept\n');
await db.destroy();
