// What stands in the cells of a table of areas: several shelters, several towns, parts of towns,
// days of every form.
import { addDays, type Day, parseDate } from '#app/lib/dates.ts';
import { kanjiNumber } from '#app/lib/japanese.ts';
import { cleanName, isBlankMark } from './reading.ts';

export type TownIn = { town: string; part: string; kana: string; alias: string };

// Between kana ・ belongs to the name: クリスチャン・アカデミー・イン・ジャパン is one shelter.
const BETWEEN =
  /[、，,／/;；\n]|または|又は|及び|(?<![\p{sc=Katakana}ー])・|・(?![\p{sc=Katakana}ー])/u;

export function splitNames(cell: string): string[] {
  return cell
    .split(BETWEEN)
    .map(cleanName)
    .filter((name) => name !== '' && !/^(未定|検討中|該当なし)$/.test(name));
}

/** 滝山一・二丁目、南町（1〜5番） → 滝山一丁目, 滝山二丁目 and a part of 南町. */
export function townsIn(cell: string): TownIn[] {
  const pieces = outsideBrackets(cell).map(cleanName).filter(Boolean);
  let base = '';
  return pieces.flatMap((piece, index) => {
    const { town, ...more } = townAndPart(piece);
    const counted = countedTowns(town, base, isCountedLater(pieces, index));
    base = counted?.base ?? base;
    return (counted?.towns ?? [town]).map((each) => ({ town: each, ...more }));
  });
}

/** The name of a part, as it is kept: 滝山五丁目（1〜5番） */
export function partName({ town, part }: TownIn): string {
  return `${town}（${part}）`;
}

function outsideBrackets(cell: string): string[] {
  const hidden: string[] = [];
  const open = cell.replace(
    /[（(][^（()）]*[）)]/g,
    (inside) => `\uE000${hidden.push(inside) - 1}\uE001`,
  );
  return open
    .split(BETWEEN)
    .map((piece) =>
      piece.replace(/\uE000(\d+)\uE001/g, (_, at: string) => hidden[Number(at)] ?? ''),
    );
}

function townAndPart(piece: string): TownIn {
  const whole = { town: piece, part: '', kana: '', alias: '' };
  const [, town, inside] =
    /^(.+?)[（(](.+)[）)]$/.exec(piece) ?? /^(.+丁目)(の?一部|[0-9].*[番号].*)$/.exec(piece) ?? [];
  if (!town || !inside) return whole;
  const part = inside.replace(/^の(?=一部)/, '');
  if (/^(全域|全部|全て|すべて|一円)$/.test(part)) return { ...whole, town };
  if (/^[\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u.test(part)) return { ...whole, town, kana: part };
  if (/^旧./.test(part)) return { ...whole, town, alias: part.slice(1) };
  return { ...whole, town, part };
}

const NUMBER = '[0-9一二三四五六七八九十]+';
const COUNTED = new RegExp(
  `^(.*?)(${NUMBER})(丁目)?(?:(?:[〜～~-]|から)(${NUMBER})(丁目)?(?:まで)?)?$`,
);
const BARE = new RegExp(`^${NUMBER}$`);
const BARE_CHOME = new RegExp(`^${NUMBER}(?:丁目)?(?:[〜～~-]${NUMBER})?丁目`);

/** In 一・二・三丁目 only the last one says 丁目. */
function isCountedLater(pieces: readonly string[], index: number): boolean {
  const rest = pieces.slice(index + 1);
  return BARE_CHOME.test(rest.find((piece) => !BARE.test(piece)) ?? '');
}

function countedTowns(
  town: string,
  before: string,
  isCounted: boolean,
): { base: string; towns: string[] } | null {
  const [, prefix = '', first = '', chome, last, lastChome] = COUNTED.exec(town) ?? [];
  if (!first || !(chome || lastChome || isCounted)) return null;
  const base = prefix || before;
  if (!last) return { base, towns: [`${base}${first}丁目`] };
  const [from, to] = [kanjiNumber(first), kanjiNumber(last)];
  if (from === null || to === null || to < from || to - from > 30) return null;
  return {
    base,
    towns: Array.from({ length: to - from + 1 }, (_, index) => `${base}${from + index}丁目`),
  };
}

/** Blank: null. Only with a year; 45016 counts the days as Excel does. */
export function readFileDay(cell: string): { day: Day | null; repair?: string } | 'unread' {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/[T\s]\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/\s+/g, '');
  if (isBlankMark(text)) return { day: null };
  if (/^\d{5}$/.test(text)) {
    const day = addDays('1899-12-30', Number(text));
    return { day, repair: `日付が数 ${text} になっていたので、${day} と読みました。` };
  }
  if (!/^\d{4}(?!\d{5})|^[明大昭平令mtshr]/i.test(text)) return 'unread';
  // The year is always written, so which day is today does not matter.
  const day = parseDate(text, '2020-01-01');
  return day ? { day } : 'unread';
}

/** Some European programs part the cells with semicolons and write 35,77 for 35.77. */
export function tabsForSemicolons(text: string): string {
  const start = text.slice(0, 20_000).replace(/"[^"]*("|$)/g, '');
  const count = (sign: string) => start.split(sign).length - 1;
  if (count(';') <= count(',') || count('\t') > 0) return text;
  return text.replace(/"[^"]*"|;/g, (found) => (found === ';' ? '\t' : found));
}
