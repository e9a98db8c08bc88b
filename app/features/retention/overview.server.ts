/** Every kind with its years and how much of it is due, for the page and for taking out. */
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, type Day, fiscalYear, today } from '#app/lib/dates.ts';
import { countDue, type DueYear, yearBegan } from './due.server.ts';
import { keepings } from './kinds.server.ts';
import { overBefore, type Years } from './retention.ts';
import { readRules, standingOf } from './rules.server.ts';

export type KindDue = {
  kind: string;
  label: string;
  isPrivate: boolean;
  years: Years;
  due: DueYear[];
  count: number;
  /** How many come due when the next fiscal year begins. */
  next: number;
};

export async function readKinds(db: Db, officeId: string, day: Day = today()): Promise<KindDue[]> {
  const rules = await readRules(db, officeId);
  return Promise.all(
    keepings.map(async (keeping) => {
      const { kind, label, isPrivate = false } = keeping;
      const { years, before } = standingOf(rules, keeping, day);
      const ending = overBefore(years, nextYear(day));
      const all = ending
        ? await countDue(db, officeId, { keeping, before: ending, today: day })
        : [];
      const isNow = ({ year }: DueYear) => before !== null && year < fiscalYear(before);
      const due = all.filter(isNow);
      const next = sum(all) - sum(due);
      return { kind, label, isPrivate, years, due, count: sum(due), next };
    }),
  );
}

const sum = (years: readonly DueYear[]) => years.reduce((all, { count }) => all + count, 0);

const nextYear = (day: Day): Day => addDays(yearBegan(day), 366);
