/**
 * むら (H1): how much and in what way people work, and how much is done where. What was counted of
 * one person or area becomes a few measures; each is silent where the numbers are too few.
 */
import { type Verb, verbs, verbsOf } from '../lists/verbs.ts';
import { averageOf, perThousand } from './middle.ts';

/** What was counted of one person or area in a time. */
export type Counted = {
  records: number;
  minutes: number;
  /** By the bits of the verbs. */
  verbs: ReadonlyMap<number, number>;
  support: ReadonlyMap<string, number>;
  whole: ReadonlyMap<number, number>;
  /** Days from the act to the writing; nothing of an old log that was brought in. */
  delay: ReadonlyMap<number, number>;
  planned: number;
  /** Of how many records one can say whether they were planned: not of an old log. */
  asked: number;
  /** Next steps whose day has come. */
  steps: { kept: number; late: number; open: number };
};

export type Steps = Counted['steps'];
export type Shares = { records: number; parts: readonly { key: string; count: number }[] };

/** Days: what was written later counts as this, or one forgotten record would hide all others. */
const A_MONTH = 31;

/** Below this nothing is said of a balance or a habit. */
export const FEW = 10;

export const dotNames = ['records', 'rate', 'hours', 'whole', 'delay', 'planned', 'kept'] as const;
export type DotName = (typeof dotNames)[number];
export const shareNames = ['verbs', 'support'] as const;
export type ShareName = (typeof shareNames)[number];

/**
 * `months` are those in which the person was here; `residents` those of an area, where they are
 * known: there nothing done is a figure too.
 */
export function measured(
  name: DotName,
  counted: Counted,
  months: number,
  residents: number | null = null,
): number | null {
  const { records, minutes, steps } = counted;
  if (name === 'rate') return perThousand(records, residents);
  if (records === 0) return null;
  switch (name) {
    case 'records':
      return records / months;
    case 'hours':
      return minutes / 60 / months;
    case 'whole':
      return records < FEW ? null : averageOf(counted.whole);
    case 'delay':
      return counted.asked < FEW ? null : averageOf(counted.delay, A_MONTH);
    case 'planned':
      return percent(counted.planned, counted.asked);
    case 'kept':
      return percent(steps.kept, stepsOf(steps));
  }
}

export function stepsOf({ kept, late, open }: Steps): number {
  return kept + late + open;
}

function percent(count: number, of: number): number | null {
  return of < FEW ? null : (count / of) * 100;
}

/** A record of two verbs counts for both; parts are shares of all that was named. */
export function verbShares({ records, verbs: counted }: Counted): Shares | null {
  if (records < FEW) return null;
  const of = (verb: Verb) =>
    [...counted].reduce((sum, [bits, n]) => sum + (verbsOf(bits).includes(verb) ? n : 0), 0);
  return sharesOf(verbs.map(({ verb }) => ({ key: verb, count: of(verb) })));
}

/** In the order of the office's list. */
export function supportShares({ records, support }: Counted, codes: readonly string[]) {
  if (records < FEW) return null;
  return sharesOf(codes.map((key) => ({ key, count: support.get(key) ?? 0 })));
}

function sharesOf(parts: Shares['parts']): Shares | null {
  const records = parts.reduce((sum, { count }) => sum + count, 0);
  return records === 0 ? null : { records, parts };
}

export function shareOf({ records, parts }: Shares, key: string): number {
  return ((parts.find((part) => part.key === key)?.count ?? 0) / records) * 100;
}

/** A person's months here within the time, part of a month as a part; never less than one. */
export function monthsIn(from: string, until: string): number {
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
  return Math.max(1, Math.round((days / (365.25 / 12)) * 10) / 10);
}
