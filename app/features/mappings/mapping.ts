/**
 * ほかの報告の表: one record, counted again in the words of another report. A rule says that a
 * code of a head counts as a target. A record stands once under each target that one of its rules
 * names; what stands under none is counted as such, so that nothing disappears.
 */
import type { RecordTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import { type CountedRow, valuesOf } from '../figures/heads.ts';
import { type Form, type Measure, measures, type Target } from './forms.ts';

export const ruleHeads = [
  ...(['kind', 'verb', 'support', 'means', 'through', 'about', 'connected', 'goal'] as const),
] as const;
export type RuleHead = (typeof ruleHeads)[number];
export type Rule = { target: string; head: RuleHead; code: string };

export type MappedRow = CountedRow & Pick<RecordTable, 'support_second' | 'connected'>;

export function isRuleHead(text: string): text is RuleHead {
  return ruleHeads.some((head) => head === text);
}

/** A second kind of support counts like the main one, as it does in the list of records. */
export function codesOf(head: RuleHead, row: MappedRow): readonly string[] {
  if (head === 'connected') return JSON.parse(row.connected) as string[];
  if (head === 'support') return [row.support_main, row.support_second ?? ''];
  return valuesOf(head, row);
}

/** Which targets a record stands under, each once. */
export function targetsBy(rules: readonly Rule[]): (row: MappedRow) => Set<string> {
  const heads = new Map<RuleHead, Map<string, string[]>>();
  for (const { head, code, target } of rules) {
    const codes = heads.get(head) ?? new Map<string, string[]>();
    heads.set(head, codes.set(code, [...(codes.get(code) ?? []), target]));
  }
  return (row) => {
    const found = new Set<string>();
    for (const [head, codes] of heads)
      for (const code of codesOf(head, row))
        for (const target of codes.get(code) ?? []) found.add(target);
    return found;
  };
}

/** Stands beside the targets of each form: nowhere else, and each record once. */
export const NOWHERE = 'nowhere';
export const EVERY = 'every';

/** A target of days says when there was work, not what it was. */
export function isNowhere(form: Form, targets: ReadonlySet<string>): boolean {
  return !form.targets.some(({ code, counts }) => counts !== 'days' && targets.has(code));
}

export type Sums = Record<Measure, number>;
export type Line = Target & { months: Sums[]; total: Sums };
export type Counted = {
  /** '2026-04', each month of the time. */
  months: string[];
  lines: Line[];
  nowhere: Line;
  every: Line;
  /** Records that stand under two or more targets that count records. */
  several: number;
};

export type MappedTable = Counted & { form: Form; year: number; from: Day; until: Day };

type Open = { records: number; minutes: number; heads: number; days: Set<Day> };

export class Counting {
  readonly #form: Form;
  readonly #targets: (row: MappedRow) => Set<string>;
  readonly #open = new Map<string, Open>();
  #several = 0;

  constructor(form: Form, rules: readonly Rule[]) {
    this.#form = form;
    this.#targets = targetsBy(rules);
  }

  add(row: MappedRow): void {
    const found = this.#targets(row);
    const byRecord = this.#form.targets.filter((t) => t.counts === 'records' && found.has(t.code));
    if (byRecord.length > 1) this.#several += 1;
    if (isNowhere(this.#form, found)) this.#put(NOWHERE, row);
    for (const target of [...found, EVERY]) this.#put(target, row);
  }

  counted(months: string[]): Counted {
    const line = (target: Target) => this.#line(target, months);
    const beside = (code: string, label: string) =>
      line({ code, label, group: '', counts: 'records' });
    return {
      months,
      lines: this.#form.targets.map(line),
      nowhere: beside(NOWHERE, 'どれにも入らない'),
      every: beside(EVERY, '記録の数'),
      several: this.#several,
    };
  }

  #put(target: string, row: MappedRow): void {
    const name = `${target} ${row.month}`;
    const sum = this.#open.get(name) ?? { records: 0, minutes: 0, heads: 0, days: new Set() };
    sum.records += 1;
    sum.minutes += row.minutes ?? 0;
    sum.heads += row.headcount ?? 0;
    sum.days.add(row.occurred_on);
    this.#open.set(name, sum);
  }

  /** No day lies in two months: days add up over months, as all the others do. */
  #line(target: Target, months: string[]): Line {
    const own = months.map((month) => closed(this.#open.get(`${target.code} ${month}`)));
    const total = Object.fromEntries(
      measures.map((measure) => [measure, own.reduce((sum, one) => sum + one[measure], 0)]),
    ) as Sums;
    return { ...target, months: own, total };
  }
}

function closed(open: Open | undefined): Sums {
  if (!open) return { records: 0, minutes: 0, heads: 0, days: 0 };
  return { ...open, days: open.days.size };
}

/** Whether the targets that count records, with what stands nowhere, come to the number of records. */
export function addsUp({ lines, nowhere, every }: Counted): boolean {
  const counting = lines.filter(({ counts }) => counts === 'records');
  const sum = counting.reduce((all, line) => all + line.total.records, nowhere.total.records);
  return sum === every.total.records;
}
