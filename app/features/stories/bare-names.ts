/** Names with no title: 佐藤宅, 田中が, 山田 花子, ナカムラ; less sure where they are words as well. */
import { KIN, PERSON_GOES_ON, ROLE_NEXT, tailAfter } from './around-names.ts';
import { after, alsoWords, before, nobody, placeEnds } from './common-words.ts';
import { given } from './given-names.ts';
import { familyAt, isGiven, kanaGivenAt } from './name-parts.ts';
import { H, type Named } from './titled-names.ts';

/** One letter alone: of these only that are no words of every day. */
const SINGLE = /^[森林原関辻堀菅岡桂榊伴橘塙巽乾梶迫芝柴桑劉陳宋朴崔楊趙]$/u;
/** Nobody means a person by these without a title. */
const NOUNS =
  /^(?:仲間|中間|市場|広場|出口|入口|入江|森林|水上|上下|山上|山中|野原|平野|平原|高原|草野|坂上|坂下|土橋|門前|宮前|平和|野山|山野|山村|畑中|池端|川端|岸辺|材木|植木|並木|富士|外山|大門|南部|大木|小石|山道|田畑|弥生|如月|朝日|大和|春日|松林|竹林|谷間|山川|日向|四方|八方|永遠|泉水|西口|東野|大広|本町)$/u;
/** What a place seldom does: 山口が, but 山口から. */
const DOES = new RegExp(`^(?:、|・|,|と|は|が|も|\\)|「|の(?:${KIN})|宅|家)`, 'u');
const HAN_RUN = new RegExp(`${H}+`, 'gu');

export function bareNames(text: string, areas: readonly string[]): Named[] {
  return [...text.matchAll(HAN_RUN)].flatMap(({ 0: run, index }) => inRun(text, run, index, areas));
}

function inRun(text: string, run: string, index: number, areas: readonly string[]): Named[] {
  const found: Named[] = [];
  for (let at = 0; at < run.length; at++) {
    const area = areas.find((a) => a.length > 1 && run.startsWith(a, at));
    if (area) at += area.length - 1;
    else {
      const isStart = at === 0 || found.at(-1)?.to === index + at || isFront(run, at, areas);
      const name = isStart ? nameAt(text, run, at, index) : null;
      if (name) found.push(name);
      if (name) at = name.to - index - 1;
    }
  }
  return found;
}

/** Long runs of kanji are no names; nothing further away is looked at. */
const LONGEST_FRONT = 16;

function isFront(run: string, at: number, areas: readonly string[]): boolean {
  const front = run.slice(Math.max(0, at - LONGEST_FRONT), at);
  return areas.some((a) => front.endsWith(a)) || `${front}名`.replace(before, '') === '名';
}

function nameAt(text: string, run: string, at: number, index: number): Named | null {
  const here = run.slice(at, at + LONGEST_FRONT);
  const family = familyAt(here);
  const from = index + at;
  if (family === '') return givenAlone(text, here, from);
  const to = from + family.length;
  const rest = here.slice(family.length);
  const named = (own: string, certain: boolean, end = to + own.length): Named => ({
    ...{ from, to: end, family, given: own.trim(), certain },
    tail: tailAfter(text, end),
  });
  if (given.kanji.has(here) && family.length === 1)
    return { ...named('', false, from + here.length), family: '', given: here };
  const isSure = family.length > 1 && !alsoWords.has(family) && !NOUNS.test(family);
  if (rest === '') return alone(text, family, to, named, isSure);
  const own = givenIn(rest);
  // 平和 is peace.
  if (own !== '' && family.length + own.length > 2)
    return named(own, family.length > 1 || given.kanji.has(own));
  if (ROLE_NEXT.test(rest)) return named('', isSure || family.length > 1);
  if (placeEnds.test(rest) && !/^(?:宅|家|方(?!面|向|針|法)|側)/u.test(rest)) return null;
  if (after.test(rest)) return compound(family, rest, isSure, named);
  if (family.length === 1 || NOUNS.test(family)) return null;
  if (familyAt(rest).length > 1) return named('', isSure);
  return rest.length <= 3 ? named(rest, isSure) : named('', false);
}

function compound(
  family: string,
  rest: string,
  isSure: boolean,
  named: (own: string, certain: boolean) => Named,
): Named | null {
  const isHome = /^(?:宅|邸|家$|夫妻|夫婦|夫人|一家|姓|名義)/u.test(rest);
  if (family.length === 1) return isHome && family !== '本' ? named('', /^宅/.test(rest)) : null;
  return isHome || !NOUNS.test(family) ? named('', isSure || isHome) : null;
}

type Make = (own: string, certain: boolean, end?: number) => Named;

/** Nothing follows in kanji: a given name in kana or after a blank, or the family name by itself. */
function alone(
  text: string,
  family: string,
  to: number,
  named: Make,
  isSure: boolean,
): Named | null {
  const next = text.slice(to, to + 16);
  const kana = family.length > 1 || /^\p{sc=Katakana}/u.test(next) ? kanaGivenAt(next) : '';
  if (kana !== '' && !isParticles(next, kana)) return named(kana, true);
  const [blank = '', own = ''] =
    /^ ([\p{sc=Han}々]{1,3}|[\p{sc=Katakana}ー]{2,6}|\p{sc=Hiragana}{2,6})(?![\p{sc=Han}\p{sc=Katakana}ー])/u.exec(
      next,
    ) ?? [];
  if (blank !== '' && isGivenAfterBlank(own)) return named(` ${own}`, true, to + blank.length);
  const bracket = /^\(([\p{sc=Han}]{1,3}|[\p{sc=Katakana}ー\p{sc=Hiragana}]{2,5})\)/u.exec(next);
  if (bracket && isGiven(bracket[1] ?? '')) return named(bracket[0], true);
  if (family.length === 1)
    return SINGLE.test(family) && PERSON_GOES_ON.test(next) && !/^(?:に|を|、|。|\n|$)/.test(next)
      ? named('', false)
      : null;
  if (isSure) return named('', true);
  const prev = text[to - family.length - 1] ?? '';
  const isListed = prev === ':' || (/[、・]/.test(prev) && PERSON_GOES_ON.test(next));
  const isPerson = NOUNS.test(family) ? /^(?:宅|\()/.test(next) : isListed || DOES.test(next);
  return isPerson ? named('', false) : null;
}

/** 佐藤はなし is 佐藤 and はなし: a given name that begins with a particle must go on as one. */
function isParticles(next: string, own: string): boolean {
  const follows = next.slice(own.length);
  return (
    /^[はがをにへとでもの]/u.test(own) &&
    !/^(?:[はがをにへとでもの、。・\s)]|さん|$)/u.test(follows)
  );
}

const isGivenAfterBlank = (own: string) =>
  !nobody.has(own) && !after.test(own) && (isGiven(own) || /^[\p{sc=Katakana}ー]{2,4}$/u.test(own));

function givenIn(rest: string): string {
  for (let n = Math.min(3, rest.length); n > 0; n--) {
    const own = rest.slice(0, n);
    const more = rest.slice(n);
    const isEnd = more === '' || after.test(more) || familyAt(more).length > 1;
    if (isEnd && isGiven(own) && !(placeEnds.test(own) && !given.kanji.has(own))) return own;
  }
  return '';
}

const NOT_ALONE =
  /^(?:勇気|真理|大地|大和|千里|弥生|千秋|千春|大樹|朝陽|新一|一男|一夫|早苗|小百合|真紀|次男|三男|次郎|美|愛)$/u;

/** 花子が, 太郎宅 */
function givenAlone(text: string, here: string, from: number): Named | null {
  for (let n = Math.min(3, here.length); n > 1; n--) {
    const own = here.slice(0, n);
    const more = here.slice(n);
    if (given.kanji.has(own) && !NOT_ALONE.test(own) && (more === '' || after.test(more)))
      return {
        from,
        to: from + n,
        family: '',
        given: own,
        certain: true,
        tail: tailAfter(text, from + n),
      };
  }
  return null;
}
