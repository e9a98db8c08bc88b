/**
 * What lies in a zip, listed and judged by its directory before anything is unpacked (R11): number,
 * passwords, parts that lie over each other or outside. Limits of size are the reader's own.
 */
export type Part = { name: string; at: number; packed: number; size: number; method: number };
export type Zip = {
  bytes: Buffer;
  parts: Part[];
  /** Nothing stands between the parts and their list, nor behind it. */
  isWhole: boolean;
};
export type ZipFault = 'broken' | 'password' | 'unsafe';

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;

export function readZip(given: Uint8Array, mostParts: number): Zip | ZipFault {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const { end, isLast } = findEnd(bytes);
  if (end < 0) return 'broken';
  const count = bytes.readUInt16LE(end + 10);
  const [length, from] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (count > mostParts) return 'unsafe';
  const parts: Part[] = [];
  let at = from;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== LISTED) return 'broken';
    if (bytes.readUInt16LE(at + 8) & 1) return 'password';
    parts.push(partAt(bytes, at));
    const [name, extra, remark] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    at += 46 + (name ?? 0) + (extra ?? 0) + (remark ?? 0);
  }
  const isWhole = isLast && at === end && from + length === end;
  return faultOf(bytes, parts, from) ?? { bytes, parts, isWhole };
}

/** The last end that is the end of the file, but for a remark; else the last one there is. */
function findEnd(bytes: Buffer): { end: number; isLast: boolean } {
  let last = -1;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) {
    if (bytes.readUInt32LE(at) !== END) continue;
    if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return { end: at, isLast: true };
    last = Math.max(last, at);
  }
  return { end: last, isLast: false };
}

function partAt(bytes: Buffer, at: number): Part {
  return {
    name: bytes
      .toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
      .replaceAll('\\', '/'),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
  };
}

function faultOf(bytes: Buffer, parts: Part[], directory: number): ZipFault | undefined {
  let free = 0;
  for (const part of parts.toSorted((a, b) => a.at - b.at)) {
    if (part.at < free) return 'unsafe';
    if (part.at + 30 > directory || bytes.readUInt32LE(part.at) !== LOCAL) return 'broken';
    free = startOf(bytes, part) + part.packed;
    if (free > directory) return 'broken';
  }
}

function startOf(bytes: Buffer, { at }: Part): number {
  return at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
}

/** The bytes of a part as they lie there. */
export function packedOf(bytes: Buffer, part: Part): Buffer {
  const start = startOf(bytes, part);
  return bytes.subarray(start, start + part.packed);
}
