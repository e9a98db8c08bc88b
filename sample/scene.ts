// A scene is one kind of working day's event with the sentences that fit it. The generator picks a
// scene that the day, the hour and the worker allow, then an act of it and an ending.
// Words in {braces} are filled from the neighbourhood: see `neighbourhood.ts`.

import type { Verb } from '#app/features/lists/verbs.ts';

export type Hours = 'morning' | 'afternoon' | 'day' | 'after-school' | 'evening';

export const startTimes: Record<Hours, string[]> = {
  morning: ['09:30', '10:00', '10:15', '10:30'],
  afternoon: ['13:15', '13:30', '14:00', '14:30', '15:00'],
  day: ['09:00', '09:30', '10:00', '11:00', '13:15', '14:00', '15:00', '16:00'],
  'after-school': ['16:00', '16:30', '17:00'],
  evening: ['18:00', '18:30', '19:00'],
};

export type Scene = {
  key: string;
  by: ('csw' | 'cn' | 'manager' | 'admin')[];
  weight: number;
  /** At most once for each area in a month or a year. */
  once?: 'month' | 'year';
  kind: string;
  means: string | null;
  verbs: Verb[][];
  support: [main: string, second: string | null];
  goals: string[];
  level: 'town' | 'zone' | 'district' | 'city';
  /** Default: workdays of every month. */
  months?: number[];
  days?: 'work' | 'weekend' | 'any' | 'desk';
  hours: Hours;
  minutes: [number, number];
  places: string[];
  people?: [number, number];
  with?: string[];
  aim?: string[];
  position?: string[];
  /** What happened: an opening and what follows from it belong to one act, so that they agree. */
  acts: { with?: string[]; places?: string[]; open: string[]; body: string[] }[];
  /** How it went on; an empty one is left out. */
  ends: string[];
  noticed: string[];
  next?: string[];
  through?: string[];
  about: string[];
  connected: string[];
  result?: string[];
};
