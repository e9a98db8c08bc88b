/**
 * The log: to standard output and to DATA_DIR/logs, a file a day. Faults stand once more in a
 * file of their own, which the page of faults reads: the database itself may be what fails.
 * Until `keepLog` (in tests, on the command line) faults go to standard error and nothing else.
 */
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { traceOf } from '#app/lib/trace.ts';
import { dataDir, keyed } from './keys.server.ts';
import { type Event, type Fields, type Level, lineOf, type Place } from './line.ts';

export const KEPT_DAYS = 14;
/** Of one day; beyond it only what went wrong is written, up to the second. */
const MOST = 10 * 1024 * 1024;
const MOST_FAULTS = 12 * 1024 * 1024;
const MOST_IN_RING = 256 * 1024;
const FLUSH_AFTER = 1000;

let isKept = false;
let waiting: { level: Level; line: string }[] = [];
let timer: NodeJS.Timeout | undefined;
let lost = 0;
let sweptOn = '';

/** From here on the log is written. */
export function keepLog(): void {
  isKept = true;
  process.stdout.on('error', () => {}); // nobody listens any more: no reason to stop
  process.on('exit', flushLog);
}

export function log(level: Level, event: Event, fields: Fields = {}): void {
  const line = lineOf(level, event, fields);
  if (!isKept) {
    if (level === 'error') console.error(line);
    return;
  }
  // At a terminal sits a person, who has use for the address only.
  if (level !== 'info' || !process.stdout.isTTY) process.stdout.write(`${line}\n`);
  waiting.push({ level, line });
  if (level === 'error') keepInRing(line);
  if (level === 'error' || waiting.length > 500) flushLog();
  else timer ??= setTimeout(flushLog, FLUSH_AFTER).unref();
}

/** Gives the number under which the fault can be told on the telephone. */
export function logFault(place: Place, error: unknown, more: Fields = {}): string {
  const trace = traceOf(error);
  log('error', 'fault', { place, ...trace, ...more });
  return trace.number;
}

/** The same person or address gives the same digest here, and nowhere else. */
export function digest(text: string): string {
  return keyed('digest', `log:${text}`).slice(0, 16);
}

export function logFolder(): string {
  return join(dataDir(), 'logs');
}

/** A full disk never stops the work: what cannot be written is counted. */
export function flushLog(): void {
  clearTimeout(timer);
  timer = undefined;
  const lines = waiting;
  waiting = [];
  if (lines.length === 0) return;
  try {
    writeLines(lines);
  } catch {
    lost += lines.length;
  }
}

function writeLines(lines: { level: Level; line: string }[]): void {
  const day = new Date().toISOString().slice(0, 10);
  sweep(day);
  const file = join(logFolder(), `${day}.jsonl`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const most = (level: Level) => (level === 'info' ? MOST : MOST_FAULTS);
  const kept = lines.filter(({ level }) => size < most(level)).map(({ line }) => line);
  if (lost > 0) kept.unshift(lineOf('warn', 'lines-lost', { count: lost }));
  if (kept.length === 0) return;
  // Begins on a line of its own: a full disk may have cut the one before.
  appendFileSync(file, `${size > 0 ? '\n' : ''}${kept.join('\n')}`, { mode: 0o600 });
  lost = 0;
}

/** Once a day; the folder is for this program alone. */
function sweep(day: string): void {
  if (day === sweptOn) return;
  mkdirSync(logFolder(), { recursive: true, mode: 0o700 });
  const oldest = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
  for (const name of readdirSync(logFolder()))
    if (/^\d{4}-\d\d-\d\d\.jsonl$/.test(name) && name.slice(0, 10) < oldest)
      rmSync(join(logFolder(), name), { force: true });
  sweptOn = day;
}

const ring = () => join(logFolder(), 'faults.jsonl');

/** The newest half stays when it is full. */
function keepInRing(line: string): void {
  try {
    mkdirSync(logFolder(), { recursive: true, mode: 0o700 });
    appendFileSync(ring(), `${line}\n`, { mode: 0o600 });
    if (statSync(ring()).size < MOST_IN_RING) return;
    const lines = readFileSync(ring(), 'utf8').split('\n');
    writeFileSync(ring(), lines.slice(lines.length / 2).join('\n'), { mode: 0o600 });
  } catch {
    lost += 1;
  }
}

/** The lines of what went wrong, oldest first; those that were cut by a full disk are left out. */
export function readRing(): unknown[] {
  const text = readOrEmpty(ring());
  return text.split('\n').flatMap((line) => {
    try {
      return line ? [JSON.parse(line)] : [];
    } catch {
      return [];
    }
  });
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
