/**
 * Reading in this process, for tests of what comes after: a child of its own costs a second on a
 * busy machine. `vi.mock(import('…/read.server.ts'), () => import('#tests/read-here.ts'))`.
 */

import type { Reading, Row } from '#app/features/imports/read.server.ts';
import { type Line, tellFile } from '#app/features/imports/read-file.ts';

export async function readFileRows(bytes: Uint8Array, sheet?: string): Promise<Reading> {
  const lines: Line[] = [];
  await tellFile(Buffer.from(bytes), sheet, (line) => lines.push(line));
  const [first] = lines;
  if (!first || !('file' in first)) throw new Error('No file');
  return { file: first.file, rows: rowsIn(lines) };
}

async function* rowsIn(lines: readonly Line[]): AsyncGenerator<Row> {
  for (const line of lines) if ('row' in line) yield line;
}
