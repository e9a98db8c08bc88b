/**
 * Once before all tests: a folder for everything they write, gone at the end, and the PostgreSQL
 * they share. The folder is in memory where that is roomy: copying a database to a slow disk
 * takes longer than most tests.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startForTests } from './postgres.ts';

const MEMORY = '/dev/shm';
const ROOMY = 4 * 1024 ** 3;

export default async function setup() {
  const remove = folderForTests();
  const stop = await startForTests();
  return async () => {
    await stop();
    remove();
  };
}

export function folderForTests(): () => void {
  const folder = mkdtempSync(join(isRoomy(MEMORY) ? MEMORY : tmpdir(), 'engawa-tests-'));
  chmodSync(folder, 0o711); // PostgreSQL runs as another user
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function isRoomy(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > ROOMY;
}
