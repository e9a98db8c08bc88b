/** Each gap as one sentence, one place where it can be seen, and one step that mends it. */
import { showDate, showDateShort } from '#app/lib/dates.ts';
import { NONE } from '../figures/heads.ts';
import { type Verb, verbs } from '../lists/verbs.ts';
import type { Gap } from './gap.ts';

export type Told = {
  key: string;
  sentence: string;
  /** What it speaks of. */
  see: { href: string; label: string };
  mend: { href: string; label: string };
};

export const kindWords: Record<Gap['kind'], string> = {
  step: '日を過ぎた「次にすること」',
  main: '主担当',
  verbs: '支援の動き',
  dropped: 'やめたままの予定',
  goal: '目標',
  goalless: '目標のない記録',
};

/** What for, to begin with; the person writes it anew. */
const aims: Record<Verb, string> = {
  know: '困っていることや、地域の人・場所を知る',
  connect: '人と人、人と場をつなぐ',
  involve: '新しい人に声をかけ、いっしょに動いてもらう',
  create: '足りない場やしくみを、住民といっしょにつくる',
  spread: 'うまくいったことを、ほかの地域にも伝える',
};

export function told(gap: Gap, isManager: boolean): Told {
  switch (gap.kind) {
    case 'step':
      return {
        key: `step-${gap.area.id}`,
        sentence: stepSentence(gap),
        see: { href: `/records/${gap.recordId}`, label: 'もとの記録' },
        mend: { href: planning({ follows: gap.recordId }), label: '予定にする' },
      };
    case 'main':
      return {
        key: `main-${gap.area.id}`,
        sentence: `${gap.area.name}には、主担当がいません。`,
        see: { href: `/areas/${gap.area.id}`, label: '担当を見る' },
        mend: isManager
          ? { href: `/areas/${gap.area.id}`, label: '担当を決める' }
          : {
              href: planning({ area: gap.area.id, title: '主担当の相談', aim: '主担当を決める' }),
              label: '相談の予定を入れる',
            },
      };
    case 'verbs':
      return verbsTold(gap);
    case 'dropped':
      return {
        key: `dropped-${gap.id}`,
        sentence: `${gap.area.name}の「${gap.title}」（${showDateShort(gap.plannedOn)}）は、やめたままです。`,
        see: { href: `/appointments/${gap.id}`, label: 'やめた予定' },
        mend: { href: planning({ again: gap.id }), label: 'もう一度予定を入れる' },
      };
    case 'goal':
      return {
        key: `goal-${gap.goalId}`,
        sentence: `目標「${gap.text}」のための記録が、今年度はまだありません。`,
        see: { href: records({ goal: gap.goalId }), label: 'これまでの記録' },
        mend: {
          href: planning({ goal: gap.goalId, ...(gap.area && { area: gap.area.id }) }),
          label: '予定を入れる',
        },
      };
    case 'goalless':
      return {
        key: `goalless-${gap.area.id}`,
        sentence: `${gap.area.name}の今年度の記録${gap.records.toLocaleString('ja')}件のうち、${gap.share}%に目標が入っていません。`,
        see: {
          href: records({ area: gap.area.id, goal: NONE, from: gap.since }),
          label: 'その記録',
        },
        mend: {
          href: planning({ area: gap.area.id, kind: 'review', title: '記録に目標を入れる' }),
          label: '見なおす予定を入れる',
        },
      };
  }
}

function stepSentence({ area, count, text, dueOn }: Extract<Gap, { kind: 'step' }>): string {
  const short = [...text].length > 30 ? `${[...text].slice(0, 30).join('')}…` : text;
  const day = showDate(dueOn).replace(/\(.\)$/, '');
  return count === 1
    ? `${area.name}で、「${short}」が${day}を過ぎています。`
    : `${area.name}に、日を過ぎた「次にすること」が${count}件あります。いちばん古いのは「${short}」（${day}）です。`;
}

function verbsTold({ area, months, since, ...gap }: Extract<Gap, { kind: 'verbs' }>): Told {
  const words = verbs.filter(({ verb }) => gap.verbs.includes(verb)).map(({ label }) => label);
  const what = gap.isSilent ? '記録' : `「${words.join('」「')}」の記録`;
  const [first = 'know'] = gap.verbs;
  return {
    key: `verbs-${area.id}`,
    sentence: `${area.name}では、${months}か月のあいだ${what}がありません。`,
    see: gap.isSilent
      ? { href: `/areas/${area.id}`, label: '地域を見る' }
      : { href: records({ area: area.id, from: since }), label: 'その間の記録' },
    mend: {
      href: planning({ area: area.id, verb: first, aim: aims[first] }),
      label: `「${words[0]}」の予定を入れる`,
    },
  };
}

const planning = (given: Record<string, string>) =>
  `/appointments/new?${new URLSearchParams(given)}`;
const records = (given: Record<string, string>) => `/records?${new URLSearchParams(given)}`;
