/**
 * 保存期間と廃棄 (S13). Each kind of thing is kept some years, counted from the first day of the
 * fiscal year after the one in which it ended. What is over is due: one person proposes to erase
 * it, another approves, and a certificate stays. 保留 holds single ones back until a day.
 */
import type { Keeping } from '#app/db/keeping.server.ts';
import type { DisposalTable, RetentionRuleTable } from '#app/db/schema.ts';
import { type Day, fiscalYear } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';

/** The years of a council's rules for documents (文書管理規程); null: 永年. */
export const yearChoices = [1, 3, 5, 10, null] as const;
export type Years = number | null;
export type Rule = Pick<RetentionRuleTable, 'kind' | 'years'> & { from_on: Day };

/** Who answers for the office sets the rules, proposes and approves. */
export function mayDispose(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'manager' || actor.role === 'admin';
}

/** Titles of the other room, of discreet 予定 and of a worker's own report are for managers (004). */
export function maySeeList(actor: Pick<Actor, 'role'>, { isPrivate }: Pick<Keeping, 'isPrivate'>) {
  return actor.role === 'manager' || (mayDispose(actor) && !isPrivate);
}

/** Never the one who proposed. */
export function mayApprove(
  actor: Pick<Actor, 'role' | 'staffId'>,
  { proposed_by }: Pick<DisposalTable, 'proposed_by'>,
): boolean {
  return mayDispose(actor) && actor.staffId !== proposed_by;
}

/** The newest rule that holds on a day, else what is proposed. It counts for what was kept before it too. */
export function yearsOn(
  rules: readonly Rule[],
  { kind, usual }: Pick<Keeping, 'kind' | 'usual'>,
  day: Day,
): Years {
  const holding = rules.filter((rule) => rule.kind === kind && rule.from_on <= day);
  const newest = holding.toSorted((a, b) => (a.from_on < b.from_on ? 1 : -1))[0];
  return newest ? newest.years : usual;
}

/** What ended before this day is over today; null: nothing ever is. */
export function overBefore(years: Years, today: Day): Day | null {
  return years === null ? null : `${fiscalYear(today) - years}-04-01`;
}

export function showYears(years: Years): string {
  return years === null ? '永年' : `${years}年`;
}

/** How far a disposal has come. */
export type Stage = 'open' | 'refused' | 'withdrawn' | 'approved' | 'erased';

export function stageOf(
  row: Pick<
    DisposalTable,
    'refused_at' | 'refused_by' | 'proposed_by' | 'approved_at' | 'erased_at'
  >,
): Stage {
  if (row.erased_at) return 'erased';
  if (row.approved_at) return 'approved';
  if (!row.refused_at) return 'open';
  return row.refused_by === row.proposed_by ? 'withdrawn' : 'refused';
}
