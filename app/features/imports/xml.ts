/**
 * XML as it comes, piece by piece, told as openings, closings and texts. Only what workbooks
 * hold: a document type or an entity of its own is refused, so nothing can grow or reach out.
 */
import { UnreadableFile } from '#app/lib/files.ts';
import { MOST, tooMuch } from './limits.ts';
import { waysOut } from './ways-out.ts';

export type Told = {
  /** `attributes` as they stand there, for `attribute()`. */
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

/** Stops reading early: `told` returns by throwing it. */
export class Enough extends Error {}

export async function tellXml(pieces: AsyncIterable<Uint8Array>, told: Told): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  try {
    for await (const piece of pieces) {
      rest = tellMarks(rest + decoder.decode(piece, { stream: true }), told);
      // One text or one mark is never so long; it would be gathered without end.
      if (rest.length > 4 * MOST.cell) throw new UnreadableFile(tooMuch.cell);
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}

/** All whole marks of a text; what is left over waits for the next piece. */
function tellMarks(text: string, told: Told): string {
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start < 0) return text.slice(at);
    const end = endOf(text, start);
    if (end < 0) return text.slice(at);
    if (start > at) told.text(plain(text.slice(at, start)));
    tellMark(text.slice(start + 1, end), told);
    at = end + 1;
  }
}

function endOf(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return closing(text, '-->', start);
  if (text.startsWith('<![CDATA[', start)) return closing(text, ']]>', start);
  // `<!` alone may be cut short by the piece's end.
  if (text.startsWith('<!', start) && text.length < start + 9) return -1;
  return text.indexOf('>', start);
}

function closing(text: string, sign: string, start: number): number {
  const at = text.indexOf(sign, start);
  return at < 0 ? -1 : at + sign.length - 1;
}

function tellMark(mark: string, told: Told): void {
  const first = mark.charCodeAt(0);
  if (first === SLASH) told.close(bare(mark.slice(1).trim()));
  else if (first === EXCLAMATION) tellOther(mark, told);
  else if (first !== QUESTION) tellOpening(mark, told);
}

function tellOpening(mark: string, told: Told): void {
  const alone = mark.endsWith('/');
  const inside = alone ? mark.slice(0, -1) : mark;
  const blank = inside.search(/\s/);
  const name = bare(blank < 0 ? inside : inside.slice(0, blank));
  told.open(name, blank < 0 ? '' : inside.slice(blank));
  if (alone) told.close(name);
}

function tellOther(mark: string, told: Told): void {
  if (mark.startsWith('![CDATA[')) told.text(mark.slice(8, -2));
  else if (!mark.startsWith('!--')) throw new UnreadableFile(waysOut.unsafe);
}

const [SLASH, QUESTION, EXCLAMATION] = [47, 63, 33];

/** Some programs write every name with a prefix: x:row. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const patterns = new Map<string, RegExp>();

export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? plain(found[1] ?? found[2] ?? '') : null;
}

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, ten, hex, name) => {
    if (name !== undefined) {
      const sign = SIGNS[name];
      if (sign === undefined) throw new UnreadableFile(waysOut.unsafe);
      return sign;
    }
    const letter = ten ? Number.parseInt(ten, 10) : Number.parseInt(hex, 16);
    return letter <= 0x10ffff ? String.fromCodePoint(letter) : '\uFFFD';
  });
}
