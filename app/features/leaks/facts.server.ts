/** What the audit and the records say already, so that nobody types it again (U3). */
import type { Db } from '#app/db/dialect.server.ts';
import { showDate } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { staffNames } from '../accounts/names.server.ts';
import { firstHourOf } from './first-hour.ts';
import type { Asked, Opened, Words } from './leak.ts';
import { isAsked } from './leak.ts';
import { sentenceOf } from './looks.ts';
import { type Answer, whoSaw } from './seen.server.ts';

export async function firstWords(
  db: Db,
  actor: Actor,
  opened: Opened,
  asked: Asked,
): Promise<Words> {
  const answer = isAsked(asked) ? await whoSaw(db, actor, asked, 2000) : null;
  const names = asked.staff ? await staffNames(db, actor.officeId) : [];
  const name = names.find(({ id }) => id === asked.staff)?.name;
  return {
    summary: `${showDate(opened.noticedOn)}に気づいた。${opened.title}`,
    items: itemsOf(answer),
    people: answer?.records ? `1人（その人の名前のある記録は${answer.records}件）` : '',
    cause: firstHourOf(opened.kind).cause,
    harm: '',
    told: '',
    public: '',
    prevent: '',
    other: otherOf(asked, answer, name),
  };
}

function itemsOf(answer: Answer | null): string {
  const verbs = new Set(answer?.lines.map(({ verb }) => verb));
  const items = [
    ...(answer?.records ? ['行動記録（日付、地域、したこと、気づいたこと）'] : []),
    ...(verbs.has('confidential.read') || verbs.has('confidential.export')
      ? ['内密の欄（だれのことか、聞いたこと）']
      : []),
    ...(verbs.has('file.read') ? ['写真・ファイル'] : []),
  ];
  return items.join('\n');
}

function otherOf(asked: Asked, answer: Answer | null, name: string | undefined): string {
  if (!answer) return '';
  const span = [
    asked.from && `${showDate(asked.from)}から`,
    asked.to && `${showDate(asked.to)}まで`,
  ];
  const about = [name && `${name}さんの操作`, ...span].filter(Boolean).join('、');
  return `操作の記録で調べたこと${about && `（${about}）`}：${sentenceOf(answer.lines, answer.records)}`;
}
