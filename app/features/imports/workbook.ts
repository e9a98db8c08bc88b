/** The parts of an .xlsx that say how its sheets are to be read. */
import { UnreadableFile } from '#app/lib/files.ts';
import { MOST, tooMuch } from './limits.ts';
import { kindOfFormat, type NumberKind } from './number-formats.ts';
import { waysOut } from './ways-out.ts';
import { attribute, type Told, tellXml } from './xml.ts';
import { openZip, unpack, type Zip } from './zip.ts';

export type Sheet = { name: string; path: string; hidden: boolean };
export type Workbook = {
  zip: Zip;
  sheets: Sheet[];
  since1904: boolean;
  /** By the number of a cell's style. */
  kinds: NumberKind[];
  texts: string[];
};

export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const zip = openZip(bytes);
  refuseOthers(zip);
  const main = await mainPart(zip);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const targets = await relations(zip, relationsOf(main), folder);
  const { sheets, since1904 } = await readSheets(zip, main, targets);
  const styles = targets.find(({ type }) => type.endsWith('/styles'))?.path;
  const texts = targets.find(({ type }) => type.endsWith('/sharedStrings'))?.path;
  return {
    zip,
    sheets,
    since1904,
    kinds: styles && zip.parts.has(styles) ? await readKinds(zip, styles) : [],
    texts: texts && zip.parts.has(texts) ? await readTexts(zip, texts) : [],
  };
}

function refuseOthers({ parts }: Zip): void {
  const names = [...parts.keys()];
  if (names.some((name) => /vbaproject|macrosheets\//i.test(name)))
    throw new UnreadableFile(waysOut.macro);
  if (names.includes('xl/workbook.bin')) throw new UnreadableFile(waysOut.binaryWorkbook);
  if (names.includes('mimetype')) throw new UnreadableFile(waysOut.openDocument);
}

async function mainPart(zip: Zip): Promise<string> {
  if (!zip.parts.has('_rels/.rels')) throw new UnreadableFile(waysOut.noWorkbook);
  const found = (await relations(zip, '_rels/.rels', '')).find(({ type }) =>
    type.endsWith('/officeDocument'),
  );
  if (!found || !zip.parts.has(found.path) || !/workbook/i.test(found.path))
    throw new UnreadableFile(waysOut.noWorkbook);
  return found.path;
}

type Relation = { id: string; type: string; path: string };

function relationsOf(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

async function relations(zip: Zip, path: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  await tellXml(unpack(zip, path), {
    ...quiet,
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        path: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
      });
    },
  });
  return found;
}

async function readSheets(zip: Zip, path: string, targets: Relation[]) {
  const sheets: Sheet[] = [];
  let since1904 = false;
  await tellXml(unpack(zip, path), {
    ...quiet,
    open: (name, attributes) => {
      if (name === 'workbookPr')
        since1904 = /^(1|true|on)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = targets.find(({ id }) => id === attribute(attributes, 'id'));
      // A sheet of a chart has no cells.
      if (!target?.type.endsWith('/worksheet') || !zip.parts.has(target.path)) return;
      const hidden = /hidden/i.test(attribute(attributes, 'state') ?? '');
      sheets.push({ name: attribute(attributes, 'name') ?? '', path: target.path, hidden });
    },
  });
  return { sheets, since1904 };
}

async function readKinds(zip: Zip, path: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  await tellXml(unpack(zip, path), {
    ...quiet,
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(
          Number(attribute(attributes, 'numFmtId')),
          attribute(attributes, 'formatCode') ?? '',
        );
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      kinds.push(kindOfFormat(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}

async function readTexts(zip: Zip, path: string): Promise<string[]> {
  const texts: string[] = [];
  let letters = 0;
  await tellXml(
    unpack(zip, path),
    tellText('si', (text) => {
      letters += text.length;
      if (letters > MOST.shared || texts.length > MOST.cells)
        throw new UnreadableFile(tooMuch.cells);
      texts.push(text);
    }),
  );
  return texts;
}

/** The texts of each `around`, its runs joined; how it is to be read aloud (rPh) is no text. */
export function tellText(around: string, take: (text: string) => void): Told {
  let [text, inText, aside] = ['', false, false];
  return {
    open: (name) => {
      if (name === around) text = '';
      else if (name === 'rPh') aside = true;
      else if (name === 't') inText = !aside;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      if (text.length > MOST.cell) throw new UnreadableFile(tooMuch.cell);
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') aside = false;
      else if (name === around) take(unescaped(text));
    },
  };
}

/** Excel writes letters that XML does not take as _x000D_. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export const quiet: Told = { open: () => {}, close: () => {}, text: () => {} };
