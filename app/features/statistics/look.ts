/** What a person should see of a file of people before it is taken in. */
import { showDate } from '#app/lib/dates.ts';
import { type Plan, reportOf, sumOf } from './plan.ts';
import type { Remark } from './read-population.ts';
import { columns } from './words.ts';

export type Look = {
  news: number;
  facts: { term: string; detail: string }[];
  problems: Remark[];
  notes: Remark[];
  repaired: Remark[];
  unknown: string[];
};

export function lookOf(plan: Plan): Look {
  const { rows, accepted, rejected, skipped } = reportOf(plan);
  const sum = sumOf(plan.kept);
  return {
    news: plan.news,
    facts: [
      { term: 'いつの数字か', detail: showDate(plan.day) },
      { term: 'だれが数えたか', detail: plan.source || 'ファイルに書かれていません。' },
      ...columns.map(({ label, of }) => ({ term: `${label}の合計`, detail: of(sum) })).slice(0, 5),
      {
        term: '行',
        detail: `${rows}行のうち、取り込む${accepted}行、そのまま${skipped}行（空の行、合計の行、もう入っている行）、受けとれない${rejected}行`,
      },
    ],
    problems: plan.problems,
    notes: plan.notes,
    repaired: plan.repaired,
    unknown: plan.kept.filter(({ areaId }) => areaId === null).map(({ name }) => name),
  };
}
