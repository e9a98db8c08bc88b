/** By whom or where, and which time: it all stands in the address. */
import { type Day, fiscalYear, parseDate } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { freeCode, type Period, readPeriod } from '#app/lib/periods.ts';
import type { By } from './seen.ts';
import { byWords } from './words.ts';

export type Asked = {
  by: By;
  period: Period;
  /** As much of it as has passed. */
  until: Day;
  /** Areas inside this one alone. */
  area: string | null;
};

/** Broken parts are left out, never an error. `free` goes by two days. */
export function readAsked(params: URLSearchParams, today: Day): Asked {
  const by = (Object.keys(byWords) as By[]).find((one) => one === params.get('by')) ?? 'staff';
  const area = params.get('area') ?? '';
  const period =
    freeIn(params, today) ??
    readPeriod(params.get('when') ?? '') ??
    (readPeriod(`y${fiscalYear(today)}`) as Period);
  return { by, period, until: passedOf(period, today), area: isId(area) ? area : null };
}

/** A year half over is reckoned by the months that have passed. */
function passedOf({ from, until }: Period, today: Day): Day {
  return today < from || today > until ? until : today;
}

function freeIn(params: URLSearchParams, today: Day): Period | null {
  if (params.get('when') !== 'free') return null;
  const [from, to] = ['from', 'to'].map((name) => parseDate(params.get(name) ?? '', today));
  return from && to ? readPeriod(freeCode(from, to)) : null;
}

/** The address of what is shown, in one order. */
export function askedQuery({ by, period, area }: Asked): string {
  return String(new URLSearchParams({ by, when: period.code, ...(area && { area }) }));
}

/** The records that a line or sentence speaks of; `key` is a person or an area, null: all that one may read. */
export function recordsOf(
  { by, period, until, area }: Asked,
  key: string | null,
  more: Record<string, string> = {},
): string {
  const params = new URLSearchParams({ from: period.from, to: until, ...more });
  if (key !== null) params.set(by === 'staff' ? 'staff' : 'area', key);
  else if (area && by !== 'staff') params.set('area', area);
  return `/records?${params}`;
}
