/** Names in kana with no title: ナカムラが, やまだはなこ, よし子が. */

import { PERSON_GOES_ON, tailAfter } from './around-names.ts';
import { nobody } from './common-words.ts';
import { families } from './family-names.ts';
import { hiragana } from './folded.ts';
import { foreign } from './given-names.ts';
import { isGiven, mixedIn, wholeName } from './name-parts.ts';
import type { Named } from './titled-names.ts';

const KANA_RUN = /(?:[\p{sc=Katakana}ー]+[・= ])*[\p{sc=Katakana}ー]+/gu;
const HIRA_RUN = /\p{sc=Hiragana}+(?: \p{sc=Hiragana}+)?/gu;

export function kanaNames(text: string): Named[] {
  return [
    ...[...text.matchAll(KANA_RUN)].flatMap(({ 0: run, index }) => katakana(text, run, index)),
    ...[...text.matchAll(HIRA_RUN)].flatMap(({ 0: run, index }) => inHiragana(text, run, index)),
    ...mixed(text),
  ];
}

const PLANTS =
  /^(?:ミナト|ツバキ|ヤナギ|サカキ|カエデ|サクラ|モミジ|イズミ|ヒカリ|アオイ|アカネ|サトウ|ココロ|ミドリ|ユカリ|スミレ|ヒナタ|ナギサ|ツクシ|メダカ)$/u;

function katakana(text: string, run: string, index: number): Named[] {
  const words = run.split(/[・= ]/);
  const make = (from: number, name: string, certain: boolean): Named => ({
    ...{ from, to: from + name.length, certain, tail: tailAfter(text, from + name.length) },
    ...(wholeName(name.replace(/[ ・=]/, '')) ?? { family: name, given: '' }),
  });
  if (words.length > 1 && words.some((w) => foreign.has(w)) && !words.some((w) => nobody.has(w)))
    return [make(index, run, true)];
  let from = index;
  return words.flatMap((word, n) => {
    const at = from;
    from += word.length + 1;
    const pair = `${word}${run[at + word.length - index] ?? ''}${words[n + 1] ?? ''}`;
    if (words[n + 1] && isKana(word) && isGiven(words[n + 1] ?? '')) return [make(at, pair, true)];
    if (n > 0 && isKana(words[n - 1] ?? '') && isGiven(word)) return [];
    if (nobody.has(word) || word.length < 3) return [];
    const name = wholeName(word.replaceAll('ー', ''));
    if (name) return [make(at, word, !PLANTS.test(word))];
    return foreign.has(word) && !/^(?:ライト|サラダ)/.test(word) ? [make(at, word, false)] : [];
  });
}

/** 中の, 古い, 砂糖 */
const KANA_WORDS =
  /[のい]$|^(?:みなと|みなみ|さとう|あさひ|つばき|にしき|はざま|たいら|わたり|はなわ|ひがし|おおや|はやし|しずか|いずみ|たつみ|なるみ|やまと|かみや|しばた)$/u;

function inHiragana(text: string, run: string, index: number): Named[] {
  const plain = run.replace(' ', '');
  for (let n = Math.min(plain.length, 11); n > 2; n--) {
    const start = plain.slice(0, n);
    const name = wholeName(start);
    const isWhole = name?.family !== '' && name?.given !== '';
    const isAlone =
      name &&
      families.kana.has(start) &&
      !KANA_WORDS.test(start) &&
      PERSON_GOES_ON.test(plain.slice(n));
    if (!name || !(isWhole || isAlone)) continue;
    const cut = run.indexOf(' ');
    if (cut > 0 && cut < n && cut !== name.family.length) continue;
    const to = index + n + (cut >= 0 && cut < n ? 1 : 0);
    return [{ ...name, from: index, to, certain: isWhole, tail: tailAfter(text, to) }];
  }
  return [];
}

/** よし子が, キヨ江宅 */
function mixed(text: string): Named[] {
  return [
    ...text.matchAll(/(?<=[\p{sc=Hiragana}\p{sc=Katakana}]{2})[子江枝代美](?!\p{sc=Han}|ど)/gu),
  ].flatMap(({ index }) => {
    const to = index + 1;
    const own = mixedIn(text.slice(Math.max(0, to - 4), to));
    const isApart = !/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text[to - own.length - 1] ?? '');
    if (own === '') return [];
    return [
      {
        from: to - own.length,
        to,
        family: '',
        given: own,
        certain: isApart,
        tail: tailAfter(text, to),
      },
    ];
  });
}

const isKana = (text: string) => families.kana.has(hiragana(text));
