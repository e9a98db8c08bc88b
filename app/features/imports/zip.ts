/**
 * The parts of a workbook, judged by their sizes before anything is unpacked (R11). What a part
 * then gives is counted, so a directory that lies about sizes is found out while unpacking.
 */
import { createInflateRaw } from 'node:zlib';
import { UnreadableFile } from '#app/lib/files.ts';
import { type Part, packedOf, readZip, type Zip as ZipParts } from '#app/lib/unzip.ts';
import { MOST, tooMuch } from './limits.ts';
import { waysOut } from './ways-out.ts';

export type Zip = Omit<ZipParts, 'parts'> & { parts: Map<string, Part> };

export function openZip(bytes: Uint8Array): Zip {
  const zip = readZip(bytes, MOST.parts);
  if (typeof zip === 'string') throw new UnreadableFile(waysOut[zip]);
  const total = zip.parts.reduce((sum, { size }) => sum + size, 0);
  const isBomb = ({ size, packed }: Part) => size > MOST.ratioFrom && size > packed * MOST.ratio;
  if (total > MOST.unpacked || zip.parts.some(isBomb)) throw new UnreadableFile(tooMuch.unpacked);
  return { ...zip, parts: new Map(zip.parts.map((part) => [part.name.replace(/^\//, ''), part])) };
}

/** A part piece by piece, never more than its directory said. */
export async function* unpack(zip: Zip, name: string): AsyncGenerator<Buffer> {
  const part = zip.parts.get(name);
  if (!part) throw new UnreadableFile(waysOut.broken);
  const packed = packedOf(zip.bytes, part);
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
