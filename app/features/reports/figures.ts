/**
 * The figures of a report: sums under the heads of 見える化, beside those of the same time a year
 * before. A record under two verbs is counted under each; the plain total stands beside. What is
 * kept when a report is fixed is exactly this, names of things included.
 */
import type { Sum } from '../figures/sums.ts';

export type Numbers = { records: number; minutes: number; heads: number };
export type Pair = { now: Numbers; before: Numbers };
export type Line = Pair & { key: string; label: string };
export const groupNames = [
  ...(['area', 'verb', 'kind', 'support', 'course', 'through', 'about', 'goal'] as const),
];
export type GroupName = (typeof groupNames)[number];
export type Group = { name: GroupName; title: string; lines: Line[] };
export type Grid = { months: string[]; lines: { key: string; label: string; cells: number[] }[] };
export type Figures = {
  total: Pair;
  groups: Group[];
  /** Verbs × months. */
  grid: Grid;
  /** Of a worker alone: days with a record, and how many were planned beforehand (H4). */
  days: number | null;
  planned: number | null;
};

export const nothing: Numbers = { records: 0, minutes: 0, heads: 0 };

export function numbersOf(sum: Numbers | undefined): Numbers {
  const { records, minutes, heads } = sum ?? nothing;
  return { records, minutes, heads };
}

/** Sums of the same keys added up. */
export function added(lists: readonly (readonly Sum[])[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const sum of lists.flat()) {
    const name = sum.keys.join('\n');
    const known = sums.get(name);
    sums.set(name, known ? { ...known, ...plus(known, sum) } : { ...sum, days: null });
  }
  return [...sums.values()];
}

function plus(a: Numbers, b: Numbers): Numbers {
  return {
    records: a.records + b.records,
    minutes: a.minutes + b.minutes,
    heads: a.heads + b.heads,
  };
}

/** Words for the keys of a head, in the order in which they stand; others come last. */
export type Words = readonly { key: string; label: string }[];

/** What has a record in either time, in the order of the words. */
export function linesOf(words: Words, now: readonly Sum[], before: readonly Sum[]): Line[] {
  const of = (sums: readonly Sum[]) => new Map(sums.map((sum) => [sum.keys[0] ?? '', sum]));
  const [here, there] = [of(now), of(before)];
  const known = new Set(words.map(({ key }) => key));
  const others = [...new Set([...here.keys(), ...there.keys()])].filter((key) => !known.has(key));
  return [...words, ...others.map((key) => ({ key, label: key }))]
    .filter(({ key }) => here.has(key) || there.has(key))
    .map(({ key, label }) => ({
      key,
      label,
      now: numbersOf(here.get(key)),
      before: numbersOf(there.get(key)),
    }));
}

/** Sums by verb and month: as many rows as there are verbs with a record. */
export function gridOf(words: Words, months: string[], sums: readonly Sum[]): Grid {
  const cells = new Map(sums.map(({ keys, records }) => [keys.join('\n'), records]));
  const lines = words.map(({ key, label }) => ({
    key,
    label,
    cells: months.map((month) => cells.get(`${key}\n${month}`) ?? 0),
  }));
  return { months, lines: lines.filter(({ cells: row }) => row.some((n) => n > 0)) };
}

/** Sums by verb and month as sums by verb: no record stands in two months. */
export function overMonths(sums: readonly Sum[]): Sum[] {
  return added([sums.map((sum) => ({ ...sum, keys: sum.keys.slice(0, 1) }))]);
}

export function sumOf(lines: readonly { now: Numbers }[]): number {
  return lines.reduce((all, { now }) => all + now.records, 0);
}

export type Correction = { label: string; was: number; is: number };

/** Where the figures of now differ from those that were fixed: the plain total first. */
export function correctionsOf(fixed: Figures, now: Figures): Correction[] {
  const found: Correction[] = [];
  const compare = (label: string, was: number, is: number) => {
    if (was !== is) found.push({ label, was, is });
  };
  compare('全体の件数', fixed.total.now.records, now.total.now.records);
  compare('全体の時間（分）', fixed.total.now.minutes, now.total.now.minutes);
  compare('全体の人数', fixed.total.now.heads, now.total.now.heads);
  compare('前年同期の件数', fixed.total.before.records, now.total.before.records);
  if (fixed.days !== null) compare('活動した日数', fixed.days, now.days ?? 0);
  if (fixed.planned !== null) compare('予定していた件数', fixed.planned, now.planned ?? 0);
  for (const group of fixed.groups) {
    const other = now.groups.find(({ name }) => name === group.name)?.lines ?? [];
    for (const { label, was, is } of paired(group.lines, other))
      if (was !== is) found.push({ label: `${group.title}の「${label}」`, was, is });
  }
  return found;
}

function paired(fixed: readonly Line[], now: readonly Line[]) {
  const is = new Map(now.map((line) => [line.key, line]));
  const was = new Map(fixed.map((line) => [line.key, line]));
  return [...fixed, ...now.filter(({ key }) => !was.has(key))].map(({ key, label }) => ({
    key,
    label,
    was: was.get(key)?.now.records ?? 0,
    is: is.get(key)?.now.records ?? 0,
  }));
}
