// What the manager of the sample read and answered: nearly all of it, the last weeks not yet.

import { addDays, type Day, dayNumber } from '#app/lib/dates.ts';
import { chanceOf } from './random.ts';
import type { SampleRecord } from './record.ts';

export type SampleLook = { recordKey: string; version: 1 | 2; on: Day };
export type SampleComment = {
  recordKey: string;
  staffKey: string;
  text: string;
  on: Day;
  isRead: boolean;
};

/** Nobody is named in them. Some are answered by the writer. */
const words: [text: string, answer?: string][] = [
  ['言われた言葉がそのまま書いてあって、場の様子がよく分かります。'],
  ['ここまで続けて通ったことが、信頼につながっていますね。', '顔を覚えてもらえました。続けます。'],
  [
    '次に行くときは、どんな立場で入るかを先に決めておくとよさそうです。',
    '次の予定に書いておきます。',
  ],
  ['よい声かけです。係の打合せでも話してください。'],
  ['「気づいたこと」がとても大事です。来月の振り返りで使いたいです。'],
  ['何のために行ったかを、ひとこと足しておいてください。', '書き足しました。'],
  ['つないだあとの様子も、分かったら書いてください。', '来週、聞いてみます。'],
  ['避難所の連絡会でも、同じ声が出ていました。'],
  ['むりをしていませんか。二人で行く日を作りましょう。', 'ありがとうございます。お願いします。'],
  ['住民の方から出た案というところが、いちばんの収穫ですね。'],
  ['会に来なかった人のことも、少し気にかけておいてください。', '世話役の方に聞いてみます。'],
  ['次の一歩が具体的で、読んでいて安心します。'],
];

export function sampleReviews(
  records: readonly SampleRecord[],
  today: Day,
  writtenOn: ReadonlyMap<string, Day> = new Map(),
) {
  const written = ({ key, occurredOn }: SampleRecord) => writtenOn.get(key) ?? occurredOn;
  const chance = chanceOf(77);
  const read = records.filter(({ staffKey, removed }) => staffKey !== 'manager' && !removed);
  const yesterday = addDays(today, -1);
  const looks = read.flatMap((record): SampleLook[] => {
    const { key, occurredOn, corrected } = record;
    const age = dayNumber(today) - dayNumber(occurredOn);
    const likely = age > 21 ? 0.985 : age > 6 ? 0.7 : 0.25;
    const on = addDays(written(record), chance.whole(1, 4));
    if (!chance.happens(likely) || on > yesterday) return [];
    const isAgain = corrected && chance.happens(0.6);
    return [{ recordKey: key, version: isAgain ? 2 : 1, on }];
  });
  // The last ones were not read yet: a word waits on きょう.
  const fresh = read.filter((r) => r.occurredOn <= addDays(today, -5)).slice(-4);
  const spoken = read.filter((r, at) => at % 47 === 5 || fresh.includes(r));
  const comments = spoken.flatMap((record, at): SampleComment[] => {
    const { key, staffKey } = record;
    const [text, answer] = words[at % words.length] ?? words[0] ?? ['', ''];
    const on = addDays(written(record), chance.whole(1, 4));
    if (on > yesterday) return [];
    const isNew = fresh.includes(record);
    const word = { recordKey: key, staffKey: 'manager', text, on, isRead: !isNew };
    const answered = answer && !isNew && addDays(on, 1) <= yesterday;
    if (!answered) return [word];
    return [word, { ...word, staffKey, text: answer, on: addDays(on, 1), isRead: true }];
  });
  return { looks, comments };
}
