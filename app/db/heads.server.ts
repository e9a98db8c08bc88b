/**
 * The newest audit head of each office, kept beside the secret and outside the database:
 * whoever cuts the tail of the chain, or puts an old copy back, is found by it (S6).
 * `days` keeps the last head of every day.
 */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from './keys.server.ts';
import { logFault } from './log.server.ts';

export type Head = { seq: number; hash: string };
type Kept = { now: Head; days: Record<string, Head>; lost?: Head[] };
type Heads = Record<string, Kept>;

/** What this process knows to be committed; null: looked for and not known. */
const newest: Map<string, Head | null> = new Map();
const waiting: Set<string> = new Set();
let lost: [string, Head][] = [];
let timer: NodeJS.Timeout | undefined;

/**
 * Told, before a line is added, the head that it will follow. One behind what is known means
 * that the tail was cut: the known head is kept for ever, or the lines that follow would cover it.
 */
export function expectHead(officeId: string, head: Head): void {
  const known = knownHead(officeId);
  if (!known || head.seq > known.seq) return;
  if (head.seq === known.seq && head.hash === known.hash) return;
  lost.push([officeId, known]);
  newest.set(officeId, head);
}

/** Noted at once, written within a second: a file write for each save would cost more than it tells. */
export function rememberHead(officeId: string, head: Head): void {
  const known = newest.get(officeId);
  if (known && known.seq > head.seq) return; // two transactions may return in the other order
  newest.set(officeId, head);
  waiting.add(officeId);
  timer ??= setTimeout(writeHeads, 1000).unref();
}

/** Saving goes on while the file cannot be written (R3); what waits is written with a later save. */
export function writeHeads(): void {
  clearTimeout(timer);
  timer = undefined;
  if (waiting.size === 0) return;
  try {
    replaceFile(headsFile(), JSON.stringify(withNews(readHeads())));
    waiting.clear();
    lost = [];
  } catch (error) {
    logFault('heads', error);
  }
}

/** Forget what this process knows, so that another DATA_DIR is read anew. */
export function forgetHeads(): void {
  newest.clear();
  waiting.clear();
  lost = [];
}

function knownHead(officeId: string): Head | null {
  const known = newest.get(officeId);
  if (known !== undefined) return known;
  const read = readOrNone()[officeId]?.now ?? null;
  newest.set(officeId, read);
  return read;
}

/** A file that cannot be read stops nobody from saving; verifying tells of it. */
function readOrNone(): Heads {
  try {
    return readHeads();
  } catch {
    return {};
  }
}

function withNews(heads: Heads): Heads {
  const day = new Date().toISOString().slice(0, 10);
  for (const [officeId, head] of lost) {
    const old = heads[officeId] ?? { now: head, days: {} };
    heads[officeId] = { ...old, now: { seq: 0, hash: '' }, lost: [...(old.lost ?? []), head] };
  }
  for (const officeId of waiting) {
    const head = newest.get(officeId);
    const old = heads[officeId];
    if (!head || (old && old.now.seq > head.seq)) continue;
    heads[officeId] = { ...old, now: head, days: { ...old?.days, [day]: head } };
  }
  return heads;
}

/** All that is known outside the database about the lines of an office. */
export function outsideHeads(officeId: string): Head[] {
  const kept = readHeads()[officeId];
  const unwritten = lost.filter(([id]) => id === officeId).map(([, head]) => head);
  return [
    ...(kept ? [kept.now, ...Object.values(kept.days), ...(kept.lost ?? [])] : []),
    ...unwritten,
  ];
}

/** Whole or not at all, also when the command line writes at the same moment. */
function replaceFile(file: string, text: string): void {
  mkdirSync(join(dataDir(), 'keys'), { recursive: true, mode: 0o700 });
  const written = `${file}.${process.pid}`;
  writeFileSync(written, text, { mode: 0o600, flush: true });
  renameSync(written, file);
}

/** A file that is there and cannot be read is never taken for an empty one: it would be overwritten. */
export function readHeads(): Heads {
  try {
    return JSON.parse(readFileSync(headsFile(), 'utf8')) as Heads;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`外の控え（${headsFile()}）が読めません`, { cause: error });
  }
}

function headsFile(): string {
  return join(dataDir(), 'keys', 'audit-heads.json');
}
