/**
 * A zip that lies on the disk, read entry by entry, however large: its list at once, its bytes as
 * they come, compared with the size and the sum that the list says.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

export class BrokenZip extends Error {}

export type Listed = { name: string; at: number; packed: number; size: number; crc: number };

const END = 22;
const LOCATOR = 20;
/** A remark behind the end is at most so long. */
const TAIL = END + LOCATOR + 0xffff;
const FAR = 0xffff_ffff;

export async function listZip(path: string): Promise<Listed[]> {
  const file = await open(path);
  try {
    const { length, at } = await whereListIs(file, (await file.stat()).size);
    if (length > 256 * 1024 * 1024) throw new BrokenZip();
    return entriesIn(await bytesAt(file, at, length));
  } finally {
    await file.close();
  }
}

async function whereListIs(file: FileHandle, size: number) {
  const from = Math.max(0, size - TAIL);
  const tail = await bytesAt(file, from, size - from);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0 || end + END > tail.length) throw new BrokenZip();
  const isLong = end >= LOCATOR && tail.readUInt32LE(end - LOCATOR) === 0x07064b50;
  if (!isLong) return { length: tail.readUInt32LE(end + 12), at: tail.readUInt32LE(end + 16) };
  const long = await bytesAt(file, wideAt(tail, end - LOCATOR + 8), 56);
  if (long.readUInt32LE(0) !== 0x06064b50) throw new BrokenZip();
  return { length: wideAt(long, 40), at: wideAt(long, 48) };
}

function entriesIn(list: Buffer): Listed[] {
  const entries: Listed[] = [];
  for (let at = 0; at < list.length; ) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50) throw new BrokenZip();
    const isPlain = list.readUInt16LE(at + 10) === 8 && (list.readUInt16LE(at + 8) & 1) === 0;
    const [name = 0, extra = 0, remark = 0] = [28, 30, 32].map((o) => list.readUInt16LE(at + o));
    const next = at + 46 + name + extra + remark;
    if (!isPlain || next > list.length) throw new BrokenZip();
    entries.push(entryAt(list, at, name, extra));
    at = next;
  }
  return entries;
}

function entryAt(list: Buffer, at: number, name: number, extra: number): Listed {
  const [crc = 0, packed = 0, size = 0] = [16, 20, 24].map((place) =>
    list.readUInt32LE(at + place),
  );
  const near = list.readUInt32LE(at + 42);
  const behind = at + 46 + name;
  if (near === FAR && extra < 12) throw new BrokenZip();
  return {
    name: list.toString('utf8', at + 46, behind),
    at: near === FAR ? wideAt(list, behind + 4) : near,
    packed,
    size,
    crc,
  };
}

/** The bytes of one entry, unpacked; never more of them than the list says. */
export async function* readEntry(path: string, entry: Listed): AsyncGenerator<Buffer> {
  const start = await startOf(path, entry);
  let [size, crc] = [0, 0];
  const inflate = createInflateRaw();
  const packed = createReadStream(path, { start, end: start + Math.max(0, entry.packed - 1) });
  const flowing = pipeline(packed, inflate).catch((error: Error) => inflate.destroy(error));
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length;
      crc = crc32(piece, crc);
      if (size > entry.size) throw new BrokenZip();
      yield piece;
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw code.startsWith('Z_') ? new BrokenZip() : error;
  } finally {
    packed.destroy();
    await flowing;
  }
  if (size !== entry.size || crc !== entry.crc) throw new BrokenZip();
}

async function startOf(path: string, { at }: Listed): Promise<number> {
  const file = await open(path);
  try {
    const head = await bytesAt(file, at, 30);
    if (head.readUInt32LE(0) !== 0x04034b50) throw new BrokenZip();
    return at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead < length) throw new BrokenZip();
  return bytes;
}

const wideAt = (bytes: Buffer, at: number) => Number(bytes.readBigUInt64LE(at));
