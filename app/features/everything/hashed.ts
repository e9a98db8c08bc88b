import { createHash } from 'node:crypto';
import type { FileSum } from '../backup/entries.ts';

/** Lets the bytes pass, and adds what they were to `sums` at their end. */
export async function* hashed(path: string, bytes: AsyncIterable<Uint8Array>, sums: FileSum[]) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of bytes) {
    hash.update(piece);
    size += piece.length;
    yield piece;
  }
  sums.push({ path, size, sha256: hash.digest('hex') });
}
