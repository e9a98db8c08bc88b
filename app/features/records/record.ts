/**
 * 行動記録 (H6): what was done, when, where, with whom, what for, and what comes next.
 * A record has a shared part that the office reads, and may have a confidential part: who
 * it was about and what was told (the other room, H8). Needed are date, area, kind and
 * verb; internal work needs no verb (H12). The rest is asked for gently.
 */
import { z } from 'zod';
import type { Day } from '#app/lib/dates.ts';
import {
  type FieldError,
  one,
  type Parsed,
  parseForm,
  refused,
  type Typed,
} from '#app/lib/forms.ts';
import {
  chosen,
  codeOrNull,
  day,
  duration,
  read,
  several,
  startTime,
  text,
} from '#app/lib/read-fields.ts';
import type { Actor } from '../accounts/actor.ts';
import { isWorker } from '../accounts/actor.ts';
import { type Course, courseIn } from '../lists/courses.ts';
import type { ListName } from '../lists/defaults.ts';
import { type Verb, verbsAmong } from '../lists/verbs.ts';

export type Shared = {
  areaId: string;
  occurredOn: Day;
  /** 'HH:MM', '' when unknown. */
  startedAt: string;
  minutes: number | null;
  place: string;
  kind: string;
  means: string | null;
  verbs: Verb[];
  supportMain: string;
  supportSecond: string | null;
  goalId: string | null;
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
  nextOn: Day | null;
};
export type Confidential = { who: string; detail: string };
export type RecordFields = Shared & { confidential: Confidential };

/** What a question about a record needs to know of it. */
/** `isErased`: its time was over, nothing is written into it any more. */
export type Placed = { areaId: string; staffId: string; isErased?: boolean };

export const INTERNAL = 'internal';

/** The office reads what the office does; a viewer only what lies in the viewer's areas. */
export function mayReadRecord(actor: Actor, record: Placed): boolean {
  return actor.role === 'viewer' ? actor.areas.has(record.areaId) : true;
}

/** Everybody who works here records own acts, wherever they were; in a small office the administrator too. */
export function mayWriteRecords(actor: Actor): boolean {
  return actor.role !== 'viewer';
}

/** Whoever wrote it, works in the area, or answers for the office. */
export function mayEditRecord(actor: Actor, record: Placed): boolean {
  if (actor.role === 'viewer' || record.isErased) return false;
  if (actor.role === 'manager' || actor.staffId === record.staffId) return true;
  return isWorker(actor) && actor.areas.has(record.areaId);
}

/** The same people: who may correct a record must know it whole, nobody else needs to. */
export const mayReadConfidential = mayEditRecord;

const whole = (max: number) => (typed: string) => {
  const n = Number(
    typed
      .normalize('NFKC')
      .replace(/[人名]$/, '')
      .replaceAll(',', '')
      .trim(),
  );
  return Number.isInteger(n) && n >= 0 && n <= max ? n : null;
};
let made: { today: Day; form: ReturnType<typeof makeForm> } | undefined;

/** Making the form costs as much as reading a hundred, so it is made once a day. */
function recordForm(today: Day) {
  if (made?.today !== today) made = { today, form: makeForm(today) };
  return made.form;
}

/** Each field by itself. `today` resolves 11/23 and きのう. */
function makeForm(today: Day) {
  return z
    .object({
      areaId: chosen('地域を選んでください。'),
      occurredOn: day(
        today,
        '日付が読めないか、暦にない日です。「11月23日」や「11/23」のように書いてください。',
      ),
      startedAt: startTime,
      minutes: duration,
      place: text(200),
      kind: chosen('活動の種類を選んでください。'),
      means: codeOrNull,
      verbs: several.transform(verbsAmong),
      supportMain: chosen('支援の種類を選んでください。'),
      supportSecond: codeOrNull,
      goalId: codeOrNull,
      withNames: text(500),
      headcount: read(whole(100_000), '人数は数字で書いてください。'),
      aim: text(1000),
      position: text(1000),
      done: text(10_000),
      noticed: text(10_000),
      result: codeOrNull,
      through: codeOrNull,
      course: z.string().default('').transform(courseIn),
      about: several,
      connected: several,
      nextStep: text(1000),
      nextOn: day(
        today,
        '次の日付が読めないか、暦にない日です。「12月3日」や「12/3」のように書いてください。',
      ),
      who: text(1000),
      detail: text(10_000),
    })
    .transform(({ who, detail, occurredOn, ...rest }): RecordFields => {
      const supportSecond = rest.supportSecond === rest.supportMain ? null : rest.supportSecond;
      return {
        ...rest,
        supportSecond,
        occurredOn: occurredOn ?? today,
        confidential: { who, detail },
      };
    });
}

/** What several fields say together, told beside what each of them says alone. */
export function faultsTogether(typed: Typed): FieldError[] {
  const has = (field: string) => one(typed, field).trim() !== '';
  const faults: FieldError[] = [];
  if (!has('occurredOn')) faults.push({ field: 'occurredOn', message: '日付を書いてください。' });
  if (!has('verbs') && one(typed, 'supportMain') !== INTERNAL)
    faults.push({
      field: 'verbs',
      message: '「しる・つなぐ・まきこむ・つくりだす・ひろげる」から、ひとつ以上選んでください。',
    });
  if (has('nextOn') && !has('nextStep'))
    faults.push({ field: 'nextStep', message: '次にすることを、ひとこと書いてください。' });
  return faults;
}

/** The form as typed → fields, or all that is wrong with it at once. */
export function parseRecord(form: FormData | Typed, today: Day): Parsed<RecordFields> {
  const parsed = parseForm(recordForm(today), form);
  const together = faultsTogether(parsed.values);
  if (together.length === 0) return parsed;
  return refused(parsed.values, [...(parsed.ok ? [] : parsed.errors), ...together]);
}

/** The codes of a record by list, to be checked against the office's lists. */
export function codesOf(fields: Shared): [ListName, string, keyof Shared][] {
  const one = (name: ListName, code: string | null, field: keyof Shared) =>
    code === null ? [] : [[name, code, field] as [ListName, string, keyof Shared]];
  return [
    ...one('kind', fields.kind, 'kind'),
    ...one('support', fields.supportMain, 'supportMain'),
    ...one('support', fields.supportSecond, 'supportSecond'),
    ...one('means', fields.means, 'means'),
    ...one('result', fields.result, 'result'),
    ...one('through', fields.through, 'through'),
    ...fields.about.flatMap((c) => one('about', c, 'about')),
    ...fields.connected.flatMap((c) => one('connected', c, 'connected')),
  ];
}

/** The first line of what was done, else the aim: how a record is named in a list. */
export function titleOf(record: Pick<Shared, 'done' | 'aim' | 'nextStep'>, length = 80): string {
  const line = record.done.split('\n')[0] || record.aim.split('\n')[0] || '';
  return [...line].length > length ? `${[...line].slice(0, length).join('')}…` : line;
}

/** The first sentence, for the head of a page. */
export function headOf(record: Pick<Shared, 'done' | 'aim' | 'nextStep'>): string {
  return titleOf({ ...record, done: record.done.split('。')[0] ?? '' }, 40);
}
