/** What a table says, in sentences made from its figures (UI.md: a sentence above a picture). */

import { NONE } from '../figures/heads.ts';
import type { Axis } from '../figures/sums.ts';
import { isHead } from '../figures/sums.ts';
import type { Table } from './table.ts';
import { axisWords, said } from './words.ts';

const FEW = 10;

type About = { where: string; when: string; rows: Axis };

export function sentencesOf(table: Table, about: About): string[] {
  const count = (n: number) => said(table.measure, n);
  if (table.total === 0) return [`${about.where}では、${about.when}の記録がまだありません。`];
  return [
    `${about.where}では、${about.when}の${subjects[table.measure]}${count(table.total)}です。${against(table, count)}`,
    ...(table.total < FEW && table.measure === 'records'
      ? ['数が少ないので、割合やちがいは読みとらないでください。']
      : [most(table, about.rows, count), missing(table, about.rows)].filter((s) => s !== '')),
  ];
}

const subjects = {
  records: '記録は',
  minutes: '活動の時間は',
  heads: '会った人は延べ',
  days: '活動した日は',
};

function against({ total, before }: Table, count: (n: number) => string): string {
  if (before === null) return '';
  if (before === 0) return '前の年の同じころの記録はありません。';
  if (total === before) return '前の年の同じころと同じです。';
  return `前の年の同じころ（${count(before)}）より${count(Math.abs(total - before))}${total > before ? '多い' : '少ない'}数です。`;
}

/** Nothing where two are even: the order would be chance. */
function most({ lines }: Table, rows: Axis, count: (n: number) => string): string {
  if (rows === 'staff') return ''; // H1: nobody is the first among colleagues
  const [first, second] = lines
    .filter(({ key }) => key !== NONE)
    .toSorted((a, b) => b.total - a.total);
  if (!first || !second || first.total === second.total) return '';
  return `いちばん多い${axisWords[rows]}は「${first.label}」で、${count(first.total)}です。`;
}

/** A head that is never used is a gap; a time without records is often only a time to come. */
function missing({ lines }: Table, rows: Axis): string {
  if (!isHead(rows) || rows === 'staff' || rows === 'goal') return '';
  const empty = lines.filter(({ key, total }) => key !== NONE && total === 0);
  if (empty.length === 0 || empty.length > 3) return '';
  return `${empty.map(({ label }) => `「${label}」`).join('と')}の記録はありません。`;
}
