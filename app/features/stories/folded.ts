/**
 * A text in one form to look for things in (full-width figures, half-width kana, capitals and
 * old letters gone), and the way back to where each piece stands in the text as written.
 */
import { letters, normalise } from '#app/lib/japanese.ts';

export type Range = { from: number; to: number };
/** Something found in the folded text. `breaks` are line ends that were taken out, see `isJoined`. */
export type Folded = { text: string; starts: number[]; ends: number[]; breaks: number[] };

/** `joined`: lines run on, for what a line end has cut in two. */
export function fold(written: string, { joined = false } = {}): Folded {
  const folded: Folded = { text: '', starts: [], ends: [], breaks: [] };
  const pieces: string[] = [];
  let at = 0;
  for (const letter of letters(written)) {
    const piece = joined && /[\r\n]/.test(letter) ? '' : foldLetter(letter);
    if (joined && letter === '\n') folded.breaks.push(folded.starts.length);
    for (let unit = 0; unit < piece.length; unit++) {
      folded.starts.push(at);
      folded.ends.push(at + letter.length);
    }
    pieces.push(piece);
    at += letter.length;
  }
  return { ...folded, text: dashes(pieces.join('')) };
}

function foldLetter(letter: string): string {
  if (/^\r?\n$/.test(letter)) return '\n';
  // ①佐藤 is no 1佐藤.
  if (/^[\s\u2460-\u24ff]/.test(letter)) return ' ';
  return normalise(letter);
}

/** ー between figures is a dash. The length stays. */
function dashes(text: string): string {
  return text.replace(/(?<=\d)[ー一](?=\d)/g, '-').replace(/[‐ｰ]/g, '-');
}

export function isJoined({ breaks }: Folded, { from, to }: Range): boolean {
  return breaks.some((at) => from < at && at < to);
}

export function inWritten({ starts, ends }: Folded, { from, to }: Range) {
  return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
}

/** Those that stand on no letter of an earlier one in the list. */
export function withoutOverlap<T extends Range>(all: readonly T[]): T[] {
  const taken = new Set<number>();
  return all.filter(({ from, to }) => {
    for (let at = from; at < to; at++) if (taken.has(at)) return false;
    for (let at = from; at < to; at++) taken.add(at);
    return true;
  });
}

/** Katakana as hiragana, for looking up how a name is read. */
export function hiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** 〇九〇 as 090, letter by letter, so that places stay the same. */
export function figures(text: string): string {
  const all = '〇一二三四五六七八九';
  return text.replace(/[〇零一二三四五六七八九]/g, (one) => String(Math.max(0, all.indexOf(one))));
}
