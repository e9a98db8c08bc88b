/** A zip file written as it comes, entry by entry: nothing of it lies in memory as a whole. */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

export type Entry = { name: string; parts: AsyncIterable<Part> | Iterable<Part> };
type Part = string | Uint8Array;
type Done = { name: string; crc: number; packed: number; size: number; at: number };

/** Beyond it a place or a number is written the longer way (zip64). */
export const LIMITS = { size: 0xffff_fffe, count: 0xfffe };

export async function* zipOf(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  most = LIMITS,
): AsyncGenerator<Buffer> {
  const done: Done[] = [];
  let at = 0;
  for await (const { name, parts } of entries) {
    const head = localHead(name);
    yield head;
    const entry = { name, crc: 0, packed: 0, size: 0, at };
    for await (const piece of packed(parts, entry)) yield piece;
    if (Math.max(entry.size, entry.packed) > LIMITS.size)
      throw new Error('A zip entry beyond 4 GB');
    const tail = numbers([4, 0x08074b50], [4, entry.crc], [4, entry.packed], [4, entry.size]);
    yield tail;
    at += head.length + entry.packed + tail.length;
    done.push(entry);
  }
  const list = Buffer.concat(done.map((entry) => listed(entry, most.size)));
  yield list;
  const end = { count: done.length, length: list.length, at };
  const isLong = end.count > most.count || Math.max(at, list.length) > most.size;
  yield isLong ? Buffer.concat([longEnd(end), shortEnd(LONG)]) : shortEnd(end);
}

type End = { count: number; length: number; at: number };
const LONG: End = { count: 0xffff, length: 0xffff_ffff, at: 0xffff_ffff };

function shortEnd({ count, length, at }: End): Buffer {
  return numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, length], [4, at], [2, 0]);
}

/** The end of zip64 and where it stands. */
function longEnd({ count, length, at }: End): Buffer {
  return numbers(
    [4, 0x06064b50],
    ...wide(44),
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    ...wide(count),
    ...wide(count),
    ...wide(length),
    ...wide(at),
    [4, 0x07064b50],
    [4, 0],
    ...wide(at + length),
    [4, 1],
  );
}

/** Eight bytes. */
function wide(value: number): [number, number][] {
  return [
    [4, value % 2 ** 32],
    [4, Math.floor(value / 2 ** 32)],
  ];
}

/** Deflate works in a thread of its own beside the one that makes the parts. */
async function* packed(parts: Entry['parts'], entry: Done): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 1, chunkSize: 1 << 18 });
  const feeding = (async () => {
    for await (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
  })();
  feeding.catch((error: Error) => deflate.destroy(error));
  for await (const piece of deflate) {
    entry.packed += piece.length;
    yield piece as Buffer;
  }
  await feeding;
}

// Bit 3: sizes follow the data. Bit 11: names are UTF-8. 20: version 2.0; 8: deflate; 0x21: 1980-01-01.
const COMMON: [number, number][] = [
  [2, 20],
  [2, 0x0808],
  [2, 8],
  [2, 0],
  [2, 0x21],
];

function localHead(name: string): Buffer {
  const bytes = Buffer.from(name);
  const sizes: [number, number][] = [
    [4, 0],
    [4, 0],
    [4, 0],
  ];
  return Buffer.concat([
    numbers([4, 0x04034b50], ...COMMON, ...sizes, [2, bytes.length], [2, 0]),
    bytes,
  ]);
}

function listed({ name, crc, packed, size, at }: Done, most: number): Buffer {
  const bytes = Buffer.from(name);
  const far = at > most ? numbers([2, 1], [2, 8], ...wide(at)) : Buffer.alloc(0);
  const sizes: [number, number][] = [
    [4, crc],
    [4, packed],
    [4, size],
  ];
  return Buffer.concat([
    numbers([4, 0x02014b50], [2, 20], ...COMMON, ...sizes, [2, bytes.length]),
    numbers([2, far.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, at > most ? LONG.at : at]),
    bytes,
    far,
  ]);
}

function numbers(...fields: [bytes: number, value: number][]): Buffer {
  const made = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = made.writeUIntLE(value, at, bytes);
  return made;
}
