/** Names that the text itself says are names (氏名：…), and those of a person met before in it. */

import { PERSON_GOES_ON, tailAfter } from './around-names.ts';
import { nobody, placeEnds, trades } from './common-words.ts';
import { wholeName } from './name-parts.ts';
import type { Named } from './titled-names.ts';

const LABEL =
  /(?<=(?:氏名|お名前|名前|フルネーム|世帯主|ふりがな|フリガナ|なまえ)(?::|は)\s?)(?:[\p{sc=Han}々]{1,4}[ ・]?[\p{sc=Han}々\p{sc=Hiragana}\p{sc=Katakana}ー]{1,4}|[\p{sc=Katakana}ー]{2,8}[ ・]?[\p{sc=Katakana}ー]{0,8})(?=[\n、。,()]|$|さん|様)/gu;
const CALLED =
  /[\p{sc=Han}々]{2,5}(?=と(?:名乗|申し|申す)|という(?:名前|名字|姓|\p{sc=Han}{0,4}(?:男性|女性|方|人|お宅)))/gu;

export function labelled(text: string): Named[] {
  const make =
    (certain: boolean) =>
    ({ 0: name, index }: RegExpExecArray): Named[] =>
      nobody.has(name) || trades.test(name) || (!certain && placeEnds.test(name))
        ? []
        : [
            {
              ...{ from: index, to: index + name.length, certain },
              ...(wholeName(name.replace(' ', '')) ?? { family: name, given: '' }),
              tail: tailAfter(text, index + name.length),
            },
          ];
  return [
    ...[...text.matchAll(LABEL)].flatMap(make(true)),
    ...[...text.matchAll(CALLED)].flatMap(make(false)),
  ];
}

/** The same person again without a title: 佐藤 after 佐藤さん. `name` has been seen as a name. */
export function againIn(
  text: string,
  name: string,
  parts: Pick<Named, 'family' | 'given'>,
): Named[] {
  const found: Named[] = [];
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
    const to = from + name.length;
    const next = text.slice(to, to + 8);
    if (isAgain(name, text[from - 1] ?? '', next))
      found.push({ ...parts, from, to, certain: true, tail: tailAfter(text, to) });
  }
  return found;
}

function isAgain(name: string, prev: string, next: string): boolean {
  if (/^\p{sc=Hiragana}+$/u.test(name))
    return !/\p{sc=Hiragana}/u.test(prev) && PERSON_GOES_ON.test(next) && !/^に/.test(next);
  if (/[\p{sc=Katakana}ー]$/u.test(name))
    return !/[\p{sc=Katakana}ー]/u.test(prev) && !/^[\p{sc=Katakana}ー]/u.test(next);
  if (/^[a-z ]+$/.test(name)) return !/[a-z]/.test(prev) && !/^[a-z]/.test(next);
  if (name.length > 1) return !placeEnds.test(next) || /^(?:方(?!面)|側)/u.test(next);
  // 林さんの家の裏の林: one letter is a person only where a person can stand.
  return /^$|[はが、。:・と「(\n\s]/.test(prev) && PERSON_GOES_ON.test(next);
}
