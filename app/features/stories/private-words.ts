/**
 * Words that tell who it was (S5): names, addresses, telephones, exact ages, numbers. A missed
 * one costs more than a false alarm, so what is not sure is shown to be looked at, and what is
 * sure gets another word: Ａさん, 80代, （住所）. Plain rules and lists, the same on every machine.
 */
import type { Day } from '#app/lib/dates.ts';
import { normalise } from '#app/lib/japanese.ts';
import { findAddresses } from './find-addresses.ts';
import { findAges } from './find-ages.ts';
import { findLabelled, findMail, findNumbers, findPhones } from './find-numbers.ts';
import { findPlaces } from './find-places.ts';
import { type Folded, fold, inWritten, isJoined, withoutOverlap } from './folded.ts';
import { findNames, lettered, partsOf, peopleIn } from './persons.ts';
import type { Kind, Seen } from './seen.ts';
import type { Named } from './titled-names.ts';

export type Found = {
  start: number;
  end: number;
  kind: Kind;
  text: string;
  /** Taken out by `hide`; the others are only shown to be looked at. */
  certain: boolean;
  instead: string;
};

/** What the office knows: names of staff, 「だれと」 and who a record was about, and its areas. */
export type Known = {
  staff: readonly string[];
  /** Lists of names, with roles and bodies among them. */
  withNames: readonly string[];
  /** From the confidential part, for who may know it. */
  who: readonly string[];
  areas: readonly string[];
  /** To tell 80代 from 昭和15年生まれ. */
  today?: Day;
};

export const unknown: Known = { staff: [], withNames: [], who: [], areas: [] };

export function findPrivate(text: string, known: Known): Found[] {
  const folded = fold(text);
  const own = ownNames(known);
  const here = seenIn(folded, own, known);
  const joined = fold(text.includes('\n') ? text : '', { joined: true });
  const cut = seenIn(joined, own, known).filter((seen) => isCut(joined, seen));
  const found = [
    ...cut.map((seen) => ({ ...seen, ...inWritten(joined, seen) })),
    ...here.map((seen) => ({ ...seen, ...inWritten(folded, seen) })),
  ];
  return inOrder(text, folded.text, found);
}

/** The text with what is certain replaced. Hiding it once more changes nothing. */
export function hide(text: string, found: readonly Found[]): string {
  let hidden = '';
  let at = 0;
  for (const { start, end, instead } of found.filter(({ certain }) => certain)) {
    hidden += text.slice(at, start) + instead;
    at = end;
  }
  return hidden + text.slice(at);
}

/** Where nobody reads it through before others do: what only may be a person is hidden too. */
export function hideUnread(text: string, known: Known): string {
  return hideAll(text, known, ({ kind }) => kind !== 'place');
}

/** As often as something new comes to light: 「朝日新聞さん」 without its end is another word. */
export function hideAll(text: string, known: Known, also: (found: Found) => boolean = () => false) {
  let hidden = text;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const found = findPrivate(hidden, known);
    const next = hide(
      hidden,
      found.map((one) => ({ ...one, certain: one.certain || also(one) })),
    );
    if (next === hidden) break;
    hidden = next;
  }
  return hidden;
}
const MOST_TURNS = 6;

type Own = { people: ReturnType<typeof peopleIn>; areas: string[] };
type Spotted = Seen & { name?: Named };

function ownNames({ staff, withNames, who, areas }: Known): Own {
  const people = [
    ...staff.map((name) => partsOf(normalise(name))),
    ...withNames.flatMap((names) => peopleIn(normalise(names))),
    ...who.flatMap((names) => peopleIn(normalise(names), true)),
  ];
  const ownAreas = areas.map(normalise).filter((name) => name.length > 1);
  // 滝山 of 滝山四丁目 stays too.
  const bases = ownAreas
    .map((a) => a.replace(/[\d一二三四五六七八九十]+丁目$/, ''))
    .filter((b) => b.length > 1);
  return {
    people,
    areas: [...new Set([...ownAreas, ...bases])].sort((a, b) => b.length - a.length),
  };
}

/** Twice: what was found may have hidden something that stood half under it. */
function seenIn({ text }: Folded, own: Own, known: Known): Spotted[] {
  const first = look(text, own, known);
  if (first.length === 0) return first;
  const met = first.flatMap(({ name }) => (name?.certain ? [name] : []));
  const rest = look(masked(text, first), { ...own, people: [...own.people, ...met] }, known);
  return withoutOverlap([...first, ...rest]);
}

/** A sign that is no letter stands in for what has been found, so places stay the same. */
function masked(text: string, found: readonly Spotted[]): string {
  let left = '';
  let at = 0;
  for (const { from, to } of found.toSorted((a, b) => a.from - b.from)) {
    left += text.slice(at, from) + '\ue000'.repeat(to - from);
    at = to;
  }
  return left + text.slice(at);
}

/** What is sure of its form goes first: a name inside an address is the address. */
function look(text: string, { people, areas }: Own, known: Known): Spotted[] {
  const names = findNames(text, people, areas).map((name) => ({
    ...{ from: name.from, to: name.to, kind: 'name' as const, certain: name.certain },
    ...{ instead: '', name },
  }));
  const places = findPlaces(text).map((place) => ({
    ...place,
    kind: 'place' as const,
    certain: false,
  }));
  const ordered: Spotted[] = [
    ...findMail(text),
    ...findAges(text, known.today).filter(({ kind }) => kind === 'date-of-birth'),
    ...findLabelled(text),
    ...findPhones(text),
    ...longestFirst(findAddresses(text, known.areas.map(normalise))),
    ...findNumbers(text),
    ...longestFirst(findAges(text, known.today)),
    ...names.filter(({ certain }) => certain),
    ...places,
    ...names,
  ];
  return withoutOverlap(ordered);
}

const longestFirst = (seen: Seen[]) => seen.toSorted((a, b) => b.to - b.from - (a.to - a.from));

/** A line end inside a word cut it in two; between two words it does not join them. */
function isCut(joined: Folded, seen: Spotted): boolean {
  if (!isJoined(joined, seen)) return false;
  const { name } = seen;
  if (seen.kind === 'place' || !seen.certain) return false;
  if (!name)
    return joined.breaks.some(
      (at) => BEFORE_CUT.test(joined.text[at - 1] ?? '') && AFTER_CUT.test(joined.text[at] ?? ''),
    );
  const inFamily =
    name.family.length > 1 &&
    isJoined(joined, { from: name.from, to: name.from + name.family.length });
  const inTitle = isJoined(joined, { from: name.to - name.tail.length - 1, to: name.to });
  return inFamily || inTitle;
}

const BEFORE_CUT = /[\d丁番〇一二三四五六七八九十@.a-z-]/;
const AFTER_CUT = /[\d目番地号歳才年月日〇一二三四五六七八九十@.a-z-]/;

type Placed = Spotted & { start: number; end: number };

function inOrder(text: string, plain: string, placed: readonly Placed[]): Found[] {
  const kept = withoutOverlap(placed.map((one) => ({ ...one, from: one.start, to: one.end })));
  kept.sort((a, b) => a.start - b.start);
  const named = kept.flatMap(({ name }) => (name ? [name] : []));
  const letters = lettered(plain, named);
  return kept.map(({ start, end, kind, certain, instead, name }) => ({
    ...{ start, end, kind, certain, text: text.slice(start, end) },
    instead: name ? (letters[named.indexOf(name)] ?? instead) : instead,
  }));
}
