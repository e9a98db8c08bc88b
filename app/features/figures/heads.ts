/**
 * 見える化 (H6): under which heads a record is counted. A record stands once under each value that
 * it has of a head: under two verbs it stands twice, and a sum over verbs says so. Without a value
 * it stands under NONE, so that sums over a head of one value add up.
 */
import type { TallyChangeTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import { verbsOf } from '../lists/verbs.ts';

export const headNames = [
  ...(['area', 'staff', 'verb', 'kind', 'means', 'support', 'through', 'about', 'goal'] as const),
  'course',
] as const;
export type Head = (typeof headNames)[number];

export const NONE = 'none';

/** What of a record is counted. */
export type CountedRow = Omit<TallyChangeTable, 'office_id' | 'id' | 'sign'> & {
  occurred_on: Day;
};

/** Heads under which one record can stand several times. */
export const severalTimes: ReadonlySet<string> = new Set<Head>(['verb', 'about']);

export function valuesOf(head: Head, row: Omit<CountedRow, 'occurred_on'>): readonly string[] {
  switch (head) {
    case 'area':
      return [row.area_id];
    case 'staff':
      return [row.staff_id];
    case 'verb':
      return orNone(verbsOf(row.verbs));
    case 'about':
      return orNone(JSON.parse(row.about) as string[]);
    case 'support':
      return [row.support_main];
    case 'goal':
      return [row.goal_id ?? NONE];
    case 'kind':
    case 'means':
    case 'through':
    case 'course':
      return [row[head] ?? NONE];
  }
}

const orNone = (values: readonly string[]) => (values.length > 0 ? [...new Set(values)] : [NONE]);

/** The name under which the sums of these heads are kept: '', 'verb', 'area*verb'. */
export function cutOf(heads: readonly Head[]): string {
  return inOrder(heads).join('*');
}

/** The one order in which two heads stand in the tally. */
export function inOrder(heads: readonly Head[]): Head[] {
  return headNames.filter((head) => heads.includes(head));
}

/** No head, each one, each two: what the tally keeps by month. */
const cuts: readonly { cut: string; heads: readonly Head[] }[] = [
  [],
  ...headNames.map((head) => [head]),
  ...headNames.flatMap((a, n) => headNames.slice(n + 1).map((b) => [a, b])),
].map((heads) => ({ cut: cutOf(heads), heads }));

export type Place = { cut: string; a: string; b: string };

/** Every place of the tally that a record stands in. */
export function placesOf(row: Omit<CountedRow, 'occurred_on'>): Place[] {
  const values = new Map(headNames.map((head) => [head, valuesOf(head, row)]));
  const of = (head: Head | undefined) => (head ? (values.get(head) ?? []) : ['']);
  return cuts.flatMap(({ cut, heads: [first, second] }) =>
    of(first).flatMap((a) => of(second).map((b) => ({ cut, a, b }))),
  );
}
