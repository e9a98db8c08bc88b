/**
 * The newest audit head of each office, kept beside the secret and outside the database:
 * whoever cuts the tail of the chain, or puts an old copy back, is found by it (S6).
 * `days` keeps the last head of every day.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from './keys.server.ts';

export type Head = { seq: number; hash: string };
type Heads = Record<string, { now: Head; days: Record<string, Head> }>;

let waiting: Map<string, Head> = new Map();
let timer: NodeJS.Timeout | undefined;

/** Noted at once, written within a second: a file write for each save would cost more than it tells. */
export function rememberHead(officeId: string, head: Head): void {
  const known = waiting.get(officeId);
  if (known && known.seq > head.seq) return; // two transactions may return in the other order
  waiting.set(officeId, head);
  timer ??= setTimeout(writeHeads, 1000).unref();
}

export function writeHeads(): void {
  clearTimeout(timer);
  timer = undefined;
  if (waiting.size === 0) return;
  const heads = readHeads();
  const day = new Date().toISOString().slice(0, 10);
  for (const [officeId, head] of waiting) {
    const old = heads[officeId];
    if (old && old.now.seq > head.seq) continue;
    heads[officeId] = { now: head, days: { ...old?.days, [day]: head } };
  }
  waiting = new Map();
  mkdirSync(join(dataDir(), 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(`${headsFile()}.new`, JSON.stringify(heads), { mode: 0o600 });
  renameSync(`${headsFile()}.new`, headsFile());
}

export function readHeads(): Heads {
  try {
    return JSON.parse(readFileSync(headsFile(), 'utf8')) as Heads;
  } catch {
    return {};
  }
}

function headsFile(): string {
  return join(dataDir(), 'keys', 'audit-heads.json');
}
