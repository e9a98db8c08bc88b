/**
 * One line of ordinary Japanese → the fields of a record to confirm, with what each was read from
 * and how. Pure and the same every time; what is unsure is told and stays in the text.
 *
 * `done` keeps the whole line but for what is only bookkeeping: day, time, length, #verbs and the
 * next step. People, places and words of kind stay in it too, so that it reads as a sentence.
 * What tells who somebody is goes into the confidential part: `detail` and `who` instead.
 */
import type { Day } from '#app/lib/dates.ts';
import type { Typed } from '#app/lib/forms.ts';
import type { ListName } from '../lists/defaults.ts';
import { verbs } from '../lists/verbs.ts';
import { readAbout } from './about.ts';
import { readArea } from './areas.ts';
import { readCount } from './counts.ts';
import { readCourse } from './courses.ts';
import { type Gathered, masked, nothing, outside, place } from './gathered.ts';
import { hideNames } from './hide.ts';
import { readKind } from './kinds.ts';
import { CONFIDENTIAL, isPrivate, readPeople } from './people.ts';
import { readPlace } from './places.ts';
import { inLine, type Plain, plainOf, type Range, remaining, written } from './plain.ts';
import { nextParts, readNext } from './step.ts';
import { findTags } from './tags.ts';
import { readWhen } from './when.ts';

/** What is known beforehand and read from the office: names as people write them. */
export type Known = {
  today: Day;
  areas: { id: string; name: string; names: string[]; mine: boolean }[];
  /** Names of earlier records, most frequent or latest first. */
  people: string[];
  places: string[];
  codes: Record<ListName, { code: string; label: string; words?: string[] }[]>;
};
export type Mark = { field: string; from: number; to: number; text: string; says: string };
export type Doubt = { text: string; says: string };
export type Understood = {
  /** As the record form types them; only those understood. */
  fields: Typed;
  marks: Mark[];
  /** Seen and not decided: it stays in the text. */
  doubts: Doubt[];
};

export function readLine(line: string, known: Known): Understood {
  const plain = plainOf(line);
  const all = nothing();
  readTags(all, plain.text);
  const parts = nextParts(plain.text, known.today, all.cuts);
  readNext(all, plain, parts, known.today);
  const own = masked(masked(plain.text, all.cuts), parts, '\n');
  const rest = readWhen(all, plain.text, own, known.today);
  const who = readContent(all, plain, rest, known);
  hideNames(all, plain, parts, who, known.people);
  keepText(all, plain, parts);
  return shown(all, plain);
}

function readContent(all: Gathered, plain: Plain, text: string, known: Known): string[] {
  readArea(all, text, known.areas);
  readKind(all, text, known.codes);
  const who = readPeople(all, plain, text, known);
  readCount(all, text);
  readPlace(all, plain, text, known.places);
  readAbout(all, text, known.codes);
  readCourse(all, text);
  return who;
}

function readTags(all: Gathered, text: string) {
  const tags = findTags(text);
  const chosen = verbs.map(({ verb }) => verb).filter((v) => tags.some((t) => t.verbs.includes(v)));
  for (const tag of tags) {
    place(all, 'verbs', chosen, tag, '支援の動きと読みました');
    all.cuts.push({ from: tag.from, to: tag.to });
  }
}

function keepText(all: Gathered, plain: Plain, parts: Range[]) {
  const text = remaining(plain, outside(plain.text.length, parts), all.cuts);
  if (text === '') return;
  if (!isPrivate(all)) {
    all.fields.done = text;
    return;
  }
  const why = all.marks.find(({ field }) => field === 'who' || field === 'kind');
  if (why) place(all, 'detail', text, why, `したことの文は、${CONFIDENTIAL}`);
}

function shown(all: Gathered, plain: Plain): Understood {
  const marks = all.marks.map(({ field, says, ...range }) => ({
    field,
    ...inLine(plain, range),
    text: written(plain, range),
    says,
  }));
  const doubts = all.doubts.map(({ says, ...range }) => ({ text: written(plain, range), says }));
  return { fields: all.fields, marks: marks.sort((a, b) => a.from - b.from), doubts };
}
