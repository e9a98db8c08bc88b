/**
 * What stands in the files of a following copy: a line of JSON, then bytes. A base is the whole
 * database file; a piece the pages that were committed since the piece before it, whose hash it
 * carries, so that a gap or a swap is found.
 */
import { createHash } from 'node:crypto';
import { Lines } from './entries.ts';
import type { Committed } from './log.ts';
import type { Key } from './outside.ts';
import { damaged } from './problem.ts';

export type Stand = {
  /** Of the piece; of a base that of the last piece that it holds. */
  number: number;
  /** Hash of the piece before; of a base that of the last piece that it holds. */
  after: string;
  /** All that was committed before it is there. */
  moment: string;
  pageSize: number;
  /** Pages of the database. */
  count: number;
  /** Pages that follow. */
  pages: number;
  keys: { path: string; base64: string }[];
};
export type Told = Pick<Stand, 'number' | 'after' | 'moment'> & { keys: Key[] };

/** All of a piece; small enough for memory. */
export function pieceOf(told: Told, { pages, count, pageSize }: Committed): Buffer {
  const kept = [...pages].filter(([number]) => number <= count);
  const head = headOf(told, { pageSize, count, pages: kept.length });
  return Buffer.concat([head, ...kept.flatMap(([number, page]) => [numberBytes(number), page])]);
}

export function* baseOf(
  told: Told,
  size: { pageSize: number; count: number },
  read: (at: number, most: number) => Buffer,
): Generator<Buffer> {
  yield headOf(told, { ...size, pages: size.count });
  const end = size.pageSize * size.count;
  for (let at = 0; at < end; ) {
    const bytes = read(at, Math.min(READ, end - at));
    if (bytes.length === 0) throw new Error('The database file is shorter than it says');
    yield bytes;
    at += bytes.length;
  }
}
const READ = 256 * 1024;

export const hashOf = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

function headOf(told: Told, sizes: Pick<Stand, 'pageSize' | 'count' | 'pages'>): Buffer {
  const keys = told.keys.map(({ path, bytes }) => ({ path, base64: bytes.toString('base64') }));
  return Buffer.from(`${JSON.stringify({ ...told, ...sizes, keys })}\n`);
}

function numberBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

export async function readBase(
  bytes: AsyncIterable<Buffer>,
  write: (bytes: Buffer, at: number) => Promise<unknown>,
): Promise<Stand> {
  const reader = new Lines(bytes);
  const stand = await standOf(reader);
  let at = 0;
  for await (const some of reader.bytes(stand.count * stand.pageSize)) {
    await write(some, at);
    at += some.length;
  }
  await expectEnd(reader);
  return stand;
}

/** The pages are handed over only once all of them came and the end is right. */
export async function readPiece(
  bytes: AsyncIterable<Buffer>,
): Promise<{ stand: Stand; pages: [number, Buffer][]; hash: string }> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const some of bytes) {
      hash.update(some);
      yield some;
    }
  }
  const reader = new Lines(hashed());
  const stand = await standOf(reader);
  const step = 4 + stand.pageSize;
  const parts: Buffer[] = [];
  for await (const some of reader.bytes(stand.pages * step)) parts.push(some);
  const body = Buffer.concat(parts);
  await expectEnd(reader);
  const pages = Array.from({ length: stand.pages }, (_, n): [number, Buffer] => [
    body.readUInt32BE(n * step),
    body.subarray(n * step + 4, (n + 1) * step),
  ]);
  return { stand, pages, hash: hash.digest('hex') };
}

async function standOf(reader: Lines): Promise<Stand> {
  return JSON.parse((await reader.line()) ?? '') as Stand;
}

async function expectEnd(reader: Lines): Promise<void> {
  if ((await reader.line()) !== null) throw damaged();
}
