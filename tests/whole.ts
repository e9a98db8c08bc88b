/** The cast with everything in it, and copies that are made quickly. */
import type { Db } from '#app/db/dialect.server.ts';
import { writeHeads } from '#app/db/heads.server.ts';
import { readAtOnce, targetOf } from '#app/db/open.server.ts';
import type { Making } from '#app/features/backup/folder.ts';
import { makeCopy } from '#app/features/backup/make.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from './build-record.ts';
import { actorNamed, buildCast } from './cast.ts';
import { buildThings } from './permissions.ts';

export const PASSPHRASE = '縁側でのんびりお茶を飲む';
/** As cheap as scrypt can be. */
export const cheap = { log2: 1, blocks: 1, lanes: 1 };
export const CANARY = '上の原の山田梅子さん';

export async function buildWhole(db: Db): Promise<void> {
  await buildCast(db);
  await buildThings(db);
  const confidential = { who: CANARY, detail: '足が悪く、買い物に行けない。' };
  await saveRecord(db, actorNamed('nishida'), newId(), buildFields({ confidential }));
  writeHeads();
}

export function copyOf(db: Db, folder: string, more: Partial<Making> = {}) {
  const making = { folder, passphrase: PASSPHRASE, cost: cheap, ...more };
  return readAtOnce(targetOf(db), (then) => makeCopy(then, making));
}
