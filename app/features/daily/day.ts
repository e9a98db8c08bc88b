/**
 * 日報: a day written in one go. A line is a record; where paragraphs are set apart by empty
 * lines, a paragraph is. A line that is only a date stands above those that follow it.
 */
import { type Day, parseDate } from '#app/lib/dates.ts';

export type Piece = { on: Day; text: string };
type Line = { kind: 'empty' | 'text' | 'goes-on'; text: string } | { kind: 'day'; on: Day };

/** More than this in one day is a whole log, which is brought in as a file. */
export const MOST_ROWS = 40;

export function splitDay(text: string, day: Day): Piece[] {
  const lines = text.split(/\r?\n/).map((line) => lineOf(line, day));
  const byParagraph = lines.some(
    ({ kind }, at) => kind === 'empty' && isText(lines[at - 1]) && isText(nextWritten(lines, at)),
  );
  const pieces: Piece[] = [];
  let on = day;
  let isOpen = false;
  for (const line of lines) {
    if (line.kind === 'day') on = line.on;
    if (line.kind === 'text' || line.kind === 'goes-on') {
      const last = pieces.at(-1);
      if (last && isOpen && (byParagraph || line.kind === 'goes-on')) last.text += `\n${line.text}`;
      else pieces.push({ on, text: line.text });
    }
    isOpen = isText(line);
  }
  return pieces;
}

const BULLET = /^[・●○■□◆◇▼▽＊*‐-]\s*/;
const GOES_ON = /^[→⇒]/;
/** Around a date in a heading: 【11月24日(火)】, ■11/24 日報 */
const AROUND = /^[【［[■●◆\s]+|[】］\]:：\s]+$|\s*の?(業務)?日報$/g;

function lineOf(line: string, day: Day): Line {
  const text = line.trim();
  if (text === '') return { kind: 'empty', text };
  const on = parseDate(text.replace(AROUND, '').replace(AROUND, ''), day);
  if (on) return { kind: 'day', on };
  return { kind: GOES_ON.test(text) ? 'goes-on' : 'text', text: text.replace(BULLET, '') };
}

function isText(line: Line | undefined): boolean {
  return line?.kind === 'text' || line?.kind === 'goes-on';
}

function nextWritten(lines: Line[], at: number): Line | undefined {
  return lines.slice(at).find(({ kind }) => kind !== 'empty');
}
