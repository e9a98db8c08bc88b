// Records for measuring, by the hundred thousand: the sentences of the sample, filled in once,
// then only put together. How often the words that benches look for occur is set here.

import { addDays, type Day, dayNumber } from '#app/lib/dates.ts';
import { isWorkday } from './days.ts';
import { emptyRecord } from './drafting.ts';
import { fill, neighbourhoodsOf, wordsOf } from './neighbourhoods.ts';
import { type Chance, chanceOf } from './random.ts';
import type { SampleRecord } from './record.ts';
import type { Scene } from './scene.ts';
import { startTimes } from './scene.ts';
import { scenes } from './scenes.ts';

/** A part of all records holds such a sentence; the words stand nowhere else. */
const rare = [
  {
    word: '民生委員',
    share: 0.1,
    says: [
      '民生委員にも同じことを伝えた。',
      '民生委員が同席してくれた。',
      '民生委員から補足があった。',
      '詳しいことは民生委員に聞くことになった。',
    ],
  },
  {
    word: '孤立',
    share: 0.015,
    says: ['孤立を防ぐ手だてを一緒に考えた。', '孤立しがちな世帯のことが話題になった。'],
  },
  {
    word: '転居',
    share: 0.003,
    says: ['転居してきた世帯への声かけを相談した。', '近く転居する方がいるとのこと。'],
  },
];

type Ready = Pick<SampleRecord, 'place' | 'withNames' | 'kind' | 'means' | 'supportMain'> & {
  scene: Scene;
  open: string[];
  body: string[];
  ends: string[];
  noticed: string[];
};

export type ManyOptions = {
  seed: number;
  count: number;
  staffKeys: string[];
  areaKeys: string[];
  from: Day;
  to: Day;
};

export function* buildManyRecords({
  seed,
  count,
  staffKeys,
  areaKeys,
  from,
  to,
}: ManyOptions): Generator<SampleRecord> {
  const chance = chanceOf(seed);
  const ready = readySentences(chance);
  const extras = [...new Set(ready.flatMap(({ ends }) => ends))].filter((end) => end.length > 12);
  const days = Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, i) =>
    addDays(from, i),
  );
  const workdays = days.some(isWorkday) ? days.filter(isWorkday) : days;
  for (let i = 0; i < count; i += 1) {
    const { scene, place, withNames, kind, means, supportMain, ...says } = chance.pick(ready);
    const inner = supportMain === 'internal';
    yield {
      ...emptyRecord,
      key: `many-${i + 1}`,
      staffKey: chance.pick(staffKeys),
      areaKey: chance.pick(areaKeys),
      occurredOn: chance.pick(workdays),
      startedAt: chance.pick(startTimes[scene.hours]),
      minutes: chance.whole(1, 24) * 5,
      place,
      kind,
      means,
      verbs: inner ? [] : chance.pick(scene.verbs),
      supportMain,
      goalKey: inner ? null : chance.pick(scene.goals),
      withNames,
      headcount: scene.people ? chance.whole(...scene.people) : null,
      done:
        chance.pick(says.open) +
        chance.pick(says.body) +
        chance.pick(extras) +
        chance.pick(extras) +
        chance.pick(extras) +
        rareSentences(chance),
      noticed: says.noticed.length > 0 ? chance.pick(says.noticed) : '',
      result: scene.result && chance.happens(0.6) ? chance.pick(scene.result) : null,
      about: scene.about.slice(0, 1),
      connected: scene.connected.slice(0, chance.whole(0, 2)),
    };
  }
}

function rareSentences(chance: Chance): string {
  let text = '';
  for (const { share, says } of rare) if (chance.happens(share)) text += chance.pick(says);
  return text;
}

/** Every act of every scene in every neighbourhood, twice, without the words of `rare`. */
function readySentences(chance: Chance): Ready[] {
  const isPlain = (text: string) => rare.every(({ word }) => !text.includes(word));
  const out: Ready[] = [];
  for (const at of [...neighbourhoodsOf(chance), ...neighbourhoodsOf(chance)]) {
    for (const scene of scenes) {
      for (const act of scene.acts) {
        const words = wordsOf(chance, at, chance.pick(at.towns).name, {
          n: String(chance.whole(...(scene.people ?? [3, 20]))),
        });
        const filled = (list: readonly string[]) =>
          list.map((text) => fill(text, words)).filter(isPlain);
        const open = filled(act.open);
        const body = filled(act.body);
        if (open.length === 0 || body.length === 0) continue;
        const withNames = filled(act.with ?? scene.with ?? [])[0] ?? '';
        out.push({
          scene,
          kind: scene.kind,
          means: scene.means,
          supportMain: scene.support[0],
          place: fill(chance.pick(act.places ?? scene.places), words),
          withNames,
          open,
          body,
          ends: filled(scene.ends),
          noticed: filled(scene.noticed),
        });
      }
    }
  }
  return out;
}
