// When each record of the sample was written, and when its next step was done. Who writes with
// care writes on the day; others some days later, so that the delay has a spread to look at (H1).

import { addDays, type Day } from '#app/lib/dates.ts';
import { type Chance, chanceOf } from './random.ts';
import type { SampleRecord } from './record.ts';
import { staffWords } from './words-office.ts';

export type SampleMoment = {
  recordKey: string;
  writtenOn: Day;
  /** null: it waits, or there is none. */
  stepDoneOn: Day | null;
};

export function sampleMoments(
  records: readonly SampleRecord[],
  seed: number,
  today: Day,
): SampleMoment[] {
  const chance = chanceOf(seed + 11);
  const before = (day: Day) => (day > today ? today : day);
  return records.map((record) => ({
    recordKey: record.key,
    writtenOn: before(addDays(record.occurredOn, daysToWriting(chance, careOf(record)))),
    stepDoneOn: record.nextDone ? before(stepDone(chance, record)) : null,
  }));
}

function careOf({ staffKey }: Pick<SampleRecord, 'staffKey'>): number {
  return staffWords.find(({ key }) => key === staffKey)?.care ?? 0.5;
}

/** Most on the day or the next; who writes little also writes late, in one go. */
function daysToWriting(chance: Chance, care: number): number {
  if (chance.happens(care * care)) return 0;
  return chance.happens(care) ? chance.whole(1, 2) : chance.whole(3, 12);
}

function stepDone(chance: Chance, { occurredOn, nextOn, staffKey }: SampleRecord): Day {
  const due = nextOn || addDays(occurredOn, 14);
  const isKept = chance.happens(0.55 + 0.4 * careOf({ staffKey }));
  const day = addDays(due, isKept ? -chance.whole(0, 4) : chance.whole(1, 20));
  return day < occurredOn ? occurredOn : day;
}
