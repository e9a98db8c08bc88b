/**
 * Words of a file against the office's own lists: what was chosen before, the label, a part of
 * a label that is one choice's alone, words that the field uses for it, and last a label that
 * stands inside a longer word (told as a repair).
 */
import { normalise } from '#app/lib/japanese.ts';
import type { ListName } from '../lists/defaults.ts';

export type Choice = { code: string; label: string };
export type About = ListName | 'verbs' | 'course' | 'area' | 'staff' | 'goal';
export type Match = { code: string; sure: boolean };
/** `about` is a list whose code it is, 'heading' or 'default'. */
export type Remembered = { about: string; typed: string; means: string };
/** A chosen "leave it in the text". */
export const IN_TEXT = '-';

export const tidyWord = (text: string) => normalise(text).replace(/[\s()・,、./／]/g, '');

/** The field's other words, by code. They count only where the office still has the code. */
const synonyms: Partial<Record<About, Record<string, string>>> = {
  kind: {
    visit: '個別訪問 家庭訪問 戸別訪問 個別支援 相談対応 個別対応 来所相談 電話相談 訪問相談 相談',
    meeting: '会議 会議出席 打合せ 打ち合わせ 役員会 総会 定例会 会合 出席',
    place: 'サロン 居場所 居場所づくり 場作り 交流会 カフェ',
    walk: 'まち歩き 街歩き 地域踏査 踏査 地区踏査',
    hearing: '聞取り 聴き取り ヒアリング',
    survey: '調査 意識調査',
    resource: '資源開発 資源把握 社会資源',
    group: '立ち上げ支援 団体支援 運営支援 立上げ',
    liaison: '連絡 調整 連絡調整 関係機関連絡',
    'case-meeting': 'ケース会議 カンファレンス 支援会議 ケースカンファレンス',
    'care-meeting': '個別ケア会議',
    council: '協議体',
    drill: '防災訓練 訓練',
    training: '研修 講座 勉強会 講演会 出前講座',
    awareness: '啓発活動 普及啓発',
    publicity: '広報 広報紙 情報発信 チラシ配布',
    review: '事務 記録 振り返り 内部会議',
  },
  means: {
    visit: '家庭訪問 訪問面接 往訪 個別訪問',
    office: '来所面接 窓口 来訪 来館',
    phone: 'tel 電話連絡 架電 受電 でんわ 携帯',
    message: 'メール email e-mail sns line ライン',
    online: 'zoom web ウェブ オンライン会議 リモート',
    meeting: '会合 会議出席 打合せ',
    together: '同行訪問 同行支援',
    letter: '手紙 fax ファックス 郵送 文書 郵便',
  },
  verbs: {
    know: '知る 把握',
    connect: '繋ぐ 繋げる つなげる',
    involve: '巻き込む 巻込む',
    create: '創り出す 作り出す 創出 つくる',
    spread: '広げる 拡げる 拡大',
  },
  support: {
    individual: '個別 個別相談',
    life: '生活支援',
    community: '地域 地域づくり 地域活動支援',
    system: '仕組みづくり 仕組み しくみ 仕組み作り',
    internal: '内部 その他 事務 内部業務',
  },
  course: {
    new: '新 初回 初 新規相談 新規ケース',
    continued: '継 継続中 継続相談 継続ケース 再 再来 再相談',
  },
  result: {
    informed: '情報提供のみ',
    connected: '繋いだ つなぎ',
    continuing: '継続支援 継続中',
    watching: '見守り継続',
    closed: '終了 完了 解決 済',
    open: '未 未対応',
  },
};

export type Matcher = (typed: string) => Match | null;

/** `remembered`: tidied word → code, or IN_TEXT. */
export function matcherOf(
  about: About,
  choices: readonly Choice[],
  remembered: ReadonlyMap<string, string>,
): Matcher {
  const exact = new Map<string, Match>();
  const add = (word: string, code: string) => {
    const key = tidyWord(word);
    if (key && !exact.has(key)) exact.set(key, { code, sure: true });
  };
  const has = (code: string) => choices.some((choice) => choice.code === code);
  for (const [word, code] of remembered)
    if (code === IN_TEXT || has(code)) exact.set(word, { code, sure: true });
  for (const { code, label } of choices) add(label, code);
  for (const { part, code } of ownParts(choices)) add(part, code);
  for (const [code, words] of Object.entries(synonyms[about] ?? {}))
    if (has(code)) for (const word of words.split(' ')) add(word, code);
  return (typed) => exact.get(tidyWord(typed)) ?? within(typed, choices);
}

/** 個別相談・訪問 is called 訪問 too, as long as no other choice has that part. */
function ownParts(choices: readonly Choice[]) {
  const parts = choices.flatMap(({ code, label }) =>
    label.split(/[・、,/／（）()]/).flatMap((part) => (part.length > 1 ? [{ part, code }] : [])),
  );
  return parts.filter(({ part }) => parts.filter((other) => other.part === part).length === 1);
}

function within(typed: string, choices: readonly Choice[]): Match | null {
  const word = tidyWord(typed);
  const found = choices.filter(({ label }) => label.length > 1 && word.includes(tidyWord(label)));
  return found.length === 1 && found[0] ? { code: found[0].code, sure: false } : null;
}

/** The words of a cell that names several: the whole when it is one, else its pieces. */
export function wordsOf(cell: string, match: Matcher): string[] {
  const whole = cell.trim();
  if (whole === '' || match(whole)?.sure) return whole ? [whole] : [];
  const pieces = split(whole, /[\n、,，;；|｜/／＋+&＆→]+/);
  return pieces.flatMap((piece) => (match(piece)?.sure ? [piece] : split(piece, /[・\s　]+/)));
}

const split = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);
