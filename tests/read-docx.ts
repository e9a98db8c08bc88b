/** The text part of a Word file. */
import { inflateRawSync } from 'node:zlib';
import { packedOf, readZip } from '#app/lib/unzip.ts';

export function wordXml(bytes: Uint8Array): string {
  const zip = readZip(bytes, 100);
  if (typeof zip === 'string') throw new Error(zip);
  const part = zip.parts.find(({ name }) => name === 'word/document.xml');
  if (!part) throw new Error('No text in it');
  return inflateRawSync(packedOf(zip.bytes, part)).toString('utf8');
}
