/**
 * What a file is, then its rows, then an end, told one by one. What it is is found by looking
 * into it, never by its name.
 */
import { looksLike, UnreadableFile } from '#app/lib/files.ts';
import { readDelimited } from './delimited.ts';
import { headingScore } from './layout.ts';
import { type Row, readSheet, type Take } from './sheet.ts';
import { waysOut } from './ways-out.ts';
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts';

/** What a person may choose of, and what was chosen for them. */
export type FileMeta = {
  kind: 'workbook' | 'text';
  sheets: { name: string; hidden: boolean }[];
  sheet: string;
  since1904: boolean;
};
export type Line = { file: FileMeta } | Row | { end: true } | { refused: string };

const PEEK = 30;

type Say = (line: Line) => void;

export async function tellFile(bytes: Buffer, wanted: string | undefined, say: Say): Promise<void> {
  if (bytes.length === 0) throw new UnreadableFile(waysOut.empty);
  const kind = looksLike(bytes.subarray(0, 4)) === 'zip' ? 'zip' : looksLike(bytes);
  if (kind === 'zip') {
    await tellWorkbook(bytes, wanted, say);
    return say({ end: true });
  }
  if (kind === 'ole') throw new UnreadableFile(waysOut.ole);
  if (kind === 'json') throw new UnreadableFile(waysOut.json);
  if (kind === 'binary')
    throw new UnreadableFile(
      bytes.toString('latin1', 0, 5) === '%PDF-' ? waysOut.pdf : waysOut.other,
    );
  say({ file: { kind: 'text', sheets: [], sheet: '', since1904: false } });
  readDelimited(bytes, giverOf(say));
  say({ end: true });
}

async function tellWorkbook(bytes: Buffer, wanted: string | undefined, say: Say): Promise<void> {
  const book = await openWorkbook(bytes);
  const sheet = wanted ? book.sheets.find(({ name }) => name === wanted) : await likely(book);
  if (!sheet) throw new UnreadableFile(wanted ? waysOut.noSheet : waysOut.nothing);
  const sheets = book.sheets.map(({ name, hidden }) => ({ name, hidden }));
  say({ file: { kind: 'workbook', sheets, sheet: sheet.name, since1904: book.since1904 } });
  await readSheet(book, sheet.path, giverOf(say));
}

/** The first sheet that looks like a log; else the first that has anything. */
async function likely(book: Workbook): Promise<Sheet | undefined> {
  const seen: { sheet: Sheet; score: number }[] = [];
  const inSight = book.sheets.filter(({ hidden }) => !hidden).slice(0, 60);
  for (const sheet of inSight.length > 0 ? inSight : book.sheets.slice(0, 60)) {
    const rows: Row[] = [];
    await readSheet(book, sheet.path, (row) => rows.push(row) < PEEK);
    if (rows.length > 0) seen.push({ sheet, score: headingScore(rows) });
  }
  const best = Math.max(...seen.map(({ score }) => score));
  return (seen.find(({ score }) => score === best && score > 1) ?? seen[0])?.sheet;
}

function giverOf(say: Say): Take {
  return (row) => {
    say(row);
    return true;
  };
}
