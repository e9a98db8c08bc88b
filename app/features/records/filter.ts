/**
 * What a list of records is narrowed to. It stands in the address, so that a view can be
 * kept and sent. Unknown or broken parts are left out, never an error. `NONE` asks for records
 * without a value, as the overview counts them.
 */
import { type Day, isDay, parseDate } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { bigrams, words } from '#app/lib/japanese.ts';
import { NONE } from '../figures/heads.ts';
import { type Course, courseIn } from '../lists/courses.ts';
import { type Verb, verbs } from '../lists/verbs.ts';
import { fieldLabel } from './words.ts';

export type Filter = {
  q: string;
  area: string | null;
  from: Day | null;
  to: Day | null;
  verb: Verb | typeof NONE | null;
  kind: string | null;
  support: string | null;
  staff: string | null;
  goal: string | null;
  means: string | null;
  through: string | null;
  /** One of whom it was about; a record may be about several. */
  about: string | null;
  course: Course | typeof NONE | null;
  /** The main kind of support alone, where `support` takes the second one too. */
  supportMain: string | null;
  /** Only what was planned beforehand (H4). */
  planned: boolean;
  /** Records that were removed instead of those that stand. */
  removed: boolean;
  /** Records that no manager has looked at in their present version. */
  waits: boolean;
  /** Paging: records older than this place in time. */
  before: number | null;
};

export const PAGE = 50;
/** Counting stops here; more is said as 1,000件以上 (P3). */
export const MOST = 1000;

export const filterNames = [
  'q',
  'area',
  'from',
  'to',
  'verb',
  'kind',
  'support',
  'staff',
  'goal',
  'means',
  'planned',
  'removed',
  'waits',
  'through',
  'about',
  'course',
  'supportMain',
] as const;
export type FilterName = (typeof filterNames)[number];

/** What a record may be without, as the list calls it. */
export const emptyNames = {
  verb: fieldLabel('verbs'),
  means: fieldLabel('means'),
  through: fieldLabel('through'),
  about: fieldLabel('about'),
  goal: '目標',
  course: fieldLabel('course'),
} satisfies Partial<Record<FilterName, string>>;

export function isEmptyName(name: FilterName): name is keyof typeof emptyNames {
  return name in emptyNames;
}

export function readFilter(params: URLSearchParams, today: Day): Filter {
  const text = (name: FilterName) => params.get(name)?.trim().slice(0, 200) || null;
  const day = (name: FilterName) => {
    const typed = text(name);
    return typed === null ? null : isDay(typed) ? typed : parseDate(typed, today);
  };
  const id = (name: FilterName) => (isId(text(name) ?? '') ? text(name) : null);
  const none = (name: FilterName) => (text(name) === NONE ? NONE : null);
  const code = (name: FilterName) => (CODE.test(text(name) ?? '') ? text(name) : null);
  const before = Number(params.get('before') ?? Number.NaN);
  return {
    q: text('q') ?? '',
    area: id('area'),
    from: day('from'),
    to: day('to'),
    verb: verbs.find((v) => v.verb === text('verb'))?.verb ?? none('verb'),
    kind: text('kind'),
    support: text('support'),
    staff: id('staff'),
    goal: id('goal') ?? none('goal'),
    means: text('means'),
    through: text('through'),
    about: code('about'),
    course: courseIn(text('course')) ?? none('course'),
    supportMain: text('supportMain'),
    planned: text('planned') === '1',
    removed: text('removed') === '1',
    waits: text('waits') === '1',
    before: Number.isSafeInteger(before) ? before : null,
  };
}

/** As the lists make them: none holds what parts codes where a record keeps several. */
const CODE = /^[\w-]+$/;

/** The address of a filter, in one order so that equal filters have equal addresses. */
export function filterQuery(filter: Filter, changed: Partial<Filter> = {}): string {
  const all = { ...filter, before: null, ...changed };
  const params = new URLSearchParams();
  for (const name of filterNames) {
    const value = all[name];
    if (value) params.set(name, value === true ? '1' : value);
  }
  if (all.before !== null) params.set('before', String(all.before));
  return params.size > 0 ? `?${params}` : '';
}

/** The index knows pairs of letters: a question without any pair, a single letter say, cannot be asked. */
export function searchable(q: string): { words: string[]; tooShort: boolean } {
  const all = words(q);
  return { words: all, tooShort: all.length > 0 && pairs(all).length === 0 };
}

export function pairs(words: string[]): string[] {
  return bigrams(words.join(' ')).filter((gram) => [...gram].length === 2);
}
