/** Where: a place of earlier records, or a hall, school or park that で follows. */
import { type Gathered, place } from './gathered.ts';
import { overlaps, type Plain, plainWord, type Range, written } from './plain.ts';

const LETTER = '\\p{Script=Han}\\p{Script=Katakana}々ヶーa-z0-9';
const HALL =
  '(?:集会所|会館|公民館|センター|ホール|公園|小学校|中学校|高校|学校|集会室|会議室|体育館|図書館|市役所|区役所|役場|神社|境内|寺|広場|団地|コミュニティルーム|児童館|公会堂|(?<=[\\d一二三四五六七八九十])[小中])';
const AT = new RegExp(
  `((?:[${LETTER}]{2,12}の)?[${LETTER}]{0,16}?${HALL})(?=で(?!す|し)|にて|が会場|に集合)`,
  'u',
);
const TOLD =
  /(?:(?:場所|会場)[:は]|於|@|at ) ?([^\s、。:]{2,20}?(?:集会所|会館|公民館|センター|ホール|公園|学校|室|館|役所|役場)|[^\s、。:]{2,16}(?=[\s、。]|$))/u;

export function readPlace(all: Gathered, plain: Plain, text: string, places: string[]) {
  const known = knownIn(text, places);
  const others = [
    ...named(text, AT).filter((range) => !isAnyHall(text, range)),
    ...named(text, TOLD),
  ].flatMap((range) =>
    known.some((k) => overlaps(k, range)) ? [] : [{ ...range, name: written(plain, range) }],
  );
  const [first] = [...known, ...others].sort((a, b) => a.from - b.from || b.to - a.to);
  if (first) place(all, 'place', first.name, first, '場所と読みました');
}

/** 公園で alone could be any. */
function isAnyHall(text: string, { from, to }: Range): boolean {
  return /^(?:公園|広場|団地|学校|小学校|中学校|会館|センター|ホール|会議室|集会室|寺)$/.test(
    text.slice(from, to),
  );
}

type Found = Range & { name: string };

function knownIn(text: string, places: string[]): Found[] {
  return places.flatMap((name) => {
    const plain = plainWord(name);
    const from = plain.length < 2 || /さん|様|宅/.test(name) ? -1 : text.indexOf(plain);
    return from < 0 ? [] : [{ from, to: from + plain.length, name }];
  });
}

function named(text: string, pattern: RegExp): Range[] {
  const match = pattern.exec(text);
  const name = match?.[1] ?? '';
  if (!match || name === '') return [];
  const from = match.index + match[0].indexOf(name);
  return [{ from, to: from + name.length }];
}
