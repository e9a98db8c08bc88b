/**
 * Sums of records, minutes and people along up to two axes. Records, minutes and people add up
 * from parts; days do not (two records of one day are one day), so they are counted from rows.
 */
import { type Day, fiscalYear, half } from '#app/lib/dates.ts';
import { type CountedRow, type Head, headNames, NONE, valuesOf } from './heads.ts';

export const timeNames = ['month', 'half', 'year'] as const;
export type Time = (typeof timeNames)[number];
export type Axis = Head | Time;

export type Measures = {
  records: number;
  minutes: number;
  heads: number;
  /** Days on which anything was done; null where it was not asked for. */
  days: number | null;
};
export type Sum = { keys: readonly string[] } & Measures;

/** Where a leaf area stands on the level that is asked for; several where it lies in several. */
export type Grouping = ReadonlyMap<string, readonly string[]>;

export function isHead(axis: Axis): axis is Head {
  return (headNames as readonly string[]).includes(axis);
}

/** '2026-05' → '2026-05', '2026-1' (上半期) or '2026'; a fiscal year is one already. */
export function timeKey(time: Time, month: string): string {
  if (time === 'month' || month.length === 4) return month;
  const day: Day = `${month}-01`;
  const year = fiscalYear(day);
  return time === 'year' ? String(year) : `${year}-${half(day)}`;
}

type Open = { keys: readonly string[]; records: number; minutes: number; heads: number };

export class Sums {
  readonly #axes: readonly Axis[];
  readonly #grouping: Grouping | null;
  readonly #open = new Map<string, Open & { days: Set<Day> }>();

  constructor(axes: readonly Axis[], grouping: Grouping | null = null) {
    this.#axes = axes;
    this.#grouping = grouping;
  }

  addRow(row: CountedRow, sign: 1 | -1 = 1): void {
    const values = this.#axes.map((axis) =>
      isHead(axis) ? this.#grouped(axis, valuesOf(axis, row)) : [timeKey(axis, row.month)],
    );
    for (const keys of each(values)) {
      const sum = this.#at(keys);
      sum.records += sign;
      sum.minutes += sign * (row.minutes ?? 0);
      sum.heads += sign * (row.headcount ?? 0);
      sum.days.add(row.occurred_on);
    }
  }

  /** `keys` in the order of the axes, times as months or fiscal years. */
  addPart(keys: readonly string[], part: Omit<Open, 'keys'>): void {
    const values = this.#axes.map((axis, n) => {
      const key = keys[n] ?? '';
      return isHead(axis) ? this.#grouped(axis, [key]) : [timeKey(axis, key)];
    });
    for (const own of each(values)) {
      const sum = this.#at(own);
      sum.records += part.records;
      sum.minutes += part.minutes;
      sum.heads += part.heads;
    }
  }

  /** Without what came to nothing. */
  list(withDays: boolean): Sum[] {
    return [...this.#open.values()]
      .filter(({ records }) => records > 0)
      .map(({ days, ...sum }) => ({ ...sum, days: withDays ? days.size : null }));
  }

  #grouped(axis: Head, values: readonly string[]): readonly string[] {
    if (axis !== 'area' || !this.#grouping) return values;
    const grouping = this.#grouping;
    return values.flatMap((value) => grouping.get(value) ?? [NONE]);
  }

  #at(keys: readonly string[]) {
    const name = keys.join('\n');
    const known = this.#open.get(name);
    if (known) return known;
    const made = { keys, records: 0, minutes: 0, heads: 0, days: new Set<Day>() };
    this.#open.set(name, made);
    return made;
  }
}

function each(values: readonly (readonly string[])[]): string[][] {
  return values.reduce<string[][]>(
    (made, own) => made.flatMap((keys) => own.map((key) => [...keys, key])),
    [[]],
  );
}
