/**
 * Words that nobody writes by chance, one for each circle of people. They stand in every field
 * of what that circle alone may see; met by anybody else, in a page, a file, a header or a log,
 * they are a leak (S3). Plain letters survive every encoding.
 */
import type { PersonName } from '#tests/cast.ts';

export const OURS = 'qzours';
export const THEIRS = 'qztheirs';

const ours = ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki', 'ichikawa'] as const;
const inWest = ['nishida', 'kobayashi', 'mori'] as const;
const inEast = ['higashi', 'kobayashi', 'mori'] as const;

/** Half signed in one meets oneself. */
type Asking = PersonName | 'half';

export const canaries = {
  qzname: [...ours, 'half'],
  [OURS]: ours,
  [THEIRS]: ['tonari'],
  qzroomwest: inWest,
  qzroomeast: inEast,
  qzremark: inWest,
  qzeast: ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki'],
  qzdiscreet: inEast,
  qzreporteast: ['higashi', 'mori'],
  qzreportwest: inWest,
  qztemplate: ['nishida'],
  qzview: ['nishida'],
  qzjob: ['nishida'],
  qzdraft: ['nishida'],
  qzday: ['nishida'],
  qzbatch: ['mori', 'sasaki'],
  qzrejected: ['mori'],
} satisfies Record<string, readonly Asking[]>;
export type Canary = keyof typeof canaries;

/** These stay where they are whatever the people of an office do. */
export const lasting: readonly string[] = [OURS, THEIRS, 'qzdraft', 'qzview', 'qzjob', 'qzday'];

export function mayMeet(canary: Canary, name: string): boolean {
  return (canaries[canary] as readonly string[]).includes(name);
}
