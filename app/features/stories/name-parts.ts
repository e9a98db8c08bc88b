/** Cutting a run of letters into family and given name, by what is known of names (S5). */
import { placeEnds } from './common-words.ts';
import { families } from './family-names.ts';
import { hiragana } from './folded.ts';
import { given } from './given-names.ts';

export type Parts = { family: string; given: string };

/** Signs that given names end in: whatever else stands before them, it is likely one. */
const GIVENISH =
  /[子美代江枝郎夫男雄彦介太也之一二三平助吉治司香奈菜花華希紀絵恵理里沙織乃音斗翔哉樹輝明弘浩博史志朗緒穂保佳加歩葉実莉結愛咲佑祐輔志幸]$/u;
const LONGEST_FAMILY = 5;

export function isGiven(text: string): boolean {
  if (given.kanji.has(text) || given.kana.has(hiragana(text))) return true;
  return /^\p{sc=Han}{2,3}$/u.test(text) && GIVENISH.test(text) && !placeEnds.test(text);
}

/** The longest family name that the run begins with, or ''. */
export function familyAt(run: string, own: ReadonlySet<string> = none): string {
  for (let n = Math.min(LONGEST_FAMILY, run.length); n > 0; n--) {
    const start = run.slice(0, n);
    if (families.kanji.has(start) || own.has(start)) return start;
  }
  return '';
}
const none: ReadonlySet<string> = new Set();

export function isFamily(text: string): boolean {
  return families.kanji.has(text) || families.kana.has(hiragana(text));
}

/** The whole of it is a name: 佐藤, 佐藤花子, さとうはなこ, はなこ; with `rest` also 佐藤 and up to three letters. */
export function wholeName(run: string, { rest = 0 } = {}): Parts | null {
  if (isFamily(run)) return { family: run, given: '' };
  for (let n = Math.min(7, run.length - 1); n > 0; n--) {
    const [start, end] = [run.slice(0, n), run.slice(n)];
    if (isFamily(start) && (isGiven(end) || isRest(end, rest)))
      return { family: start, given: end };
  }
  return isGiven(run) ? { family: '', given: run } : null;
}

const isRest = (end: string, most: number) =>
  end.length <= most && /^\p{sc=Han}+$/u.test(end) && !placeEnds.test(end);

/** よし子, キヨ江 at the end of the text: kana with a last sign of women's names. */
export function mixedIn(text: string): string {
  for (const n of [3, 2]) {
    const own = text.slice(-1 - n);
    const kana = hiragana(own.slice(0, -1));
    const end = { 子: 'こ', 江: 'え', 枝: 'え', 代: 'よ', 美: 'み' }[own.slice(-1)];
    if (end && own.length === n + 1 && given.kana.has(`${kana}${end}`)) return own;
  }
  return '';
}

/** The given name in kana that the text begins with, the longest; its particle stays. */
export function kanaGivenAt(text: string): string {
  const [run = ''] = /^(?:\p{sc=Hiragana}+|[\p{sc=Katakana}ー]+)/u.exec(text) ?? [];
  for (let n = Math.min(6, run.length); n > 1; n--)
    if (given.kana.has(hiragana(run.slice(0, n)))) return run.slice(0, n);
  return '';
}
