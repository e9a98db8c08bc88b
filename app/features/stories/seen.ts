import type { Range } from './folded.ts';

export type Kind =
  | 'name'
  | 'address'
  | 'phone'
  | 'mail'
  | 'age'
  | 'date-of-birth'
  | 'number'
  | 'place';

/** What a finder saw in the folded text. Names get their letter later, when all are known. */
export type Seen = Range & { kind: Kind; certain: boolean; instead: string };

export function seenBy(
  text: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Omit<Seen, 'from' | 'to'> | null,
): Seen[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const made = make(match);
    return made ? [{ from: match.index, to: match.index + match[0].length, ...made }] : [];
  });
}
