/**
 * A file's rows, read by a child of limited memory and time (R10, R11): what a hostile file does,
 * it does there. One line of JSON a row comes back, so nobody waits for a whole file.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { UnreadableFile } from '#app/lib/files.ts';
import { MOST, tooMuch } from './limits.ts';
import type { FileMeta, Line } from './read-file.ts';
import type { Row } from './sheet.ts';
import { waysOut } from './ways-out.ts';

export type { FileMeta } from './read-file.ts';
export type { Row } from './sheet.ts';
export type Reading = { file: FileMeta; rows: AsyncGenerator<Row> };
type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Throws `UnreadableFile` here or while the rows are read. `rows` has to be read or returned. */
export async function readFileRows(bytes: Uint8Array, sheet?: string): Promise<Reading> {
  if (bytes.length > MOST.bytes) throw new UnreadableFile(tooMuch.bytes);
  const child = start(sheet);
  child.stdin.on('error', () => {}); // it had seen enough before it had all
  child.stdin.end(bytes);
  const lines = linesOf(child);
  const first = await lines.next();
  if (first.done || !('file' in first.value)) {
    await lines.return(undefined);
    throw new UnreadableFile(waysOut.nothing);
  }
  return { file: first.value.file, rows: rowsOf(lines) };
}

/** Killed after its time, or by itself when its memory was full. */
const deaths: Record<string, string> = {
  SIGKILL: tooMuch.time,
  SIGABRT: tooMuch.cells,
  SIGTRAP: tooMuch.cells,
};

function start(sheet: string | undefined): Child {
  const root = process.cwd();
  const file = join(root, 'app/features/imports/read-child.ts');
  const limits = [`--max-old-space-size=${MOST.heap}`, '--permission', `--allow-fs-read=${root}`];
  return spawn(process.execPath, [...limits, '--no-warnings', file, ...(sheet ? [sheet] : [])], {
    cwd: root,
    // Nothing of ours: no secret, no database.
    env: { TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

async function* rowsOf(lines: AsyncGenerator<Line>): AsyncGenerator<Row> {
  for await (const line of lines) if ('row' in line) yield line;
}

/** Only waiting for the child counts: who writes records in between may take as long as it needs. */
async function* inTime(child: Child): AsyncGenerator<string> {
  const pieces = (child.stdout as AsyncIterable<string>)[Symbol.asyncIterator]();
  for (;;) {
    const timer = setTimeout(() => child.kill('SIGKILL'), MOST.milliseconds);
    const next = await pieces.next();
    clearTimeout(timer);
    if (next.done) return;
    yield next.value;
  }
}

/** Ends the child when the reader stops early; a child that died says so by having no end. */
async function* linesOf(child: Child): AsyncGenerator<Line> {
  const closed = new Promise<NodeJS.Signals | null>((done) => {
    child.on('close', (_, signal) => done(signal));
    child.on('error', () => done(null));
  });
  let [rest, ended] = ['', false];
  child.stdout.setEncoding('utf8');
  try {
    for await (const piece of inTime(child)) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines.filter(Boolean)) {
        const line = JSON.parse(text) as Line;
        if ('refused' in line) throw new UnreadableFile(line.refused);
        if ('end' in line) ended = true;
        else yield line;
      }
    }
    const signal = await closed;
    if (!ended) throw new UnreadableFile(deaths[signal ?? ''] ?? waysOut.broken);
  } finally {
    child.kill('SIGKILL');
  }
}
