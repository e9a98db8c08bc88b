import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropUpload, keepUpload, readUpload } from './uploads.server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-uploads-'));
  vi.stubEnv('DATA_DIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const mine = { officeId: 'o', staffId: 's' };
const file = { name: '町"丁目\n.csv', bytes: new Uint8Array([0, 10, 255, 10]) };
const later = (minutes: number) => Date.now() + minutes * 60_000;

test('comes back byte for byte, to its owner alone', () => {
  const id = keepUpload(mine, file);
  const kept = readUpload(mine, id);
  expect([kept?.name, [...(kept?.bytes ?? [])]]).toEqual([file.name, [...file.bytes]]);
  expect(readUpload({ ...mine, staffId: 't' }, id)).toBeNull();
  expect(readUpload({ ...mine, officeId: 'p' }, id)).toBeNull();
  const [name = ''] = readdirSync(join(folder, 'uploads'));
  expect(statSync(join(folder, 'uploads', name)).mode & 0o077).toBe(0);
});

test.each(['', '../../etc/passwd', 'f'.repeat(47), 'g'.repeat(48)])('%j is no upload', (id) => {
  expect(readUpload(mine, id)).toBeNull();
});

test('after an hour it is gone, from the disk with the next one', () => {
  const id = keepUpload(mine, file);
  expect(readUpload(mine, id, later(59))).not.toBeNull();
  expect(readUpload(mine, id, later(61))).toBeNull();
  keepUpload(mine, file, later(61));
  expect(readdirSync(join(folder, 'uploads'))).toHaveLength(1);
});

test('dropped by its owner alone', () => {
  const id = keepUpload(mine, file);
  dropUpload({ ...mine, staffId: 't' }, id);
  expect(readUpload(mine, id)).not.toBeNull();
  dropUpload(mine, id);
  expect(readUpload(mine, id)).toBeNull();
});
