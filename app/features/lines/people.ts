/**
 * With whom, and about whom. A person of the office's circle (a role, or a name from earlier
 * records) stands in withNames. A person by name alone whose home or life is told of stands in
 * `who`, and the text goes with them into the confidential part (H8).
 */
import { privateKinds } from '../lists/private.ts';
import { byFirstLetter, type FoundWord, findWords } from './find.ts';
import { type Gathered, place } from './gathered.ts';
import type { Known } from './line.ts';
import { type FoundName, findNames } from './names.ts';
import { type Plain, type Range, written } from './plain.ts';
import { hardLife, privateCues, visitWords } from './words.ts';

const visits = byFirstLetter(new Map(visitWords.split(' ').map((word) => [word, 'visit'])));
const GOING = /訪問|伺|お邪魔|訪ね/u;
export const CONFIDENTIAL = '内密の欄に入れます';

/** Gives the names of `who`, so that the next step does not tell them. */
export function readPeople(all: Gathered, plain: Plain, text: string, known: Known): string[] {
  const names = findNames(text, known.people);
  const visit = visitIn(text, names);
  if (visit && known.codes.kind.some(({ code }) => code === 'visit') && !isPrivate(all))
    setVisit(all, visit, names, known);
  const isAboutLife = isPrivate(all) || privateCues.test(text);
  const who = names.filter(({ bare, isHome }) => bare && (isHome || isAboutLife));
  put(all, plain, 'who', who, `だれのことか分かるので、${CONFIDENTIAL}`);
  put(
    all,
    plain,
    'withNames',
    names.filter((n) => !who.includes(n)),
    '「だれと」と読みました',
  );
  return [...new Set(who.map((range) => written(plain, range)))];
}

export function isPrivate({ fields }: Gathered): boolean {
  return fields.who !== undefined || privateKinds.includes(String(fields.kind ?? ''));
}

/** 個別訪問, or going to see somebody who is known by name alone or by a hard life. */
function visitIn(text: string, names: FoundName[]): Range | undefined {
  const [word]: FoundWord[] = findWords(text, visits).filter(
    ({ word, to }) =>
      !/^の(?:日程|調整|打|準備|件|予定)/.test(text.slice(to, to + 5)) &&
      (word !== '安否確認' || GOING.test(text.slice(to))),
  );
  if (word) return word;
  const going = GOING.exec(text);
  const home = names.find(({ bare, isHome }) => bare && isHome);
  if (
    home &&
    (going ||
      /^の?お?宅(?:で|を|の中|の片|へ(?!の|お?電話|連絡))/.test(text.slice(home.to, home.to + 4)))
  )
    return home;
  const person = names.find(({ bare }) => bare);
  if (person && /相談/.test(text) && (person.isHome || privateCues.test(text))) return person;
  if (!going) return undefined;
  const range = { from: going.index, to: going.index + going[0].length };
  return person || hardLife.test(text) ? range : undefined;
}

function setVisit(all: Gathered, at: Range, names: FoundName[], known: Known) {
  all.marks = all.marks.filter(({ field }) => field !== 'kind');
  const label = known.codes.kind.find(({ code }) => code === 'visit')?.label ?? '';
  place(all, 'kind', 'visit', at, `${label}と読みました`);
  const isAtHome =
    all.fields.means === undefined && names.some((n) => n.from === at.from && n.isHome);
  if (isAtHome && known.codes.means.some(({ code }) => code === 'visit'))
    place(all, 'means', 'visit', at, 'お宅でのことなので、訪問と読みました');
}

function put(all: Gathered, plain: Plain, field: string, names: FoundName[], says: string) {
  const list = [...new Set(names.map((range) => written(plain, range)))].join('、');
  for (const name of names) place(all, field, list, name, says);
}
