/** From a figure to the records that it counts. */
import { addDays, type Day, month } from '#app/lib/dates.ts';
import { readPeriod } from '#app/lib/periods.ts';
import { NONE } from '../figures/heads.ts';
import { type Axis, isHead } from '../figures/sums.ts';
import type { Question } from './question.ts';

export type At = { axis: Axis; key: string };
/** How the list of records calls what we count by. */
const names: Partial<Record<Axis, string>> = { support: 'supportMain' };

/** Null where the list cannot be narrowed to just these. */
export function recordsHref(question: Question, at: readonly At[]): string | null {
  const { period, area, staff } = question;
  const params = new Map<string, string>();
  let [from, until] = [period.from, period.until];
  if (area) params.set('area', area);
  if (staff) params.set('staff', staff);
  for (const { axis, key } of at) {
    if (isHead(axis)) {
      if (axis === 'area' && key === NONE) return null;
      params.set(names[axis] ?? axis, key);
    } else {
      const time = timeOf(key);
      [from, until] = [later(from, time.from), earlier(until, time.until)];
    }
  }
  return `/records?${new URLSearchParams([...params, ['from', from], ['to', until]])}`;
}

function timeOf(key: string): { from: Day; until: Day } {
  const code = /^\d{4}$/.test(key) ? `y${key}` : /^\d{4}-\d$/.test(key) ? `h${key}` : `m${key}`;
  const from = `${month(key)}-01`;
  return readPeriod(code) ?? { from, until: addDays(from, 30) };
}

const later = (a: Day, b: Day) => (a > b ? a : b);
const earlier = (a: Day, b: Day) => (a < b ? a : b);
