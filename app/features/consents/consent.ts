/**
 * 同意: what a person named in records or seen in photos agreed to, for what, from when until
 * when (S13). It names somebody, so it is as private as the confidential part of a record of
 * the same area and writer. It is never rewritten: who agreed to something else is written
 * down anew, and an earlier one is withdrawn.
 */
import { z } from 'zod';
import { addDays, type Day } from '#app/lib/dates.ts';
import { chosen, day, needed, several, text } from '#app/lib/read-fields.ts';
import type { Actor } from '../accounts/actor.ts';
import { mayWriteRecords } from '../records/record.ts';

export const scopes = [
  { value: 'photo', label: '写真の掲載', hint: '広報、ホームページなど' },
  { value: 'share', label: '関係機関と共有', hint: '包括、行政、民生委員など' },
  { value: 'resource', label: '資源として載せる', hint: '地域の一覧、地図など' },
  { value: 'other', label: 'そのほか' },
] as const;
export type Scope = (typeof scopes)[number]['value'];
export const ways = [
  { value: 'paper', label: '書面で' },
  { value: 'word', label: '口頭で' },
] as const;
export type Means = (typeof ways)[number]['value'];

export type ConsentFields = {
  name: string;
  scope: Scope;
  what: string;
  areaId: string;
  givenOn: Day;
  untilOn: Day | null;
  means: Means;
  note: string;
  files: string[];
};
type Dated = { untilOn: Day | null; withdrawnOn: Day | null };
export type Standing = 'open' | 'soon' | 'over' | 'withdrawn';

/** So long before its end somebody is told. */
export const DAYS_BEFORE = 30;

export function standingOf({ untilOn, withdrawnOn }: Dated, today: Day): Standing {
  if (withdrawnOn !== null) return 'withdrawn';
  if (untilOn === null) return 'open';
  if (untilOn < today) return 'over';
  return untilOn <= addDays(today, DAYS_BEFORE) ? 'soon' : 'open';
}

export const mayKeepConsents = (actor: Actor) => mayWriteRecords(actor);

export function consentForm(today: Day) {
  return z
    .object({
      name: needed(200, 'だれの同意かを書いてください。'),
      scope: z.enum(['photo', 'share', 'resource', 'other'], '何の同意かを選んでください。'),
      what: needed(500, '何をしてよいのかを書いてください。'),
      areaId: chosen('地域を選んでください。'),
      givenOn: day(today),
      untilOn: day(today),
      means: z.enum(['paper', 'word'], 'どうやってもらったかを選んでください。'),
      note: text(1000),
      files: several,
    })
    .superRefine(({ givenOn, untilOn }, context) => {
      const wrong = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (givenOn === null) wrong('givenOn', 'いつの同意かを書いてください。');
      else if (givenOn > today) wrong('givenOn', 'きょうより先の日は書けません。');
      if (givenOn && untilOn && untilOn < givenOn)
        wrong('untilOn', '「いつまで」が、もらった日より前になっています。');
    })
    .transform(({ givenOn, ...rest }): ConsentFields => ({ ...rest, givenOn: givenOn ?? today }));
}

export function withdrawalForm(today: Day) {
  return z
    .object({ on: day(today) })
    .refine(({ on }) => on !== null && on <= today, {
      path: ['on'],
      message: '取り消された日を、きょうまでの日で書いてください。',
    })
    .transform(({ on }) => ({ on: on ?? today }));
}
