/** A zip file written as it comes, entry by entry: nothing of it lies in memory as a whole. */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

export type Entry = { name: string; parts: AsyncIterable<Part> | Iterable<Part> };
type Part = string | Uint8Array;
type Done = { name: string; crc: number; packed: number; size: number; at: number };

const MOST = 0xffff_fffe;

export async function* zipOf(entries: readonly Entry[]): AsyncGenerator<Buffer> {
  const done: Done[] = [];
  let at = 0;
  for (const { name, parts } of entries) {
    const head = localHead(name);
    yield head;
    const entry = { name, crc: 0, packed: 0, size: 0, at };
    for await (const piece of packed(parts, entry)) yield piece;
    if (Math.max(entry.size, at) > MOST) throw new Error('A zip entry beyond 4 GB');
    const tail = numbers([4, 0x08074b50], [4, entry.crc], [4, entry.packed], [4, entry.size]);
    yield tail;
    at += head.length + entry.packed + tail.length;
    done.push(entry);
  }
  const list = Buffer.concat(done.map(listed));
  yield list;
  yield numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, done.length],
    [2, done.length],
    [4, list.length],
    [4, at],
    [2, 0],
  );
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

function listed({ name, crc, packed, size, at }: Done): Buffer {
  const bytes = Buffer.from(name);
  const sizes: [number, number][] = [
    [4, crc],
    [4, packed],
    [4, size],
  ];
  return Buffer.concat([
    numbers([4, 0x02014b50], [2, 20], ...COMMON, ...sizes, [2, bytes.length]),
    numbers([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
    bytes,
  ]);
}

function numbers(...fields: [bytes: number, value: number][]): Buffer {
  const made = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = made.writeUIntLE(value, at, bytes);
  return made;
}
