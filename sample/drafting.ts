// What every made record needs, whichever way it comes about: a free hour, a next step, an ending.

import { addDays, type Day } from '#app/lib/dates.ts';
import { nextWorkday } from './days.ts';
import type { Chance } from './random.ts';
import type { SampleRecord } from './record.ts';

export const emptyRecord: Omit<
  SampleRecord,
  'key' | 'staffKey' | 'areaKey' | 'occurredOn' | 'kind' | 'done'
> = {
  startedAt: '',
  minutes: null,
  place: '',
  means: null,
  verbs: [],
  supportMain: 'community',
  supportSecond: null,
  goalKey: null,
  withNames: '',
  headcount: null,
  aim: '',
  position: '',
  noticed: '',
  result: null,
  through: null,
  course: null,
  about: [],
  connected: [],
  nextStep: '',
  nextOn: '',
  nextDone: false,
  confidential: null,
};

/** Nobody is at two places at once: remembers what each day of each worker already holds. */
export class Diary {
  #taken = new Map<string, [from: number, to: number][]>();

  /** A free start among those given, or '' when the day is full (then the hour was not written). */
  book(staffKey: string, day: Day, starts: string[], minutes: number): string {
    const key = `${staffKey} ${day}`;
    const taken = this.#taken.get(key) ?? [];
    const free = starts.find((start) =>
      taken.every(([from, to]) => minuteOf(start) >= to || minuteOf(start) + minutes <= from),
    );
    if (free === undefined) return '';
    taken.push([minuteOf(free), minuteOf(free) + minutes]);
    this.#taken.set(key, taken);
    return free;
  }
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Most steps of the past are done; some of the last weeks are overdue, the others are to come. */
export function nextStepOf(
  chance: Chance,
  text: string,
  occurredOn: Day,
  today: Day,
): Pick<SampleRecord, 'nextStep' | 'nextOn' | 'nextDone'> {
  if (text === '') return { nextStep: '', nextOn: '', nextDone: false };
  const nextOn = nextWorkday(addDays(occurredOn, chance.whole(4, 30)));
  const late = nextOn < addDays(today, -45);
  return {
    nextStep: text,
    nextOn: chance.happens(0.08) ? '' : nextOn,
    nextDone: nextOn < today && chance.happens(late ? 0.99 : 0.8),
  };
}

/** Picks until the text is new and long enough to say something; gives up after a few tries. */
export function freshText(used: Set<string>, write: () => string): string {
  let text = write();
  for (let tries = 0; tries < 12 && (used.has(text) || text.length < 30); tries += 1)
    text = write();
  used.add(text);
  return text;
}

export function someOf<T>(chance: Chance, list: readonly T[], most: number): T[] {
  return chance.shuffled(list).slice(0, chance.whole(0, Math.min(most, list.length)));
}

export function roundedMinutes(chance: Chance, [from, to]: [number, number]): number {
  return Math.round(chance.whole(from, to) / 5) * 5;
}
