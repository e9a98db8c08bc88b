import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Written } from './file.ts';
import { takeFile } from './take.server.ts';

type By = Pick<Actor, 'officeId' | 'staffId'>;
export type Outcome = { added: number; same: number; faults: { name: string; reason: string }[] };

/** One after the other; what cannot be taken holds none of the others back. */
export async function takeAll(
  db: Db,
  by: By,
  recordId: string,
  written: Written,
  files: readonly File[],
): Promise<Outcome> {
  const outcome: Outcome = { added: 0, same: 0, faults: [] };
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const taken = await takeFile(db, by, { ...written, recordId, name: file.name, bytes });
    if (!taken.ok) outcome.faults.push({ name: file.name, reason: taken.reason });
    else if (taken.isNew) outcome.added += 1;
    else outcome.same += 1;
  }
  return outcome;
}
