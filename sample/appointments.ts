// Plans of the sample (H4): what was planned and then done stands before some of its records,
// some of it was put off first, some given up, a little waits for an answer, and the coming
// weeks are full as they are in an office. Titles name no person.

import { defaultLists } from '#app/features/lists/defaults.ts';
import { privateKinds } from '#app/features/lists/private.ts';
import type { Verb } from '#app/features/lists/verbs.ts';
import { addDays, type Day } from '#app/lib/dates.ts';
import { nextWorkday } from './days.ts';
import { type Chance, chanceOf } from './random.ts';
import type { SampleRecord } from './record.ts';

export type SampleAppointment = {
  key: string;
  staffKey: string;
  staffKeys: string[];
  areaKey: string;
  plannedOn: Day;
  startedAt: string;
  minutes: number | null;
  place: string;
  kind: string;
  verbs: Verb[];
  supportMain: string;
  goalKey: string | null;
  title: string;
  withNames: string;
  aim: string;
  position: string;
  /** The day it was made. */
  madeOn: Day;
  recordKey: string | null;
  followsKey: string | null;
  moves: { from: Day; to: Day; reason: string }[];
  dropped: string | null;
};

const putOff = [
  '雨の予報のため',
  '会長の都合がつかず',
  '会場が取れなかったため',
  '資料が間に合わず',
];
const givenUp = ['先方の都合で中止になった', '別の会合で話がすんだ', '参加する人が集まらなかった'];
const positions = ['進行役', '聞き役', '社協の立場を伝える', '住民どうしをつなぐ役'];
const aims: Record<string, string> = {
  meeting: '顔を合わせて、困っていることを聞く',
  place: '初めての人が入りやすいか確かめる',
  drill: '声のかけ方と避難の道を、住民といっしょに確かめる',
  'shelter-meeting': '避難所のことを、住民が自分たちで決められるようにする',
  council: '地域の人どうしで、次にすることを決める',
  'care-meeting': '一人のことから、みんなの課題を見つける',
  group: '担い手が続けやすいやり方を、いっしょに考える',
};
/** Kinds that one plans. */
const plannable = Object.keys(aims);

export function sampleAppointments(
  records: SampleRecord[],
  seed: number,
  today: Day,
): SampleAppointment[] {
  const chance = chanceOf(seed + 7);
  const recent = records.filter((r) => !r.removed && r.occurredOn > addDays(today, -200));
  const models = recent.filter((r) => plannable.includes(r.kind) && r.startedAt !== '');
  if (models.length === 0) return [];
  const made = [
    ...chance
      .shuffled(models)
      .slice(0, 36)
      .map((r, n) => fulfilled(chance, r, n)),
    ...Array.from({ length: 5 }, () => given(chance, chance.pick(models), today)),
    // One for each who is here, so that everybody meets the question.
    ...[...Map.groupBy(models, (r) => r.staffKey).values()].flatMap(([r]) =>
      r ? [like(chance, r, addDays(today, -chance.whole(1, 6)))] : [],
    ),
    ...Array.from({ length: 34 }, () =>
      like(chance, chance.pick(models), nextWorkday(addDays(today, chance.whole(0, 40)))),
    ),
    ...visits(chance, recent, today),
    ...following(chance, recent, today),
  ];
  const gone = new Set(['csw-central-before']);
  return made
    .filter(({ staffKey, plannedOn }) => plannedOn <= today || !gone.has(staffKey))
    .map((one, n) => ({ ...one, key: `appointment-${n + 1}` }));
}

type Made = Omit<SampleAppointment, 'key'>;

function like(chance: Chance, record: SampleRecord, plannedOn: Day): Made {
  const { staffKey, areaKey, startedAt, minutes, place, kind, verbs, supportMain } = record;
  return {
    ...{ staffKey, areaKey, plannedOn, startedAt, minutes, place, kind, verbs, supportMain },
    staffKeys: staffKey !== 'manager' && chance.happens(0.2) ? ['manager'] : [],
    goalKey: record.goalKey,
    title: titleOf(kind, place),
    withNames: privateKinds.includes(kind) ? '' : record.withNames,
    aim: record.aim || (aims[kind] ?? ''),
    position: record.position || chance.pick(positions),
    madeOn: addDays(plannedOn, -chance.whole(5, 20)),
    recordKey: null,
    followsKey: null,
    moves: [],
    dropped: null,
  };
}

function titleOf(kind: string, place: string): string {
  const label = defaultLists.kind.find(({ code }) => code === kind)?.label ?? '打ち合わせ';
  return place ? `${label}（${place}）` : label;
}

function fulfilled(chance: Chance, record: SampleRecord, n: number): Made {
  const one = like(chance, record, record.occurredOn);
  const moves =
    n % 6 === 0
      ? [{ from: addDays(one.plannedOn, -7), to: one.plannedOn, reason: chance.pick(putOff) }]
      : [];
  return { ...one, recordKey: record.key, moves };
}

function given(chance: Chance, record: SampleRecord, today: Day): Made {
  const day = nextWorkday(addDays(today, -chance.whole(5, 60)));
  return { ...like(chance, record, day), dropped: chance.pick(givenUp) };
}

/** Individual support: seen whole by few, so that the sample shows how it looks to the others. */
function visits(chance: Chance, recent: SampleRecord[], today: Day): Made[] {
  const models = recent.filter((r) => privateKinds.includes(r.kind));
  if (models.length === 0) return [];
  return Array.from({ length: 8 }, () => {
    const record = chance.pick(models);
    const day = nextWorkday(addDays(today, chance.whole(0, 25)));
    const title = record.kind === 'visit' ? '訪問' : '支援会議';
    return { ...like(chance, record, day), title, place: '', aim: '', supportMain: 'individual' };
  });
}

/** From what a record said comes next. */
function following(chance: Chance, recent: SampleRecord[], today: Day): Made[] {
  const models = recent.filter(
    (r) => r.nextOn !== '' && r.nextOn > today && !privateKinds.includes(r.kind),
  );
  return chance
    .shuffled(models)
    .slice(0, 6)
    .map((record) => ({
      ...like(chance, record, nextWorkday(record.nextOn || today)),
      title: record.nextStep.slice(0, 200),
      startedAt: '',
      minutes: null,
      madeOn: record.occurredOn,
      followsKey: record.key,
    }));
}
