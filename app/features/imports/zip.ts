/**
 * The parts of a zip, listed and judged by its directory before anything is unpacked (R11):
 * sizes, number, parts that lie over each other, passwords. What a part then gives is counted,
 * so a directory that lies about sizes is found out while unpacking.
 */
import { createInflateRaw } from 'node:zlib';
import { UnreadableFile } from '#app/lib/files.ts';
import { MOST, tooMuch } from './limits.ts';
import { waysOut } from './ways-out.ts';

export type Part = { name: string; at: number; packed: number; size: number; method: number };
export type Zip = { bytes: Buffer; parts: Map<string, Part> };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

export function openZip(given: Uint8Array): Zip {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const end = findEnd(bytes);
  const [count, from] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (count > MOST.parts) throw new UnreadableFile(waysOut.unsafe);
  const parts = entries(bytes, from, count, end);
  judge(bytes, parts, from);
  return { bytes, parts: new Map(parts.map((part) => [part.name, part])) };
}

function findEnd(bytes: Buffer): number {
  const least = Math.max(0, bytes.length - 22 - 65_535);
  for (let at = bytes.length - 22; at >= least; at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  throw new UnreadableFile(waysOut.broken);
}

function entries(bytes: Buffer, from: number, count: number, end: number): Part[] {
  const parts: Part[] = [];
  let at = from;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) throw new UnreadableFile(waysOut.broken);
    if (bytes.readUInt16LE(at + 8) & 1) throw new UnreadableFile(waysOut.password);
    const name = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes
        .toString('utf8', at + 46, at + 46 + name)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function judge(bytes: Buffer, parts: Part[], directory: number): void {
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  if (total > MOST.unpacked) throw new UnreadableFile(tooMuch.unpacked);
  let free = 0;
  for (const part of parts.toSorted((a, b) => a.at - b.at)) {
    if (part.at < free) throw new UnreadableFile(waysOut.unsafe);
    free = startOf(bytes, part) + part.packed;
    if (free > directory) throw new UnreadableFile(waysOut.broken);
    if (part.size > MOST.ratioFrom && part.size > part.packed * MOST.ratio)
      throw new UnreadableFile(tooMuch.unpacked);
  }
}

function startOf(bytes: Buffer, { at }: Part): number {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL)
    throw new UnreadableFile(waysOut.broken);
  return at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
}

/** A part piece by piece, never more than its directory said. */
export async function* unpack({ bytes, parts }: Zip, name: string): AsyncGenerator<Buffer> {
  const part = parts.get(name);
  if (!part) throw new UnreadableFile(waysOut.broken);
  const start = startOf(bytes, part);
  const packed = bytes.subarray(start, start + part.packed);
  if (part.method === 0) return yield packed;
  if (part.method !== 8) throw new UnreadableFile(waysOut.broken);
  const inflate = createInflateRaw();
  inflate.end(packed);
  let given = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      given += piece.length;
      if (given > part.size) throw new UnreadableFile(waysOut.unsafe);
      yield piece;
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(waysOut.broken);
  }
}
