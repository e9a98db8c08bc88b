/**
 * What sort of action and by which means. The head of a Japanese phrase stands last, so of
 * 避難訓練の打合せ the 打合せ counts, and of サロンで聞き取り the 聞き取り. What something was only
 * about (避難訓練について) does not count. Otherwise the first word wins.
 */
import { type FoundWord, findWords, tableOf } from './find.ts';
import { type Gathered, place } from './gathered.ts';
import type { Known } from './line.ts';

/** Kinds that are a meeting or a place by themselves, when no other means is told. */
const meansOfKind: Record<string, string> = {
  'case-meeting': 'meeting',
  'care-meeting': 'meeting',
  council: 'meeting',
  'shelter-meeting': 'meeting',
  meeting: 'meeting',
  drill: 'place',
  place: 'place',
};
const TALK = /^打|^うち/;

export function readKind(all: Gathered, text: string, codes: Known['codes']) {
  const words = findWords(text, tableOf('kind', codes.kind));
  const standing = words.map((word, i) => standingOf(text, word, words[i + 1]));
  const chosen = words.find((_, i) => standing[i] === 'head');
  const label = (list: 'kind' | 'means', code: string) =>
    codes[list].find((c) => c.code === code)?.label ?? code;
  if (chosen && all.fields.kind === undefined)
    place(
      all,
      'kind',
      chosen.code,
      chosen,
      `${label('kind', chosen.code)}。「${chosen.word}」から`,
    );
  const means = meansIn(
    text,
    words.filter((_, i) => /head|where/.test(standing[i] ?? '')),
    codes,
  );
  if (means)
    place(all, 'means', means.code, means, `${label('means', means.code)}。「${means.word}」から`);
}

type Standing = 'head' | 'where' | 'part' | 'topic';

function standingOf(text: string, word: FoundWord, next?: FoundWord): Standing {
  const after = text.slice(word.to, word.to + 8);
  if (
    (word.code !== 'group' || (next && /^に向け/.test(after))) &&
    /^(?:大会|会)?(?:について|に関する|に関して|の件|に向け|の準備|の話(?!し))/.test(after)
  )
    return 'topic';
  if (!next) return 'head';
  const between = text.slice(word.to, next.from);
  if (between.length <= 4 && /^(?:[^\s、。]*の|準備 ?|)$/.test(between)) return 'part';
  if (/^(?:で(?!し|す)|にて)/.test(after) && !/[。\n]/.test(between) && between.length < 20)
    return 'where';
  return 'head';
}

function meansIn(text: string, kinds: FoundWord[], codes: Known['codes']): FoundWord | undefined {
  const told = findWords(text, tableOf('means', codes.means)).filter(
    (w) =>
      w.code !== 'meeting' &&
      w.code !== 'place' &&
      !/^(?:した|の)件|^の(?:日程|調整|打|準備|予定)/.test(text.slice(w.to, w.to + 4)),
  );
  if (told[0]) return told[0];
  const implied = kinds.flatMap((word) => {
    const code =
      word.code === 'liaison' && TALK.test(word.word) ? 'meeting' : meansOfKind[word.code];
    return code && codes.means.some((c) => c.code === code) ? [{ ...word, code }] : [];
  });
  return implied.find(({ code }) => code === 'meeting' && kinds[0]?.code === 'group') ?? implied[0];
}
