/**
 * Which part of the line tells the next step: from 次は to the end of its sentence, or a clause
 * with a coming day that ends in 予定, 約束 or the like. Its days never become the record's own.
 */
import type { FoundDate } from './dates.ts';
import type { Range } from './plain.ts';

/** `marker` is the 次は that falls away from the text. */
export type NextPart = Range & { marker: Range };

const MARKER =
  /(?<=^|[\s。、,・]|[^\p{L}\p{N}]|[^目順々])(?:次(?:は|回は|回[、 :]|回(?=[^のも会目 ])|:|、|に(?=\d)| ?(?=\d{1,2}[/月])|の予定は?:?|回の(?=[^。\s、]{1,10}は ?(?:\d|来|再来|[一二三四五六七八九十]))|にすること(?:は|:)?)|つぎは|→ ?次(?:回|は)?:?|next:?|今後は|今後の予定は?:?|回の(?=[^。\s、]{1,10}は ?(?:\d|来|再来|[一二三四五六七八九十]))|このあとは|この後は)[ 、:]*/gu;
const PLANNED =
  /(?:予定|約束|つもり|することに(?:なった|した)|することとした|したい|アポ|再訪|ましょう)/u;
const ENDS = /[。\n]/g;

/** Parts by their marker; none overlaps another. */
export function markedParts(text: string): NextPart[] {
  const parts: NextPart[] = [];
  for (const match of text.matchAll(MARKER)) {
    const from = match.index;
    if (from < (parts.at(-1)?.to ?? 0)) continue;
    const begin = from + match[0].length;
    const to = endOf(text, begin);
    if (to > begin) parts.push({ from, to, marker: { from, to: begin } });
  }
  return parts;
}

/** A clause that holds a coming day and says that it is meant. */
export function plannedPart(text: string, date: FoundDate, cuts: Range[]): NextPart | null {
  const to = endOf(text, date.to);
  const after = text.slice(date.to, to);
  const isPlanned =
    PLANNED.test(after) ||
    /^(?:に|、|は| ).*(?:ます|[うくぐすつぬぶむる]|電話|訪問|連絡|面談|打合せ|打ち合わせ)$/u.test(
      after,
    );
  if (!isPlanned || (/^の/.test(after) && !/(?:予定|約束)/.test(after))) return null;
  const from = clauseStart(text, date.from, cuts);
  return { from, to, marker: { from, to: from } };
}

/** 民生委員と12/3に… begins at 民生委員, when a stop parts it from what was done. */
function clauseStart(text: string, at: number, cuts: Range[]): number {
  const stop = /(?<=[。、\s])[^。、\s]{1,12}[とへにを]$/u.exec(
    text.slice(Math.max(0, at - 14), at),
  );
  if (!stop) return at;
  const start = at - stop[0].length;
  const isInside = cuts.some((cut) => cut.to > start && cut.from < at);
  const hasBefore =
    cuts.reduce((left, cut) => left - Math.max(0, Math.min(cut.to, start) - cut.from), start) > 2;
  return isInside || !hasBefore ? at : start;
}

function endOf(text: string, from: number): number {
  ENDS.lastIndex = from;
  return ENDS.exec(text)?.index ?? text.length;
}
