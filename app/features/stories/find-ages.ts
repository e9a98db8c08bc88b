/** Exact ages and days of birth, in a folded text. 80代, 65歳以上 and 3歳児健診 tell of nobody. */
import { type Day, parseDate } from '#app/lib/dates.ts';
import { kanjiNumber } from '#app/lib/japanese.ts';
import { type Seen, seenBy } from './seen.ts';

const N = '(?:\\d{1,3}|[〇一二三四五六七八九十百]{1,5})';
const TWO = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const OLD = '\\s?(?:[歳才]|さい(?!て|た|し|ばん|が|こ|わ))';
const NOT_EXACT =
  '(?!\\s?(?:半?児?健診|代|以上|以下|未満|以降|前後|児|くらい|ぐらい|ごろ|頃|を超|を越|を過ぎ|近く|から上|すぎ|過ぎ|まで(?:の|を|が)|時代))';
const AGE = new RegExp(
  `(?:満|数え(?:年)?(?:で)?)?\\s?(?<![\\d.第,小中高-])(?:(${TWO})(?:${OLD})?\\s?(?:[~-]|から|、|と|,)\\s?)?(${N})${OLD}(?:半(?!年))?(?:\\s?\\d{1,2}[かヶケカ]月)?${NOT_EXACT}`,
  'g',
);
/** 佐藤さん(82), 女性(80・独居) */
const IN_BRACKETS =
  /(?<=(?:さん|様|氏|ちゃん|くん|君|男性|女性|男|女|方|夫|妻|母|父|親|娘|息子|男|女|人|兄|姉|弟|妹|孫|\p{sc=Han}{2})[(、](?:満|男性?[・、,\s]?|女性?[・、,\s]?)?)\d{2,3}(?=[)、・,\s])(?!、\d)/gu;
const TURNS =
  /(?<![\d月/-])\d{2,3}(?=(?:に|と)な(?:る|った|られ|ります)(?:\p{sc=Han}*(?:女|男|母|父|夫|妻|方|人|と|、|。|ので)))/gu;
const DIED = new RegExp(`(?<=享年|行年)\\s?${N}(?:${OLD})?`, 'g');
const FEAST: Record<string, string> = {
  還暦: '60代',
  古希: '70代',
  喜寿: '70代',
  傘寿: '80代',
  米寿: '80代',
  卒寿: '90代',
  白寿: '90代',
  百寿: '90代以上',
};

const age = (instead: string, certain = true) => ({ kind: 'age', certain, instead }) as const;

export function findAges(text: string, today?: Day): Seen[] {
  return [
    ...findBirths(text, today),
    ...seenBy(text, AGE, ([, from, to = '']) => {
      const ages = [from ?? to, to].map(numberOf);
      if (ages.some((n) => n > 130)) return null;
      // 82、3歳 is 82 or 83.
      const decades = ages.map((n, at) => decade(at === 1 && n < 10 ? (ages[0] ?? n) : n));
      return age([...new Set(decades)].join('から'));
    }),
    ...[IN_BRACKETS, TURNS, DIED].flatMap((pattern) =>
      seenBy(text, pattern, ([n]) => {
        const years = numberOf(n.replace(/\D+$/, '') || n);
        return years > 130 ? null : age(decade(years));
      }),
    ),
    ...seenBy(text, new RegExp(Object.keys(FEAST).join('|'), 'g'), ([word]) =>
      age(FEAST[word] ?? '', false),
    ),
  ];
}

const numberOf = (text: string) => kanjiNumber(text.trim().replace(/[歳才].*$/, '')) ?? 999;

function decade(years: number): string {
  if (years < 10) return '10歳未満';
  return years >= 100 ? '90代以上' : `${Math.floor(years / 10) * 10}代`;
}

const ERA = '(?:明治|大正|昭和|平成|令和|[mtshr]\\.?)';
const YEAR = `(?:${ERA}\\s?(?:元|\\d{1,2}|[一二三四五六七八九十]{1,4})|(?:18|19|20)\\d\\d)`;
const D = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const REST = `(?:\\s?[年./-]\\s?${D}(?:\\s?[月./-]\\s?(?:${D}\\s?日?)?)?|\\s?年(?:度)?)?`;
const BORN =
  '\\s?(?:\\([^()]{1,8}\\))?\\s?(?:に)?(?:生まれ|うまれ|産まれ|生(?=[^\\p{sc=Han}]|$)|出生|誕生)';
const BIRTH = new RegExp(`(${YEAR})(${REST})${BORN}`, 'gu');
const LABELLED = new RegExp(
  `(?<=(?:生年月日|誕生日|生まれた日|誕生年月日)[はが:.\\s(]{0,3})(?:${YEAR}${REST}|${D}\\s?[月/]\\s?${D}\\s?日?)`,
  'gu',
);
const ANIMAL = /(?<!\p{sc=Han})[子丑寅卯辰巳午未申酉戌亥]年(?:の)?生まれ/gu;
const DATE_OF_BIRTH = {
  kind: 'date-of-birth',
  certain: true,
  instead: '（生年月日）',
} as const;

function findBirths(text: string, today?: Day): Seen[] {
  return [
    ...seenBy(text, LABELLED, () => DATE_OF_BIRTH),
    ...seenBy(text, BIRTH, ([, year = '', rest = '']) =>
      /\d|[一二三四五六七八九十]/.test(rest) ? DATE_OF_BIRTH : age(bornIn(year, today)),
    ),
    ...seenBy(text, ANIMAL, () => age('（生まれた年）', false)),
  ];
}

/** The decade by the end of this year; without a day to count from the year is only taken out. */
function bornIn(year: string, today?: Day): string {
  const first = today && parseDate(`${year}年1月1日`.replace(/\s/g, ''), today);
  return first ? decade(Number(today.slice(0, 4)) - Number(first.slice(0, 4))) : '（生まれた年）';
}
