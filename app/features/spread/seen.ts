/**
 * Who sees what of the unevenness (H1, S2). Managers see all by name. A worker sees oneself, and of
 * the others no more than where the middle and its half lie, and that only among SIX people or
 * more, oneself included, of whom each has something to say in this measure.
 *
 * What others have done can be reckoned from two answers that differ by one of them. So a worker
 * gets the middle of whole half-years and years alone, never of days of one's own choosing nor of a
 * part of the office, and rounded.
 *
 * Of an area everybody sees what was done there, as everybody may read the records. How it was
 * written and kept tells of people: in most areas one or two work, and what an area has is what
 * they have; the sum of a district less its other zones would give even a hidden one away. So of
 * areas that is for managers alone.
 */
import type { Actor } from '../accounts/actor.ts';
import type { DotName, ShareName } from './measures.ts';
import type { Band } from './middle.ts';

export type By = 'staff' | 'district' | 'zone' | 'town';
export type Measure = DotName | ShareName;
/** `all`: each by name. `band`: oneself, the middle and its half. `own`: oneself alone. */
export type Sight = 'all' | 'band' | 'own' | 'none';

export const SIX = 6;

/** Who works in areas and who answers for it. */
export function maySeeSpread({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'manager' || role === 'csw' || role === 'cn';
}

/** What of an area can be read off its records. */
const doneThere: readonly Measure[] = ['records', 'rate', 'hours', 'verbs', 'support'];

type Asked = {
  by: By;
  measure: Measure;
  /** The code of the time. */
  period: string;
  /** People who have a value in this measure, oneself included. */
  people: number;
};

export function sightOf(
  { role }: Pick<Actor, 'role'>,
  { by, measure, period, people }: Asked,
): Sight {
  if (!maySeeSpread({ role })) return 'none';
  if (role === 'manager') return 'all';
  if (by !== 'staff') return doneThere.includes(measure) ? 'all' : 'none';
  return isWholeTime(period) && people >= SIX ? 'band' : 'own';
}

/** Half-years and years, which everybody asks for alike. */
function isWholeTime(code: string): boolean {
  return /^(h|y|5y)\d/.test(code);
}

/** Coarse enough that one record more or less of one person moves nothing. */
export function rounded(band: Band, step: number): Band {
  const near = (value: number) => Math.round(value / step) * step;
  return { low: near(band.low), middle: near(band.middle), high: near(band.high) };
}
