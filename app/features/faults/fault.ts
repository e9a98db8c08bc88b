/**
 * うまくいかなかったこと: what went wrong, in words. Lines of the log with the same number are one
 * fault; it says where, how often, what was kept or lost, and what to do.
 */
import type { Place } from '#app/db/line.ts';
import { keptOf, nextOf, whereOf } from './words.ts';

/** A line of the log as it lies in the file: whoever wrote it, it is checked. */
export type Line = {
  time: string;
  place: Place;
  number: string;
  code: string;
  route: string;
  method: string;
};
export type Told = {
  number: string;
  first: string;
  last: string;
  count: number;
  where: string;
  kept: string;
  next: string;
};

const MOST = 50;

/** The newest first. */
export function toldOf(lines: unknown[]): Told[] {
  const byFault = Map.groupBy(lines.flatMap(readLine), ({ place, number }) => `${place} ${number}`);
  return [...byFault.values()]
    .map(tell)
    .sort((a, b) => (a.last < b.last ? 1 : -1))
    .slice(0, MOST);
}

function tell(of: Line[]): Told {
  const last = of.at(-1) as Line;
  return {
    number: last.number,
    first: of[0]?.time ?? last.time,
    last: last.time,
    count: of.length,
    where: whereOf(last),
    kept: keptOf(last),
    next: nextOf(last),
  };
}

/** How many faults happened after a moment. */
export function countAfter(told: Told[], moment: string): number {
  return told.filter(({ last }) => last > moment).length;
}

function readLine(line: unknown): Line[] {
  if (typeof line !== 'object' || line === null) return [];
  const text = (name: string) => {
    const value = (line as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  };
  const time = text('time');
  if (Number.isNaN(Date.parse(time)) || text('number') === '') return [];
  const place = text('place') as Place;
  const [number, code, route] = [text('number'), text('code'), text('route')];
  return [{ time, place, number, code, route, method: text('method') }];
}
