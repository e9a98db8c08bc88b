import type { Db } from '#app/db/dialect.server.ts';
import { bytesOf, readEntries, type Taker } from './entries.ts';
import { type Beside, type Filled, fill } from './fill.server.ts';
import { wholeOf } from './installation.server.ts';
import type { Opened } from './opened.server.ts';

/** The whole copy was read before: nothing begins with a damaged one. */
export function restoreCopy(db: Db, { manifest, read }: Opened, beside: Beside): Promise<Filled> {
  return fill(db, { steps: manifest.steps, read }, beside);
}

/** `from` shows one moment and is only read. */
export async function moveAll(db: Db, from: Db, beside: Beside = {}): Promise<Filled> {
  const { head, entries } = await wholeOf(from);
  const read = (taker: Taker) => readEntries(bytesOf(entries), taker);
  return fill(db, { steps: head.steps, read }, beside);
}
