// A record from a scene that the day and the worker allow.

import { addDays, type Day } from '#app/lib/dates.ts';
import { isYearEnd } from '#app/lib/holidays.ts';
import { isDeskDay, isWorkday, monthOf } from './days.ts';
import { emptyRecord, freshText, nextStepOf, roundedMinutes, someOf } from './drafting.ts';
import { fill, type Neighbourhood, wordsOf } from './neighbourhoods.ts';
import type { Making } from './office.ts';
import type { Chance } from './random.ts';
import type { SampleRecord } from './record.ts';
import { type Scene, startTimes } from './scene.ts';
import { meetings } from './words-meetings.ts';
import { places, seasonal } from './words-places.ts';
import { corrections, removalReasons } from './words-story.ts';
import { inside, work } from './words-work.ts';

export const scenes: Scene[] = [...meetings, ...places, ...seasonal, ...work, ...inside];

export function mayHappen(scene: Scene, role: string, day: Day): boolean {
  if (!scene.by.some((each) => each === role) || isYearEnd(day)) return false;
  if (scene.months && !scene.months.includes(monthOf(day))) return false;
  if (scene.days === 'desk') return isDeskDay(day);
  if (scene.days === 'weekend') return !isWorkday(day);
  return scene.days === 'any' || isWorkday(day);
}

/** Null when this area has had its meeting of the month already. */
export function sceneRecord(
  making: Making,
  scene: Scene,
  staffKey: string,
  at: Neighbourhood,
  day: Day,
): Omit<SampleRecord, 'key'> | null {
  const { chance, today, care } = making;
  const town = chance.pick(at.towns);
  const areaKey = { town: town.key, zone: at.base.key, district: at.district.key, city: 'city' }[
    scene.level
  ];
  if (!isFirst(making, scene, areaKey, day)) return null;
  const headcount = scene.people ? chance.whole(...scene.people) : null;
  const words = wordsOf(chance, at, town.name, { n: String(headcount ?? '') });
  const act = chance.pick(scene.acts);
  const filled = (list: readonly string[] | undefined, probability = 1) =>
    list && list.length > 0 && chance.happens(probability) ? fill(chance.pick(list), words) : '';
  const written = care(staffKey);
  const minutes = roundedMinutes(chance, scene.minutes);
  const done = freshText(
    making.used,
    () =>
      filled(act.open) +
      severalOf(making, act.body, written)
        .map((each) => fill(each, words))
        .join('') +
      filled(scene.ends, 0.8),
  );
  return {
    ...emptyRecord,
    staffKey,
    areaKey,
    occurredOn: day,
    startedAt: making.diary.book(staffKey, day, chance.shuffled(startTimes[scene.hours]), minutes),
    minutes: chance.happens(0.97) ? minutes : null,
    place: filled(act.places ?? scene.places),
    kind: scene.kind,
    means: scene.means,
    verbs: scene.verbs.length > 0 ? chance.pick(scene.verbs) : [],
    supportMain: scene.support[0],
    supportSecond: chance.happens(written * 0.7) ? scene.support[1] : null,
    goalKey:
      scene.goals.length > 0 && chance.happens(0.35 + written * 0.6)
        ? chance.pick(scene.goals)
        : null,
    withNames: filled(act.with ?? scene.with),
    headcount,
    aim: filled(scene.aim, written),
    position: filled(scene.position, written * 0.9),
    done,
    noticed: filled(scene.noticed, written * 0.9),
    result: scene.result && chance.happens(written * 0.8) ? chance.pick(scene.result) : null,
    ...cameBy(scene, chance, written),
    about: [scene.about[0] ?? 'other', ...someOf(chance, scene.about.slice(1), 1)],
    connected: someOf(chance, scene.connected, 3),
    ...nextStepOf(chance, filled(scene.next, written * 0.5), day, today),
    ...afterthought(making, done, day),
  };
}

/** Whoever comes to the desk through somebody comes for the first time. */
function cameBy({ kind, through: ways }: Scene, chance: Chance, written: number) {
  const through = ways && chance.happens(written * 0.6) ? chance.pick(ways) : null;
  return { through, course: through && kind === 'desk' ? ('new' as const) : null };
}

/** Who writes with care often tells two things of one meeting. */
export function severalOf({ chance }: Making, list: readonly string[], written: number): string[] {
  return chance.shuffled(list).slice(0, chance.happens(written * 0.45) ? 2 : 1);
}

function isFirst({ had }: Making, scene: Scene, areaKey: string, day: Day): boolean {
  const period =
    scene.days === 'desk'
      ? day
      : scene.once === 'month'
        ? day.slice(0, 7)
        : scene.once === 'year'
          ? day.slice(0, 4)
          : null;
  if (period === null) return true;
  const mark = `${scene.key} ${areaKey} ${period}`;
  if (had.has(mark)) return false;
  had.add(mark);
  return true;
}

/** A few are put right some days later, a few fewer are taken out. */
export function afterthought(
  { chance, today }: Making,
  done: string,
  day: Day,
): Pick<SampleRecord, 'corrected' | 'removed'> {
  if (chance.happens(0.004)) return { removed: { reason: chance.pick(removalReasons) } };
  const onDay = addDays(day, chance.whole(1, 9));
  if (onDay > today || !chance.happens(0.012)) return {};
  return { corrected: { done: done + chance.pick(corrections), onDay } };
}
