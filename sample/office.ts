// The sample office: an invented city with two years of work. Pure and deterministic: the same
// seed and day give the same office, so tests, `engawa seed --sample` and bench share it.

import { addDays, type Day, dayNumber, fiscalYear } from '#app/lib/dates.ts';
import { isYearEnd } from '#app/lib/holidays.ts';
import { sampleAppointments } from './appointments.ts';
import { sampleAreas } from './areas.ts';
import { caseRecord, isActive, sampleCases } from './cases.ts';
import { isDeskDay, isWorkday, monthOf } from './days.ts';
import { Diary } from './drafting.ts';
import { sampleMoments } from './moments.ts';
import { type Neighbourhood, neighbourhoodsOf } from './neighbourhoods.ts';
import { type Chance, chanceOf } from './random.ts';
import type { SampleRecord } from './record.ts';
import { sampleReviews } from './reviews.ts';
import { mayHappen, sceneRecord, scenes } from './scenes.ts';
import { changeOfWorker, sampleAssignments, sampleStaff } from './staff.ts';
import { storyRecords } from './story.ts';
import { goals, office, plan, policy, savedViews, staffWords, standards } from './words-office.ts';
import { reports } from './words-reports.ts';
import { templates } from './words-templates.ts';

export type { SampleRecord } from './record.ts';

/** What the makers of records share while one office is made. */
export type Making = {
  chance: Chance;
  today: Day;
  used: Set<string>;
  had: Set<string>;
  diary: Diary;
  care: (staffKey: string) => number;
  onDuty: (staffKey: string, day: Day) => string;
};

export function buildSampleOffice({
  seed,
  today,
  records = 3200,
  years = 2,
}: {
  seed: number;
  today: Day;
  records?: number;
  years?: number;
}) {
  const chance = chanceOf(seed);
  const days = Math.round(years * 365);
  const start = addDays(today, -days);
  const change = changeOfWorker(start, today);
  const staff = sampleStaff(start, change);
  const planYear = fiscalYear(today) - 3;
  const making: Making = {
    chance,
    today,
    used: new Set(),
    had: new Set(),
    diary: new Diary(),
    care: (staffKey) => staffWords.find(({ key }) => key === staffKey)?.care ?? 0.5,
    onDuty: (staffKey, day) =>
      staffKey === 'csw-central' && day < change ? 'csw-central-before' : staffKey,
  };
  const made = sampleRecords(making, start, days, records);
  const moments = sampleMoments(made, seed, today);
  return {
    office,
    ...sampleAreas(addDays(start, -3650), change),
    staff,
    assignments: sampleAssignments(staff),
    plan: { ...plan, fromOn: `${planYear}-04-01`, untilOn: `${planYear + 5}-03-31` },
    goals,
    standards,
    policy,
    records: made,
    moments,
    appointments: sampleAppointments(made, seed, today),
    reviews: sampleReviews(
      made,
      today,
      new Map(moments.map(({ recordKey, writtenOn }) => [recordKey, writtenOn])),
    ),
    savedViews,
    templates,
    reports,
  };
}

export type SampleOffice = ReturnType<typeof buildSampleOffice>;

const authors = [
  { staffKey: 'csw-east', role: 'csw', weight: 27 },
  { staffKey: 'csw-central', role: 'csw', weight: 20 },
  { staffKey: 'csw-west', role: 'csw', weight: 24 },
  { staffKey: 'cn', role: 'cn', weight: 30 },
  { staffKey: 'manager', role: 'manager', weight: 5 },
  { staffKey: 'admin', role: 'admin', weight: 1.2 },
];

function sampleRecords(making: Making, start: Day, days: number, count: number): SampleRecord[] {
  const { chance } = making;
  const neighbourhoods = neighbourhoodsOf(chance);
  const open = sampleCases(
    chance,
    neighbourhoods,
    start,
    days,
    Math.max(12, Math.round(count / 45)),
  );
  const made = thinned(storyRecords(making, start, days), Math.floor(count / 8));
  const calendar = busyDays(start, making.today);
  while (made.length < count) {
    const day = chance.pick(calendar);
    const author = chance.weighted(authors, ({ weight }) => weight);
    const staffKey = making.onDuty(author.staffKey, day);
    const own = neighbourhoods.filter(
      ({ district }) => author.role !== 'csw' || author.staffKey === `csw-${district.key}`,
    );
    const cases = isWorkday(day)
      ? open.filter((one) => isActive(one, day) && own.includes(one.at))
      : [];
    if (cases.length > 0 && chance.happens({ cn: 0.62, csw: 0.1 }[author.role] ?? 0)) {
      made.push(caseRecord(making, chance.pick(cases), staffKey, day));
      continue;
    }
    const possible = scenes.filter((scene) => mayHappen(scene, author.role, day));
    if (possible.length === 0) continue;
    const record = sceneRecord(
      making,
      chance.weighted(possible, ({ weight }) => weight),
      staffKey,
      chance.pick<Neighbourhood>(own),
      day,
    );
    if (record) made.push(record);
  }
  return made
    .sort((a, b) => inTime(a) - inTime(b))
    .map((record, i) => ({ key: `record-${i + 1}`, ...record }));
}

/** An hour that was not written sorts first in its day. */
function inTime({ occurredOn, startedAt }: { occurredOn: Day; startedAt: string }): number {
  return (
    dayNumber(occurredOn) * 10_000 + (startedAt === '' ? 0 : 1 + Number(startedAt.replace(':', '')))
  );
}

/** Every day as often as it is worked on: desk days more, days of rest little, the year's end never. */
function busyDays(start: Day, today: Day): Day[] {
  const all = Array.from({ length: dayNumber(today) - dayNumber(start) + 1 }, (_, i) =>
    addDays(start, i),
  );
  return all.flatMap((day) => Array.from({ length: busyness(day) }, () => day));
}

function busyness(day: Day): number {
  if (isYearEnd(day)) return 0;
  if (isDeskDay(day)) return 12;
  if (isWorkday(day)) return 10;
  return [9, 11].includes(monthOf(day)) ? 2 : 1;
}

/** A small office keeps some beats of the stories only. */
function thinned<T>(list: T[], most: number): T[] {
  return list.length <= most
    ? list
    : list.filter(
        (_, i) =>
          Math.floor((i * most) / list.length) !== Math.floor(((i - 1) * most) / list.length),
      );
}
