/**
 * Reads one file in a process of its own, without keys, database or network in reach: bytes in
 * on standard input, lines of JSON out. `process.argv[2]` names the sheet, or nothing.
 */
import { writeSync } from 'node:fs';
import { UnreadableFile } from '#app/lib/files.ts';
import { MOST, tooMuch } from './limits.ts';
import { type Line, tellFile } from './read-file.ts';

let waiting = '';

function say(line: Line): void {
  waiting += `${JSON.stringify(line)}\n`;
  if (waiting.length > 32_768) flush();
}

/** The pipe holds us back when the reader is slow, so nothing piles up. */
function flush(): void {
  let bytes = Buffer.from(waiting);
  waiting = '';
  while (bytes.length > 0) bytes = bytes.subarray(writeSync(1, bytes));
}

async function input(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size > MOST.bytes) throw new UnreadableFile(tooMuch.bytes);
  }
  return Buffer.concat(pieces);
}

try {
  await tellFile(await input(), process.argv[2], say);
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  say({ refused: error.message });
}
flush();
