/** Who is who in a text, and the letter that stands for each: Ａさん, Ｂさん in order of appearance. */
import { bareNames } from './bare-names.ts';
import { nobody } from './common-words.ts';
import { withoutOverlap } from './folded.ts';
import { kanaNames } from './kana-names.ts';
import { familyAt, type Parts, wholeName } from './name-parts.ts';
import { type Named, titledNames } from './titled-names.ts';
import { againIn, labelled } from './told-names.ts';

/** Names in the folded text, none over another; `own` are names that the office knows. */
export function findNames(text: string, own: readonly Parts[], areas: readonly string[]): Named[] {
  const titled = titledNames(text, areas);
  const sure = titled.filter(({ certain }) => certain);
  const tokens = new Map(
    [...own, ...sure].flatMap((parts) => tokensOf(parts).map((token) => [token, parts] as const)),
  );
  const again = [...tokens].flatMap(([token, parts]) => againIn(text, token, parts));
  return apart([
    ...titled,
    ...again,
    ...bareNames(text, areas),
    ...kanaNames(text),
    ...labelled(text),
  ]);
}

/** What of a name tells who it is: all of it, and each part of two letters. One alone only as family name. */
function tokensOf({ family, given }: Parts): string[] {
  const both = family && given ? [`${family}${given}`, `${family} ${given}`] : [];
  const ownGiven = given.length > 1 && !/[()]/.test(given) ? [given] : [];
  return [...both, ...(family ? [family] : []), ...ownGiven];
}

/** The longer, then the surer one stays: what a title stands behind is longer. */
function apart(all: readonly Named[]): Named[] {
  const ordered = all.toSorted(
    (a, b) => b.to - b.from - (a.to - a.from) || Number(b.certain) - Number(a.certain),
  );
  return withoutOverlap(ordered).toSorted((a, b) => a.from - b.from);
}

/** Names in a list of them, as in 「だれと」; `isAboutOne`: what stands there is a person for sure. */
export function peopleIn(text: string, isAboutOne = false): Parts[] {
  const found = findNames(text, [], []).map(({ family, given }) => ({ family, given }));
  if (!isAboutOne) return found;
  const told = text
    .split(/[、,・\n/]/)
    .map((name) => name.replace(/\([^()]*\)|さん|様|氏/g, '').trim())
    .filter((name) => /^[\p{L} ー々]{2,8}$/u.test(name) && !nobody.has(name))
    .map((name) => partsOf(name));
  return [...found, ...told];
}

/** 西田 あゆみ of the staff: the blank says where the family name ends. */
export function partsOf(name: string): Parts {
  const [family = '', given = ''] =
    /^(\p{sc=Han}+)([\p{sc=Katakana}ー]+|\p{sc=Hiragana}+)$/u.exec(name)?.slice(1) ??
    name.split(' ');
  if (given !== '') return { family, given };
  const own = familyAt(name);
  return (
    wholeName(name, { rest: 3 }) ?? {
      family: own || name,
      given: own ? name.slice(own.length) : '',
    }
  );
}

type Person = Parts & { letter: string };

/** Gives each name its letter; letters that the text has already are not used again. */
export function lettered(text: string, names: readonly Named[]): string[] {
  const used = new Set(
    [...text.matchAll(/(?<![a-z])[a-z]{1,2}(?=さん|様|氏|くん|君|ちゃん|殿|先生|会長)/g)].map(
      ([l]) => l,
    ),
  );
  const persons: Person[] = [];
  const next = letters(used);
  return names.map(({ family, given, tail }) => {
    const known = persons.find((p) => isSame(p, { family, given }));
    const person = known ?? { family, given, letter: next() };
    if (!known) persons.push(person);
    person.family ||= family;
    person.given ||= given;
    return `${person.letter}${tail}`;
  });
}

function isSame(a: Parts, b: Parts): boolean {
  const meets = (x: string, y: string) => x === '' || y === '' || x === y;
  const isLinked =
    (a.family !== '' && a.family === b.family) || (a.given !== '' && a.given === b.given);
  return isLinked && meets(a.family, b.family) && meets(a.given, b.given);
}

const A = 'Ａ'.charCodeAt(0);

function letters(used: ReadonlySet<string>): () => string {
  let n = 0;
  const letter = (at: number): string =>
    at < 26 ? String.fromCharCode(A + at) : `${letter(Math.floor(at / 26) - 1)}${letter(at % 26)}`;
  return () => {
    while (used.has(letter(n).normalize('NFKC').toLowerCase())) n++;
    return letter(n++);
  };
}
