// The beats of the long stories as records, each on its own day.

import { addDays, type Day } from '#app/lib/dates.ts';
import { isYearEnd } from '#app/lib/holidays.ts';
import { isWorkday, weekdayOf } from './days.ts';
import { emptyRecord, nextStepOf } from './drafting.ts';
import type { Making } from './office.ts';
import type { SampleRecord } from './record.ts';
import { startTimes } from './scene.ts';
import { type Beat, type Story, stories } from './words-story.ts';

export function storyRecords(
  making: Making,
  start: Day,
  days: number,
): Omit<SampleRecord, 'key'>[] {
  return stories.flatMap((story) =>
    story.beats.map((beat) =>
      beatRecord(
        making,
        story,
        beat,
        dayOf(beat, addDays(start, Math.round(beat.at * days)), making.today),
      ),
    ),
  );
}

/** The nearest day that fits, later if there is one before today, else earlier. */
function dayOf(beat: Beat, wanted: Day, today: Day): Day {
  const fits = (day: Day) =>
    !isYearEnd(day) && (beat.weekend ? weekdayOf(day) === 6 : isWorkday(day));
  for (let step = 0; ; step += 1) {
    const later = addDays(wanted, step);
    if (later <= today && fits(later)) return later;
    const earlier = addDays(wanted, -step);
    if (fits(earlier) && earlier <= today) return earlier;
  }
}

function beatRecord(making: Making, story: Story, beat: Beat, day: Day): Omit<SampleRecord, 'key'> {
  const { chance, today } = making;
  const staffKey = making.onDuty(story.by, day);
  making.used.add(beat.done);
  return {
    ...emptyRecord,
    staffKey,
    areaKey: story.area,
    occurredOn: day,
    startedAt: making.diary.book(staffKey, day, startTimes[beat.hours ?? 'day'], beat.minutes),
    minutes: beat.minutes,
    place: beat.place,
    kind: beat.kind,
    means: beat.means,
    verbs: beat.verbs,
    supportMain: story.support,
    goalKey: beat.goal,
    withNames: beat.withNames,
    headcount: beat.people ?? null,
    aim: beat.aim ?? '',
    done: beat.done,
    noticed: beat.noticed,
    result: 'continuing',
    about: story.about,
    connected: story.connected.slice(0, 2),
    ...nextStepOf(chance, beat.next ?? '', day, today),
  };
}
