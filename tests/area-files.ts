// Files for the tests of areas: invented ones that are always there, real ones that may be missing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAreasFile } from '#app/features/areas/read.ts';
import type { AreasRead } from '#app/features/areas/reading.ts';

const root = process.cwd();
const shared = join(root, '../shared/data');

export const hasRealFiles = existsSync(join(shared, 'higashikurume'));
if (!hasRealFiles) console.warn('skipped: the real files of ../shared/data are not here');

export function sampleFile(name: string): Uint8Array {
  return readFileSync(join(root, 'tests/samples/areas', name));
}

export function realFile(name: string): Uint8Array {
  return readFileSync(join(shared, name));
}

export const realShelters = 'higashikurume/gsi_evacuation_132225_higashikurume.json';
export const realEmergencySites = 'higashikurume/gsi_emergency_132225_higashikurume.json';
export const realTowns = 'higashikurume/geolonia_addresses_higashikurume.json';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function mustRead(file: Uint8Array | string): AreasRead {
  const found = readAreasFile(typeof file === 'string' ? bytesOf(file) : file);
  if (!found.ok) throw new Error(found.reason);
  return found.read;
}

export function reasonOf(file: Uint8Array | string): string {
  const found = readAreasFile(typeof file === 'string' ? bytesOf(file) : file);
  return found.ok ? '' : found.reason;
}
