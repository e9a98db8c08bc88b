/**
 * The line in one plain form (full-width figures, half-width kana and capitals gone) to look for
 * things in, and the way back: where in the line as written each piece of it stands.
 */
import { letters } from '#app/lib/japanese.ts';

export type Range = { from: number; to: number };
export type Plain = { line: string; text: string; starts: number[]; ends: number[] };

export function plainOf(line: string): Plain {
  const plain: Plain = { line, text: '', starts: [], ends: [] };
  const pieces: string[] = [];
  let at = 0;
  for (const letter of letters(line)) {
    const piece = blank(letter, line[at + letter.length], pieces.at(-1)) ?? plainLetter(letter);
    for (let unit = 0; unit < piece.length; unit++) {
      plain.starts.push(at);
      plain.ends.push(at + letter.length);
    }
    if (piece !== '') pieces.push(piece);
    at += letter.length;
  }
  return { ...plain, text: pieces.join('') };
}

/** Names and words come again with every line, freshly read from the office, so they are kept. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const before = made.get(text);
    if (before !== undefined) return before;
    if (made.size > 20_000) made.clear();
    const value = make(text);
    made.set(text, value);
    return value;
  };
}

export const plainWord = remembered((word) => plainOf(word).text);

/** Blanks in a row are one, and \r\n is a line end. */
function blank(letter: string, next?: string, before?: string): string | undefined {
  if (letter === '\r') return next === '\n' ? '' : '\n';
  return /[^\S\n]/.test(letter) && (before === undefined || /[ \n]$/.test(before)) ? '' : undefined;
}

/** One sort of dash, wave, blank and line end. */
function plainLetter(letter: string): string {
  return letter
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[〜∼]/g, '~')
    .replace(/[^\S\n]/g, ' ');
}

/** The same range in the line as written. */
export function inLine(plain: Plain, { from, to }: Range): Range {
  return { from: plain.starts[from] ?? plain.line.length, to: plain.ends[to - 1] ?? 0 };
}

export function written(plain: Plain, range: Range): string {
  const { from, to } = inLine(plain, range);
  return plain.line.slice(from, to);
}

export function overlaps(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to;
}

/** What stands in `within` and in none of `cuts`, as it was written; blanks and stops tidied. */
export function remaining(plain: Plain, within: Range[], cuts: Range[]): string {
  const isCut = new Uint8Array(plain.text.length).fill(1);
  for (const { from, to } of within) isCut.fill(0, from, to);
  for (const { from, to } of cuts) isCut.fill(1, from, to);
  let left = '';
  let last = -1;
  isCut.forEach((cut, unit) => {
    const start = plain.starts[unit] ?? 0;
    // A letter that became several in the plain form is taken once.
    if (!cut && start !== last) left += plain.line.slice(start, plain.ends[unit]);
    if (!cut) last = start;
  });
  return tidy(left);
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[(（][\s、,・]*[)）]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/(^|\n)[\s、,。・]+/g, '$1')
    .replace(/ (?=[、。])/g, '')
    .replace(/。[\s、。]*。/g, '。')
    .replace(/[、,][\s、,]+/g, '、')
    .replace(/[\s、,・]+$/, '')
    .trim();
}
