/**
 * 見える化 (H1, H6): what is crossed with what, counted how, over which time and place. It stands
 * in the address, so that a view can be kept and sent. Unknown parts are left out, never an error.
 */

import { type Day, parseDate } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { freeCode, type Period, readPeriod, usualPeriods } from '#app/lib/periods.ts';
import type { Actor } from '../accounts/actor.ts';
import { headNames } from '../figures/heads.ts';
import { type Axis, timeNames } from '../figures/sums.ts';
import { type Level, levels, type Measure, measures } from './words.ts';

export type Question = {
  rows: Axis;
  /** Not the same as the rows. */
  cols: Axis | null;
  measure: Measure;
  period: Period;
  area: string | null;
  level: Level;
  staff: string | null;
  /** Beside the same time a year before. */
  compare: boolean;
};

/** Figures of colleagues are for managers (H1): a worker crosses nothing with people. */
export function maySeeStaff(actor: Actor): boolean {
  return actor.role === 'manager';
}

/** Of oneself whoever writes records, of others managers only (S2). */
export function mayAskFor(actor: Actor, staffId: string): boolean {
  return maySeeStaff(actor) || (staffId === actor.staffId && actor.role !== 'viewer');
}

/** A viewer sees the own areas alone. */
export function isBound(actor: Actor): boolean {
  return actor.role === 'viewer';
}

export function axesFor(actor: Actor): Axis[] {
  const all: Axis[] = [...timeNames, ...headNames];
  return all.filter((axis) => axis !== 'staff' || maySeeStaff(actor));
}

export function readQuestion(params: URLSearchParams, actor: Actor, today: Day): Question {
  const one = <T extends string>(name: string, of: readonly T[]) =>
    of.find((value) => value === params.get(name)) ?? null;
  const id = (name: string) => {
    const given = params.get(name) ?? '';
    return isId(given) ? given : null;
  };
  const axes = axesFor(actor);
  const rows = one('rows', axes) ?? 'verb';
  const cols = params.get('cols') === '' ? null : (one('cols', axes) ?? 'month');
  const [usual] = usualPeriods(today);
  return {
    rows,
    cols: cols === rows ? null : cols,
    measure: one('measure', measures) ?? 'records',
    period: readPeriod(whenOf(params, today)) ?? (usual as Period),
    area: id('area'),
    level: one('level', levels) ?? 'district',
    staff: id('staff'),
    compare: params.get('compare') === '1',
  };
}

/** Any two days, as people write them. */
function whenOf(params: URLSearchParams, today: Day): string {
  const day = (name: string) => parseDate(params.get(name) ?? '', today) ?? '';
  const when = params.get('when') ?? '';
  return when === 'free' ? freeCode(day('from'), day('to')) : when;
}

/** The address of a question, in one order. */
export function questionQuery(question: Question, changed: Partial<Question> = {}): string {
  const { rows, cols, measure, period, area, level, staff, compare } = { ...question, ...changed };
  const params = new URLSearchParams({ rows, cols: cols ?? '', measure, when: period.code });
  if ([rows, cols].includes('area')) params.set('level', level);
  if (area) params.set('area', area);
  if (staff) params.set('staff', staff);
  if (compare) params.set('compare', '1');
  return `?${params}`;
}
