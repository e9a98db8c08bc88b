/** The five verbs by #つなぐ, however the sign and the word are written. None is guessed. */
import { type Verb, verbs } from '../lists/verbs.ts';
import type { Range } from './plain.ts';

const spellings: Record<Verb, string[]> = {
  know: ['しる', '知る', 'シル'],
  connect: ['つなぐ', '繋ぐ', 'ツナグ', 'つなげる', '繋げる'],
  involve: ['まきこむ', '巻き込む', '巻込む', 'まき込む', '巻きこむ', 'マキコム'],
  create: [
    ...['つくりだす', '創り出す', '作り出す', 'つくり出す', '創りだす', '作りだす', '創出す'],
    'ツクリダス',
  ],
  spread: ['ひろげる', '広げる', '拡げる', 'ヒロゲル'],
};
const verbOf = new Map(verbs.flatMap(({ verb }) => spellings[verb].map((word) => [word, verb])));
const WORD = `(?:${[...verbOf.keys()].join('|')})`;
/** #つなぐ・しる is two. Spoken, the sign is シャープ. */
const TAG = new RegExp(`(?:[#♯]|シャープ|ハッシュタグ) ?(${WORD}(?:[・、,/と]${WORD})*)`, 'gu');

export type FoundTag = Range & { verbs: Verb[] };

export function findTags(text: string): FoundTag[] {
  return [...text.matchAll(TAG)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    verbs: [...(match[1] ?? '').matchAll(new RegExp(WORD, 'gu'))].flatMap(
      ([word]) => (verbOf.get(word) as Verb | undefined) ?? [],
    ),
  }));
}
