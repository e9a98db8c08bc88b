/** Names with a title behind them: 佐藤さん, 山田花子様, グエンさん, 鈴木会長, 田中先生. */
import { before, nobody, placeEnds, trades } from './common-words.ts';
import { families } from './family-names.ts';
import { hiragana, type Range } from './folded.ts';
import { given } from './given-names.ts';
import { familyAt, isFamily, isGiven, mixedIn, type Parts, wholeName } from './name-parts.ts';

/** `tail` is what stays behind the letter: さん, 様; nothing before a role. */
export type Named = Range & Parts & { certain: boolean; tail: string };
type Before = Parts & { from: number; certain: boolean };

const HONOUR =
  /(?:さん(?!ぽ|ま(?!で)|すう|ざん|ご礁|ふじんか)|さま(?!ざま|よ)|様(?![子々式相態変替])|氏(?![名神子])|くん(?!れん|だ)|君(?![\u4e00-\u9fff])|ちゃん|殿(?![町堂様\u4e00-\u9fff]))/gu;
export const ROLES =
  '(?:先生|副?会長|副?委員長|主任児童委員|民生・?児童委員|民生委員|児童委員|[市区町村]議会議員|[市区町村県]議(?!会)|議員|[区町市村組班係課部次局室所院園館校社店団隊座]長|教頭|教諭|専務|理事長|理事|監事|会計|代表|主任|主査|主事|住職|医師|看護師|保健師|保健婦|薬剤師|栄養士|弁護士|司法書士|行政書士|社会福祉士|相談員|支援員|指導員|調査員|推進員|協力員|ケアマネジャー|ケアマネージャー|ケアマネ|ヘルパー|コーディネーター|ワーカー|看護師長|師長|婦長|巡査|刑事|選手|cw|csw|msw|ssw|pt|ot)';
const ROLE = new RegExp(`(?:の)?${ROLES}`, 'gu');
/** Before these a word that is no known name may well be one, unless it says whose or which. */
const LIKELY = /^(?:先生|会長|民生委員|議員|ケアマネ|保健師|医師|住職|区長|班長|園長|校長)/;
const WHICH =
  /^(?:昨|今|明|先|翌|毎|防|福祉|環境|体育|文化|広報|会計|総務|庶務|交通|衛生|教|青年|女性|婦人|老人|高齢|子供|生徒|児童|学|小|中|高|大|幼|保|地|町|自治|連|協|実行|運営|推進|役員|理事|評議|民生|主|担|専|兼|副|正|前|元|新|次|現|旧|故|各|両|全|同|当|他|某|本|総|相談|生活|就労|介|訪問|巡回|産業|市|区|村|県|国|都|府|東|西|南|北|部|[一二三四五六七八九十初])/u;

export function titledNames(text: string, areas: readonly string[]): Named[] {
  const honoured = [...text.matchAll(HONOUR)].flatMap(({ 0: honour, index }) => {
    const name = nameBefore(text, index, areas);
    const isAdverb = honour === 'ちゃん' && text[index + 3] === 'と' && !isKnown(name);
    return name && !isAdverb ? [{ ...name, to: index + honour.length, tail: honour }] : [];
  });
  const roles = [...text.matchAll(ROLE)].flatMap(({ 0: role, index }) => {
    const name = role.startsWith('の') ? null : beforeRole(text, index, role);
    return name ? [{ ...name, to: index, tail: '' }] : [];
  });
  return [...honoured, ...roles];
}

/** ちゃんと is a word; けんちゃんと is Ken and. */
const isKnown = (name: Before | null) =>
  name !== null && wholeName(`${name.family}${name.given}`) !== null;

export const H = '(?:[\\p{sc=Han}々ヶ]|(?<=\\p{sc=Han})ノ(?=\\p{sc=Han}))';
const K = '[\\p{sc=Katakana}ー]';
const runBefore = (text: string, end: number, sign: string, most = 14) =>
  new RegExp(`${sign}{1,${most}}$`, 'u').exec(text.slice(Math.max(0, end - most), end))?.[0] ?? '';

function nameBefore(text: string, at: number, areas: readonly string[]): Before | null {
  const end = text[at - 1] === ' ' ? at - 1 : at;
  const [bracket = '', inside = ''] =
    /\(([^()]{1,14})\)$/.exec(text.slice(Math.max(0, end - 16), end)) ?? [];
  if (bracket) {
    const name = nameBefore(text, end - bracket.length, areas);
    return name && { ...name, given: /^\D+$/.test(inside) ? inside : name.given };
  }
  const spaced = withSpace(text, end);
  if (spaced) return spaced;
  const last = text[end - 1] ?? '';
  if (/[\p{sc=Han}々]/u.test(last)) return beforeKanji(text, end, areas);
  if (/[\p{sc=Katakana}ー]/u.test(last)) return beforeKatakana(text, end);
  if (/\p{sc=Hiragana}/u.test(last)) return beforeHiragana(text, end);
  return /[a-z]/.test(last) ? beforeLatin(text, end) : null;
}

function beforeKanji(text: string, end: number, areas: readonly string[]): Before | null {
  const mixed = mixedGiven(text, end);
  if (mixed) return mixed;
  const all = runBefore(text, end, H);
  if (/^〇+$/.test(all)) return null;
  const run = withoutArea(all, areas);
  const known = knownIn(run, 3);
  const isExact = known?.given === '' && known.family === run;
  const isPolite = /[おご]/.test(text[end - run.length - 1] ?? '');
  if ((!isExact || isPolite) && isNobody(text, run, end)) return null;
  if (known) return { ...known, from: end - length(known), certain: true };
  const cut = run.replace(before, '');
  const name = cut.length > 1 ? cut : run;
  if (name.length < 2 && !text.startsWith('さん', end)) return null;
  if (text[end] === '殿' || (trades.test(name) && name.length > 3)) return null;
  const own = name.slice(-5);
  const certain = !trades.test(name) && name.length < 6;
  return { family: own, given: '', from: end - own.length, certain };
}

const length = ({ family, given }: Parts) => family.length + given.length;

/** よし子さん, 佐藤キヨ子さん */
function mixedGiven(text: string, end: number): Before | null {
  const own = mixedIn(text.slice(Math.max(0, end - 4), end));
  if (own === '') return null;
  const kanji = runBefore(text, end - own.length, H, 5);
  const family = [...kanji].map((_, n) => kanji.slice(n)).find((k) => families.kanji.has(k)) ?? '';
  return { family, given: own, from: end - own.length - family.length, certain: true };
}

/** 佐藤 花子さん, グエン 花子さん */
function withSpace(text: string, end: number): Before | null {
  const [whole = '', family = '', own = ''] =
    /([\p{sc=Han}々]{1,5}|[\p{sc=Katakana}ー]{2,8}|\p{sc=Hiragana}{2,7}) ([\p{sc=Han}々]{1,4}|[\p{sc=Katakana}ー]{2,8}|\p{sc=Hiragana}{2,7})$/u.exec(
      text.slice(Math.max(0, end - 16), end),
    ) ?? [];
  if (whole === '' || nobody.has(own)) return null;
  const known = [...family].map((_, n) => family.slice(n)).find(isFamily) ?? '';
  if (known === '' || (isFamily(own) && !isGiven(own))) return null;
  return { family: known, given: own, from: end - own.length - 1 - known.length, certain: true };
}

function withoutArea(run: string, areas: readonly string[]): string {
  const area = areas.find((a) => run.startsWith(a) && run.length > a.length);
  return area && !isFamily(run) ? run.slice(area.length) : run;
}

/** The name that the run ends in: the one whose front is a word of its own, else the longest. */
function knownIn(run: string, rest: number): Parts | null {
  let found: Parts | null = null;
  for (let from = 0; from < run.length; from++) {
    const name = wholeName(run.slice(from), { rest });
    if (!name) continue;
    if (from === 0 || isFrontWord(run.slice(0, from))) return name;
    found ??= name;
  }
  return found;
}

const isFrontWord = (front: string) => `${front}名`.replace(before, '') === '名';

/** 住民さん, お母さん, 新聞屋さん. One letter counts only alone or after お. */
function isNobody(text: string, run: string, end: number): boolean {
  if (nobody.has(run)) return true;
  const front = text[end - run.length - 1] ?? '';
  if (/[おご]/.test(front) && (nobody.has(`${front}${run}`) || run.length === 1)) return true;
  for (let from = 1; from < run.length - 1; from++) if (nobody.has(run.slice(from))) return true;
  return false;
}

/** グエン・ヴァン・アンさん, 佐藤マリアさん, ナカムラさん */
function beforeKatakana(text: string, end: number): Before | null {
  const window = text.slice(Math.max(0, end - 30), end);
  const [run = ''] = new RegExp(`(?:${K}{1,10}[・= ])*${K}{1,10}$`, 'u').exec(window) ?? [];
  const words = run.split(/[・= ]/);
  const last = words.at(-1) ?? '';
  if (isNobodyKatakana(last)) return null;
  const kanji = runBefore(text, end - run.length, H, 5);
  const family = [...kanji].map((_, n) => kanji.slice(n)).find(isFamily) ?? unknownFamily(kanji);
  if (family) return { family, given: run, from: end - run.length - family.length, certain: true };
  const name = wholeName(run) ?? { family: run, given: '' };
  return { ...name, from: end - run.length, certain: true };
}

/** 鷹觜ミノルさん: two or three signs that say nothing else. */
function unknownFamily(kanji: string): string | undefined {
  const isWord = nobody.has(kanji) || trades.test(kanji) || placeEnds.test(kanji);
  return kanji.length > 1 && kanji.length < 4 && !isWord && !before.test(`${kanji}名`)
    ? kanji
    : undefined;
}

const isNobodyKatakana = (word: string) =>
  [...word].some((_, n) => word.length - n > 2 && nobody.has(word.slice(n))) ||
  nobody.has(word) ||
  nobody.has(hiragana(word)) ||
  word.length < 2;

/** やまださん, はなこさん, 佐藤まことさん */
function beforeHiragana(text: string, end: number): Before | null {
  const run = runBefore(text, end, '\\p{sc=Hiragana}', 12);
  const kanji = runBefore(text, end - run.length, H, 5);
  const family = [...kanji].map((_, n) => kanji.slice(n)).find((k) => families.kanji.has(k));
  if (family && given.kana.has(run))
    return { family, given: run, from: end - run.length - family.length, certain: true };
  for (let from = 0; from < run.length - 1; from++) {
    const name = run.slice(from);
    if (nobody.has(name)) return null;
    const known = wholeName(name);
    if (known) return { ...known, from: end - name.length, certain: true };
  }
  return unknownHiragana(run, end, /^(?:ちゃん|くん)/.test(text.slice(end)));
}

function unknownHiragana(run: string, end: number, isChild: boolean): Before | null {
  const name = run.replace(/^.*[はがをにへとでもやの](?=..)/u, '').replace(/^[おご]/, '');
  if (name.length < 2 || name.length > 5 || nobody.has(run)) return null;
  return { family: name, given: '', from: end - name.length, certain: isChild || name === run };
}

/** Smithさん; Ａさん and K.S.さん are hidden already. */
function beforeLatin(text: string, end: number): Before | null {
  const window = text.slice(Math.max(0, end - 40), end);
  const [run = ''] = /(?<![a-z0-9])[a-z][a-z.'-]*(?: [a-z][a-z.'-]*){0,3}$/.exec(window) ?? [];
  if (run === '' || /(?:^| )(?:[a-z]\.?){1,2}$/.test(run) || nobody.has(run)) return null;
  return { family: run, given: '', from: end - run.length, certain: true };
}

function beforeRole(text: string, at: number, role: string): Before | null {
  const end = text[at - 1] === ' ' ? at - 1 : at;
  const run = runBefore(text, end, H);
  if (run === '') return kanaBeforeRole(text, end);
  const known = knownBeforeRole(run);
  if (known) {
    // 西部長 leads the west; 西区長 may be a Mr West.
    const isDirection = /^[東西南北中上下大小新今平]$/u.test(run);
    if (isDirection && role === '部長') return null;
    const certain = !(isDirection && /[区町村園校室]長$/.test(role));
    return { ...known, from: end - length(known), certain };
  }
  const isUnknown =
    end === at &&
    LIKELY.test(role) &&
    /^.{2,3}$/u.test(run) &&
    !WHICH.test(run) &&
    !trades.test(run);
  if (!isUnknown || placeEnds.test(run) || nobody.has(run) || /部$/.test(run)) return null;
  return { family: run, given: '', from: end - run.length, certain: false };
}

function knownBeforeRole(run: string): Parts | null {
  for (let from = 0; from < run.length; from++) {
    const front = run.slice(0, from);
    const name = run.slice(from);
    const family = familyAt(name);
    const rest = name.slice(family.length);
    const isName = family !== '' && (rest === '' || isGiven(rest));
    const isApart = from === 0 || isFrontWord(front) || family.length > 1;
    if (isName && isApart) return { family, given: rest };
  }
  return null;
}

function kanaBeforeRole(text: string, end: number): Before | null {
  const kana = runBefore(text, end, K, 8) || runBefore(text, end, '\\p{sc=Hiragana}', 8);
  const name = kana.length > 2 && !nobody.has(kana) ? wholeName(kana) : null;
  return name && { ...name, from: end - kana.length, certain: true };
}
