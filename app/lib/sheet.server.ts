/** A table as the bytes of a file, made as its rows come. */
import { open } from 'node:fs/promises';
import { toCp932 } from './cp932.ts';
import { csvLines } from './csv.ts';
import type { As, Sheet, Written } from './sheet.ts';
import { xlsxOf } from './xlsx.server.ts';

/** `onPart` is told the rows so far. */
export async function writeSheet(
  sheet: Sheet,
  as: As,
  path: string,
  onPart: (rows: number) => void = () => {},
): Promise<Written> {
  const written: Written = { rows: 0, lost: [], cut: 0 };
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const bytes of bytesOf(told(sheet, written, onPart), as, written))
      await file.write(bytes);
  } finally {
    await file.close();
  }
  return written;
}

/** For tables that are small enough to be at hand. */
export async function sheetBytes(
  sheet: Sheet,
  as: As,
): Promise<{ bytes: Buffer; written: Written }> {
  const written: Written = { rows: 0, lost: [], cut: 0 };
  const parts: Buffer[] = [];
  for await (const bytes of bytesOf(sheet, as, written)) parts.push(bytes);
  return { bytes: Buffer.concat(parts), written };
}

function told(sheet: Sheet, written: Written, onPart: (rows: number) => void): Sheet {
  async function* rows() {
    for await (const part of sheet.rows) {
      yield part;
      onPart(written.rows);
    }
  }
  return { ...sheet, rows: rows() };
}

function bytesOf(sheet: Sheet, as: As, written: Written): AsyncGenerator<Buffer> {
  if (as === 'xlsx') return xlsxOf(sheet, written);
  return as === 'csv' ? utf8Of(sheet, written) : cp932Of(sheet, written);
}

async function* utf8Of(sheet: Sheet, written: Written): AsyncGenerator<Buffer> {
  yield Buffer.from('\uFEFF');
  for await (const lines of linesOf(sheet, written)) yield Buffer.from(lines);
}

async function* cp932Of(sheet: Sheet, written: Written): AsyncGenerator<Buffer> {
  const lost = new Set<string>();
  for await (const lines of linesOf(sheet, written)) yield toCp932(lines, lost);
  written.lost = [...lost];
}

async function* linesOf({ columns, rows }: Sheet, written: Written): AsyncGenerator<string> {
  yield csvLines([columns.map(({ label }) => label)]);
  for await (const part of rows) {
    yield csvLines(part);
    written.rows += part.length;
  }
}
