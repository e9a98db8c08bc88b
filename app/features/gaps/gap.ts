/**
 * 足りないところ (H1, H4): what an area lacks, each with the step that mends it. A gap speaks of an
 * area and its work, never of a person.
 */
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Verb } from '../lists/verbs.ts';

export type Where = { id: string; name: string };
export type Gap =
  | { kind: 'step'; area: Where; count: number; recordId: string; text: string; dueOn: Day }
  | { kind: 'main'; area: Where }
  /** `isSilent`: not one record of any sort. */
  | {
      kind: 'verbs';
      area: Where;
      verbs: readonly Verb[];
      since: Day;
      months: Months;
      isSilent: boolean;
    }
  | { kind: 'dropped'; area: Where; id: string; title: string; plannedOn: Day }
  | { kind: 'goal'; area: Where | null; goalId: string; text: string; since: Day }
  | { kind: 'goalless'; area: Where; records: number; share: number; since: Day };

export const monthChoices = [1, 3, 6, 12] as const;
export type Months = (typeof monthChoices)[number];
export const USUAL_MONTHS: Months = 3;

/** Those who work in areas, and who answers for them. */
export function maySeeGaps({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'manager' || role === 'csw' || role === 'cn';
}

export function readMonths(text: string | null): Months {
  return monthChoices.find((n) => String(n) === text) ?? USUAL_MONTHS;
}

/** The first of the month so many months back: the sums are kept by months. */
export function sinceOf(today: Day, months: number): Day {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

/** Where somebody waits, then where nobody answers, then what is not done, then what is not said. */
const order: Record<Gap['kind'], number> = {
  ...{ step: 0, main: 1, verbs: 2, dropped: 3, goal: 4, goalless: 5 },
};

/** So many of one kind, then the next kind has its turn: one kind shall not bury the others. */
const TURN = 3;

/**
 * Most useful first. Within a kind the given order stays, but for steps, the longest waiting first,
 * and for areas where nothing at all was done.
 */
export function inUsefulOrder(gaps: readonly Gap[]): Gap[] {
  const sorted = gaps.toSorted((a, b) => {
    if (a.kind === 'step' && b.kind === 'step') return a.dueOn < b.dueOn ? -1 : 1;
    if (a.kind === 'verbs' && b.kind === 'verbs') return Number(b.isSilent) - Number(a.isSilent);
    return order[a.kind] - order[b.kind];
  });
  const kinds = [...Map.groupBy(sorted, ({ kind }) => kind).values()];
  return [
    ...kinds.flatMap((one) => one.slice(0, TURN)),
    ...kinds.flatMap((one) => one.slice(TURN)),
  ];
}
