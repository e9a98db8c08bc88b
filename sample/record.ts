// A record of the sample, with local keys instead of ids: the store gives the ids.

import type { Course } from '#app/features/lists/courses.ts';
import type { Verb } from '#app/features/lists/verbs.ts';
import type { Day } from '#app/lib/dates.ts';

export type SampleRecord = {
  key: string;
  staffKey: string;
  areaKey: string;
  occurredOn: Day;
  startedAt: string;
  minutes: number | null;
  place: string;
  kind: string;
  means: string | null;
  verbs: Verb[];
  supportMain: string;
  supportSecond: string | null;
  goalKey: string | null;
  withNames: string;
  headcount: number | null;
  aim: string;
  position: string;
  done: string;
  noticed: string;
  result: string | null;
  through: string | null;
  course: Course | null;
  about: string[];
  connected: string[];
  nextStep: string;
  nextOn: Day | '';
  nextDone: boolean;
  confidential: null | { who: string; text: string };
  removed?: { reason: string };
  /** The text as it was put right later; `done` is what stood there first. */
  corrected?: { done: string; onDay: Day };
};
