// The list of what a zip holds, read from its end; nothing is unpacked but what is asked for.
import { inflateRawSync } from 'node:zlib';

export type Entry = { name: string; packed: number; method: number; at: number };

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 10_000;
const MOST_UNPACKED = 1_000_000;

/** Null when it is no whole zip: cut short, in parts, with something before or behind it. */
export function entriesOf(bytes: Uint8Array): Entry[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  const start = at;
  if (count > MOST_ENTRIES || at + view.readUInt32LE(end + 12) !== end) return null;
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.readUInt32LE(at) !== LISTED) return null;
    const [name, extra, comment] = [28, 30, 32].map((place) => view.readUInt16LE(at + place));
    const next = at + 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    const local = view.readUInt32LE(at + 42);
    if (next > end || local + 30 > start || view.readUInt32LE(local) !== LOCAL) return null;
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      at: local,
    });
    at = next;
  }
  return at === end ? entries : null;
}

/** The end of the list is the end of the file, but for a remark. */
function endOf(view: Buffer): number | null {
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - 65_535); at -= 1)
    if (view.readUInt32LE(at) === END && at + 22 + view.readUInt16LE(at + 20) === view.length)
      return at;
  return null;
}

/** A small text of it; null when it cannot be had or unpacks to more than a text would. */
export function textOf(bytes: Uint8Array, { at, packed, method }: Entry): string | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
  const piece = view.subarray(from, from + packed);
  try {
    if (method === 0) return piece.toString('utf8');
    if (method !== 8) return null;
    return inflateRawSync(piece, { maxOutputLength: MOST_UNPACKED }).toString('utf8');
  } catch {
    return null;
  }
}
