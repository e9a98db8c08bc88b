/** The words of a year that rules can speak of, each with the code that stands for it. */
import type { Db } from '#app/db/dialect.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { type Code, groupsOf, type Lists } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import type { Goal, Plan } from '../purposes/plan.ts';
import { readGoals, readPlans } from '../purposes/purposes.server.ts';
import { yearPeriod } from './asked.ts';
import { type Rule, type RuleHead, ruleHeads } from './mapping.ts';
import { headWords } from './words.ts';

export type Word = { value: string; label: string; group?: string | undefined };
export type HeadWords = { head: RuleHead; label: string; words: Word[] };
type Spoken = { lists: Lists; plans: Plan[]; goals: Goal[] };

export async function readWords(db: Db, officeId: string): Promise<Spoken> {
  const [lists, plans, goals] = await Promise.all([
    readLists(db, officeId),
    readPlans(db, officeId),
    readGoals(db, officeId),
  ]);
  return { lists, plans, goals };
}

/** What the year had, and what is chosen already although the year had it not. */
export function wordsIn(spoken: Spoken, year: number, rules: readonly Rule[]): HeadWords[] {
  return ruleHeads.map((head) => {
    const isChosen = (code: string) => rules.some((r) => r.head === head && r.code === code);
    const words = allWords(spoken, head, year)
      .filter(({ value, inYear }) => inYear || isChosen(value))
      .map(({ inYear: _, ...word }) => word);
    return { head, label: headWords[head], words };
  });
}

function allWords({ lists, plans, goals }: Spoken, head: RuleHead, year: number) {
  if (head === 'verb')
    return verbs.map(({ verb, label }) => ({ value: verb, label, inYear: true }));
  const { from, until } = yearPeriod(year);
  if (head === 'goal')
    return goals.map(({ id, text, planId, untilOn }) => {
      const plan = plans.find((p) => p.id === planId);
      const inYear =
        !!plan && plan.fromOn <= until && plan.untilOn >= from && (!untilOn || untilOn >= from);
      return { value: id, label: text, inYear, ...(plan && { group: plan.name }) };
    });
  const isUsed = ({ fromOn, untilOn }: Code) =>
    (!fromOn || fromOn <= until) && (!untilOn || untilOn >= from);
  return lists[head].map((code) => ({
    value: code.code,
    label: code.label,
    inYear: isUsed(code),
    group: groupsOf(head)[code.group],
  }));
}

/** 活動の種類：聞き取り／アンケート, one line a head; a code that is known no more stands as it is. */
export function inWords(words: readonly HeadWords[], rules: readonly Rule[], target: string) {
  return words.flatMap(({ head, label, words: known }) => {
    const codes = rules.filter((r) => r.target === target && r.head === head).map((r) => r.code);
    if (codes.length === 0) return [];
    const inOrder = known.filter(({ value }) => codes.includes(value)).map((w) => w.label);
    const others = codes.filter((code) => !known.some(({ value }) => value === code));
    return [{ head, label, text: [...inOrder, ...others].join('／') }];
  });
}
