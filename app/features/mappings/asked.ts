/** What a table of another report is asked for, as it stands in the address. */
import { type Day, fiscalYear, isDay, parseDate, showDate } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { type Period, readPeriod } from '#app/lib/periods.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import { type Form, formOf, type Measure, measures } from './forms.ts';

export type Asked = {
  form: Form;
  year: number;
  from: Day;
  until: Day;
  area: string | null;
  /** Null: each target as it counts. */
  count: Measure | null;
};

/** The year that comes can be set up before it begins. */
export function yearOf(text: string | null | undefined, today: Day): number | null {
  const year = /^\d{4}$/.test(text ?? '') ? Number(text) : 0;
  return year >= 2000 && year <= fiscalYear(today) + 1 ? year : null;
}

/** Days outside of the year, or the wrong way round, ask for the whole year. */
export function readAsked(
  { form: code, year: typed }: { form?: string | undefined; year?: string | undefined },
  params: URLSearchParams,
  today: Day,
): Asked | null {
  const form = formOf(code);
  const year = yearOf(typed, today);
  if (!form || year === null) return null;
  const area = params.get('area') ?? '';
  return {
    form,
    year,
    ...daysOf(year, params, today),
    area: isId(area) ? area : null,
    count: measures.find((measure) => measure === params.get('count')) ?? null,
  };
}

export function yearPeriod(year: number): Period {
  return readPeriod(`y${year}`) as Period;
}

function daysOf(year: number, params: URLSearchParams, today: Day): { from: Day; until: Day } {
  const whole = yearPeriod(year);
  const day = (name: string, otherwise: Day) => {
    const text = params.get(name)?.trim() ?? '';
    const read = isDay(text) ? text : parseDate(text, today);
    return read && read >= whole.from && read <= whole.until ? read : otherwise;
  };
  const [from, until] = [day('from', whole.from), day('until', whole.until)];
  return from <= until ? { from, until } : whole;
}

/** The part after the question mark; `changed` for another page of the same question. */
export function queryOf({ from, until, area, count }: Asked, changed: Record<string, string> = {}) {
  const params = new URLSearchParams({ from, until });
  if (area) params.set('area', area);
  if (count) params.set('count', count);
  for (const [name, value] of Object.entries(changed)) params.set(name, value);
  return `?${params}`;
}

export const addressOf = ({ form, year }: Pick<Asked, 'form' | 'year'>) =>
  `/mappings/${form.code}/${year}`;

/** The office, or an area of one's own: where one works alone, an area's figures are a person's. */
export function mayCount(actor: Actor, area: string | null): boolean {
  if (!isWorker(actor)) return false;
  return area === null || actor.role === 'manager' || actor.areas.has(area);
}

export function showDays({ year, from, until }: Pick<Asked, 'year' | 'from' | 'until'>): string {
  const periods = [`y${year}`, `h${year}-1`, `h${year}-2`, `m${from.slice(0, 7)}`];
  const named = periods
    .flatMap((code) => readPeriod(code) ?? [])
    .find((period) => period.from === from && period.until === until);
  return named?.label ?? `${showDate(from)}から${showDate(until)}まで`;
}
