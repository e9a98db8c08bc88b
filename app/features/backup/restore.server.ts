import type { Db } from '#app/db/dialect.server.ts';
import { bytesOf, type Manifest, readEntries, type Taker } from './entries.ts';
import { type Beside, type Filled, fill } from './fill.server.ts';
import { readCopy } from './folder.ts';
import { wholeOf } from './installation.server.ts';

/** `manifest` is what reading the whole copy gave before: nothing begins with a damaged one. */
export type From = { path: string; passphrase: string; manifest: Manifest };

export function restoreCopy(db: Db, from: From, beside: Beside): Promise<Filled> {
  const read = (taker: Taker) => readCopy(from.path, from.passphrase, taker);
  return fill(db, { steps: from.manifest.steps, read }, beside);
}

/** `from` shows one moment and is only read. */
export async function moveAll(db: Db, from: Db, beside: Beside = {}): Promise<Filled> {
  const { head, entries } = await wholeOf(from);
  const read = (taker: Taker) => readEntries(bytesOf(entries), taker);
  return fill(db, { steps: head.steps, read }, beside);
}
