/** What the readers gather, in places of the plain text; made into marks of the line at the end. */
import type { Typed } from '#app/lib/forms.ts';
import type { Range } from './plain.ts';

export type Gathered = {
  fields: Typed;
  marks: (Range & { field: string; says: string })[];
  doubts: (Range & { says: string })[];
  /** What falls away from the text: bookkeeping, and the particles that hung on it. */
  cuts: Range[];
};

export function nothing(): Gathered {
  return { fields: {}, marks: [], doubts: [], cuts: [] };
}

export function place(
  all: Gathered,
  field: string,
  value: string | string[],
  { from, to }: Range,
  says: string,
) {
  all.fields[field] = value;
  all.marks.push({ field, from, to, says });
}

export function doubt(all: Gathered, { from, to }: Range, says: string) {
  all.doubts.push({ from, to, says });
}

/** The same length with the ranges gone, so that places stay true. */
export function masked(text: string, ranges: Range[], sign = ' '): string {
  const letters = text.split('');
  for (const { from, to } of ranges) letters.fill(sign, from, to);
  return letters.join('');
}

/** What of a text of this length lies in none of the ranges. */
export function outside(length: number, ranges: Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  const left: Range[] = [];
  let at = 0;
  for (const { from, to } of sorted) {
    if (from > at) left.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  if (at < length) left.push({ from: at, to: length });
  return left;
}

/** The list of a key, begun when there is none. */
export function under<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
