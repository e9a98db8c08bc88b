/** What an office calls its things, as the words of a file are held against it. */
import type { Day } from '#app/lib/dates.ts';
import { normalise, townKey } from '#app/lib/japanese.ts';
import { listNames } from '../lists/defaults.ts';
import { type Lists, labelOf } from '../lists/lists.ts';
import { courseChoices, verbChoices } from './fields.ts';
import {
  type About,
  type Choice,
  IN_TEXT,
  type Match,
  type Matcher,
  matcherOf,
  tidyWord,
} from './words-match.ts';

export type NamedArea = {
  id: string;
  kind: string;
  name: string;
  names: string[];
  parents: string[];
};
/** A goal of an earlier plan may be called the same; the day of the record says which. */
export type PlannedGoal = Choice & { from: Day; until: Day };
/** What was chosen before: about → tidied word → code. */
export type Memory = ReadonlyMap<string, ReadonlyMap<string, string>>;
export type Asked = { about: About; typed: string; count: number };
export type OfficeWords = {
  /** `beside` tells things of one name apart: what an area lies in, the day of a goal. */
  match: (about: About, typed: string, beside?: string) => Match | null;
  label: (about: About, code: string) => string;
  /** An unknown word, to be asked once however often it stands there. */
  ask: (about: About, typed: string) => void;
  asked: () => Asked[];
  /** What a person can choose for a word. */
  choices: (about: About) => Choice[];
};
export type OfficeRead = {
  lists: Lists;
  areas: NamedArea[];
  staff: Choice[];
  goals: PlannedGoal[];
};

export function officeWords(read: OfficeRead, memory: Memory): OfficeWords {
  const asked = new Map<string, Asked>();
  const choices = choicesOf(read);
  const none: ReadonlyMap<string, string> = new Map();
  const matchers = new Map<About, Matcher>();
  const matched = new Map<string, Match | null>();
  const area = areaMatcher(read.areas, memory.get('area') ?? none);
  const matcher = (about: About): Matcher => {
    let known = matchers.get(about);
    if (!known) {
      const remembered = memory.get(about) ?? none;
      known =
        about === 'staff'
          ? staffMatcher(read.staff, remembered)
          : matcherOf(about, choices(about), remembered);
      matchers.set(about, known);
    }
    return known;
  };
  return {
    choices,
    match: (about, typed, beside = '') => {
      // A log says the same few words over and over.
      const key = `${about}\n${typed}\n${beside}`;
      let found = matched.get(key);
      if (found === undefined) {
        if (about === 'area') found = area(typed, beside);
        else
          found = (about === 'goal' && goalOn(read.goals, typed, beside)) || matcher(about)(typed);
        if (matched.size < 20_000) matched.set(key, found);
      }
      return found;
    },
    label: (about, code) => choices(about).find((one) => one.code === code)?.label ?? code,
    ask: (about, typed) => {
      const key = `${about}\n${tidyWord(typed)}`;
      const one = asked.get(key) ?? { about, typed, count: 0 };
      asked.set(key, { ...one, count: one.count + 1 });
    },
    asked: () => [...asked.values()].sort((a, b) => b.count - a.count),
  };
}

function choicesOf({ lists, areas, staff, goals }: OfficeRead) {
  const areaChoices = areas.map(({ id, name, parents }) => ({
    code: id,
    label: parents[0] ? `${name}（${parents[0]}）` : name,
  }));
  return (about: About): Choice[] => {
    if (about === 'area') return areaChoices;
    if (about === 'staff') return staff;
    if (about === 'goal') return goals;
    if (about === 'verbs') return verbChoices;
    if (about === 'course') return courseChoices;
    return listNames.includes(about)
      ? lists[about].map(({ code }) => ({ code, label: labelOf(lists, about, code) }))
      : [];
  };
}

function goalOn(goals: readonly PlannedGoal[], typed: string, day = ''): Match | null {
  const found = goals.find(
    ({ label, from, until }) => from <= day && day <= until && tidyWord(label) === tidyWord(typed),
  );
  return found ? { code: found.code, sure: true } : null;
}

/** By name and other names, however the town is written; one name of two areas asks what they lie in. */
function areaMatcher(areas: readonly NamedArea[], remembered: ReadonlyMap<string, string>) {
  const byKey = new Map<string, NamedArea[]>();
  for (const area of areas)
    for (const name of new Set([area.name, ...area.names].map(townKey)))
      byKey.set(name, [...(byKey.get(name) ?? []), area]);
  const ids = new Set(areas.map(({ id }) => id));
  return (typed: string, parents = ''): Match | null => {
    const chosen = remembered.get(tidyWord(typed));
    if (chosen && (chosen === IN_TEXT || ids.has(chosen))) return { code: chosen, sure: true };
    const key = townKey(typed);
    const found =
      byKey.get(key) ?? byKey.get(key.replace(/(地区|地域|圏域|エリア|自治会区域)$/, '')) ?? [];
    const inside = found.filter(({ parents: own }) =>
      own.length === 0 ? parents === '' : own.some((name) => parents.includes(name)),
    );
    const one = found.length === 1 ? found[0] : inside.length === 1 ? inside[0] : undefined;
    return one ? { code: one.id, sure: true } : null;
  };
}

/** The whole name, or a family name that one person alone has. */
function staffMatcher(staff: readonly Choice[], remembered: ReadonlyMap<string, string>): Matcher {
  const tidy = (name: string) => normalise(name).replace(/\s|さん$|様$|氏$/g, '');
  const people = staff.map(({ code, label }) => ({
    code,
    whole: tidy(label),
    family: normalise(label).split(' ')[0] ?? '',
  }));
  return (typed) => {
    const chosen = remembered.get(tidyWord(typed));
    if (chosen && (chosen === IN_TEXT || staff.some(({ code }) => code === chosen)))
      return { code: chosen, sure: true };
    const name = tidy(typed);
    const whole = people.filter((one) => one.whole === name);
    const found = whole.length > 0 ? whole : people.filter(({ family }) => family === name);
    return found.length === 1 && found[0] ? { code: found[0].code, sure: true } : null;
  };
}
