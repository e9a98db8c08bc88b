import type { Db } from '#app/db/dialect.server.ts';
import { notFound } from '#app/lib/problems.ts';
import { readBatch } from './batches.server.ts';

export async function reachBatch(db: Db, officeId: string, id: string | undefined) {
  const batch = await readBatch(db, officeId, id);
  if (!batch) throw notFound();
  return batch;
}
