// Support of single persons over months: first contact, getting to know, handing on. The shared
// part never says who; name, age and address stand in the confidential part alone.

import { addDays, type Day } from '#app/lib/dates.ts';
import { emptyRecord, freshText, nextStepOf, roundedMinutes, someOf } from './drafting.ts';
import { fill, type Neighbourhood, wordsOf } from './neighbourhoods.ts';
import type { Making } from './office.ts';
import type { Chance } from './random.ts';
import type { SampleRecord } from './record.ts';
import { startTimes } from './scene.ts';
import { afterthought, severalOf } from './scenes.ts';
import {
  bodies,
  type CaseWords,
  caseEndings,
  cases,
  openings,
  throughWords,
} from './words-cases.ts';
import {
  foreignNames,
  middleGiven,
  olderGiven,
  privateSurnames,
  youngGiven,
} from './words-people.ts';

export type SampleCase = {
  words: CaseWords;
  at: Neighbourhood;
  who: string;
  /** Name, age; and address with telephone: confidential. */
  person: string;
  address: string;
  facts: string[];
  through: { code: string; says: string };
  fromOn: Day;
  untilOn: Day;
  times: number;
};

type Means = keyof typeof openings;
const givenNames = { older: olderGiven, middle: middleGiven, young: youngGiven };
const meansWeights = [
  { means: 'visit', weight: 46 },
  { means: 'phone', weight: 28 },
  { means: 'office', weight: 12 },
  { means: 'together', weight: 9 },
  { means: 'letter', weight: 5 },
] as const;

export function sampleCases(
  chance: Chance,
  neighbourhoods: Neighbourhood[],
  start: Day,
  days: number,
  count: number,
): SampleCase[] {
  return Array.from({ length: count }, (_, i) => {
    const words = cases[i % cases.length] as CaseWords;
    const at = chance.pick(neighbourhoods);
    const length = chance.whole(60, 330);
    const fromOn = addDays(start, chance.whole(-100, days - 5));
    const surname = privateSurnames[(i * 7) % privateSurnames.length];
    const name =
      words.given === 'foreign'
        ? chance.pick(foreignNames)
        : `${surname} ${chance.pick(givenNames[words.given])}`;
    const facts = chance
      .shuffled(words.facts)
      .map((fact) => fill(fact, { y: String(chance.whole(2, 9)) }));
    return {
      words,
      at,
      who: `${at.district.name}の${chance.pick(words.who)}`,
      person: `${name}（${chance.whole(...words.ages)}歳）`,
      address: `${chance.pick(at.towns).name}${chance.whole(1, 28)}番${chance.whole(1, 19)}号、電話 000-0000-${chance.whole(1000, 9999)}`,
      facts,
      through: chance.pick(throughWords),
      fromOn,
      untilOn: addDays(fromOn, length),
      times: 0,
    };
  });
}

export function isActive(one: SampleCase, day: Day): boolean {
  return one.fromOn <= day && day <= one.untilOn;
}

export function caseRecord(
  making: Making,
  one: SampleCase,
  staffKey: string,
  day: Day,
): Omit<SampleRecord, 'key'> {
  const { chance, today, care } = making;
  const { words, at } = one;
  one.times += 1;
  const phase =
    one.times === 1 ? 'first' : day > addDays(one.untilOn, -45) && one.times > 4 ? 'late' : 'mid';
  const meets = phase === 'mid' && chance.happens(0.17);
  const first = phase === 'first';
  const means = first ? 'visit' : chance.weighted(meansWeights, (each) => each.weight).means;
  const filling = wordsOf(chance, at, at.base.name, { who: one.who, k: String(one.times) });
  const filled = (list: readonly string[], probability = 1) =>
    chance.happens(probability) ? fill(chance.pick(list), filling) : '';
  const written = care(staffKey);
  const headcount = meets ? chance.whole(4, 9) : null;
  const opening = () => {
    if (meets)
      return fill(
        chance.pick([
          '{who}のことでケース会議（{n}名）。',
          '{who}の支援会議、{n}名。',
          '{who}をめぐり、関係者{n}名で会議。',
        ]),
        { ...filling, n: String(headcount) },
      );
    return first
      ? fill(`${one.through.says}{who}を初めて訪問。`, filling)
      : filled(openings[means]);
  };
  const done = freshText(
    making.used,
    () =>
      opening() +
      bodyOf(making, one, meets ? 'meeting' : phase, means) +
      filled(caseEndings[meets ? 'meeting' : means]),
  );
  const minutes = roundedMinutes(
    chance,
    meets
      ? [60, 120]
      : means === 'phone' || means === 'letter'
        ? [5, 30]
        : means === 'together'
          ? [60, 180]
          : [30, 90],
  );
  return {
    ...emptyRecord,
    staffKey,
    areaKey: at.base.key,
    occurredOn: day,
    startedAt: making.diary.book(staffKey, day, chance.shuffled(startTimes.day), minutes),
    minutes,
    place: meets
      ? fill(chance.pick(['{centre} 会議室', '{centreHall}', '市役所会議室']), filling)
      : placeOf(means),
    kind: meets ? 'case-meeting' : 'visit',
    means: meets ? 'meeting' : means,
    verbs: first
      ? ['know']
      : meets
        ? ['connect', 'involve']
        : phase === 'late'
          ? ['connect']
          : chance.pick([['know'], ['connect'], ['know', 'connect']]),
    supportMain: staffKey === 'cn' && !meets ? 'individual' : chance.pick(['individual', 'life']),
    supportSecond: null,
    goalKey: chance.happens(0.3 + written * 0.5) ? 'goal-early' : null,
    withNames: meets
      ? fill(
          chance.pick([
            '{centre}、{welfare}、市の担当',
            '{centre}、ケアマネジャー、{welfare}',
            '市の担当、{facility}、{centre}',
          ]),
          filling,
        )
      : '',
    headcount,
    aim: meets
      ? chance.pick([
          '本人の希望を真ん中に置いて役割を分ける',
          'お互いの関わりを出し合い、次に動く人を決める',
          '',
        ])
      : '',
    done,
    noticed: filled(words.noticed, written * 0.75),
    result: chance.happens(written * 0.9) ? resultOf(chance, phase, day, one) : null,
    through: first ? one.through.code : null,
    course: first ? 'new' : 'continued',
    about: words.about,
    connected: someOf(chance, words.connected, meets ? 3 : 2),
    ...nextStepOf(chance, phase === 'late' ? '' : filled(words.next, 0.4), day, today),
    confidential: first || meets || chance.happens(0.55) ? confidentialOf(one) : null,
    ...afterthought(making, done, day),
  };
}

/** Only a visit or a meeting tells of the trouble itself; a letter or a call tells less. */
function bodyOf(
  making: Making,
  { words, at }: SampleCase,
  phase: 'first' | 'mid' | 'late' | 'meeting',
  means: Means,
): string {
  if (means !== 'visit' && phase !== 'meeting') return making.chance.pick(bodies[means]);
  return severalOf(making, words[phase], 0.8)
    .map((each) => fill(each, { ...at.words, resident: at.residents[0] ?? '' }))
    .join('');
}

function placeOf(means: string): string {
  return (
    { visit: 'ご自宅', phone: '事務所', office: '事務所 相談室', letter: 'ご自宅' }[means] ?? ''
  );
}

function resultOf(chance: Chance, phase: string, day: Day, one: SampleCase): string {
  if (phase === 'first') return 'continuing';
  if (phase === 'late') return day > addDays(one.untilOn, -12) ? 'closed' : 'watching';
  return chance.pick(['continuing', 'continuing', 'connected', 'informed']);
}

function confidentialOf(one: SampleCase): { who: string; text: string } {
  const fact = one.facts[one.times % one.facts.length] ?? '';
  return {
    who: one.person,
    text: one.times === 1 ? `住所 ${one.address}。${fact}` : `${fact}（${one.address}）`,
  };
}
