/**
 * 目的と方針 (H3): the council's plan says what for (purpose) and which states would show it
 * (goals); the standards of conduct and the support policy say how. A plan has editions: a
 * new one takes over the goals and leads from its first day on, the old one stays for what
 * was done under it.
 */
import { z } from 'zod';
import { type Day, fiscalYear, parseDate, showDate } from '#app/lib/dates.ts';
import { needed, text } from '#app/lib/read-fields.ts';
import type { ChainLink } from '#app/ui/chain.tsx';
import type { Verb } from '../lists/verbs.ts';

export type PlanFields = {
  name: string;
  /** 第1版, 中間見直し版; '' when there is only one. */
  edition: string;
  purpose: string;
  fromOn: Day;
  /** The last day. */
  untilOn: Day;
  /** What the mid-term review found. */
  review: string;
};
export type Plan = PlanFields & { id: string; version: number };
export type Goal = {
  id: string;
  planId: string;
  text: string;
  untilOn: Day | null;
  version: number;
};
export type PrincipleKind = 'standard' | 'policy';
/** Texts by key: 'first' and 'second' for the standards, the verbs for the policy. */
export type Principles = { version: number; texts: Record<string, string> };
export type Purposes = {
  /** Newest first. */
  plans: Plan[];
  goals: Goal[];
  standards: Principles;
  policy: Principles;
};

export const standardKeys = ['first', 'second'] as const;

/** The one in force; where two overlap, the one that began later. */
export function planOn<P extends Pick<PlanFields, 'fromOn' | 'untilOn'>>(
  plans: readonly P[],
  day: Day,
): P | null {
  return plans
    .filter((plan) => plan.fromOn <= day && plan.untilOn >= day)
    .reduce<P | null>((best, plan) => (best && best.fromOn >= plan.fromOn ? best : plan), null);
}

export function goalsOfPlan(goals: readonly Goal[], planId: string, day: Day): Goal[] {
  return goals.filter((goal) => goal.planId === planId && !isOver(goal, day));
}

export function isOver({ untilOn }: Pick<Goal, 'untilOn'>, day: Day): boolean {
  return untilOn !== null && untilOn < day;
}

export function planTitle({ name, edition }: Pick<PlanFields, 'name' | 'edition'>): string {
  return edition ? `${name}（${edition}）` : name;
}

/** 令和5年4月1日から令和10年3月31日まで */
export function showPeriod({ fromOn, untilOn }: Pick<PlanFields, 'fromOn' | 'untilOn'>): string {
  const plain = (day: Day) => showDate(day).replace(/\(.\)$/, '');
  return `${plain(fromOn)}から${plain(untilOn)}まで`;
}

/** How far the plan has come, counted in fiscal years; null outside its period. */
export function planYear(plan: PlanFields, day: Day): { year: number; of: number } | null {
  if (day < plan.fromOn || day > plan.untilOn) return null;
  const first = fiscalYear(plan.fromOn);
  return { year: fiscalYear(day) - first + 1, of: fiscalYear(plan.untilOn) - first + 1 };
}

/** The top of every chain, ready for `Chain`. */
export function chainOf(plan: Pick<Plan, 'id' | 'purpose'>, goal: Pick<Goal, 'id' | 'text'>) {
  return [
    { kind: '目的', label: inShort(plan.purpose), href: `/purposes/${plan.id}` },
    { kind: '目標', label: inShort(goal.text), href: `/purposes/${plan.id}#goal-${goal.id}` },
  ] satisfies ChainLink[];
}

function inShort(text: string): string {
  const signs = [...(text.split('\n')[0] ?? '')];
  return signs.length > 32 ? `${signs.slice(0, 31).join('')}…` : signs.join('');
}

// --- forms ---

function day(today: Day, missing: string) {
  return z
    .string()
    .default('')
    .transform((typed, context) => {
      const read = parseDate(typed, today);
      const message = '日付が読めません。「8.4.1」や「令和8年4月1日」のように書いてください。';
      if (!read)
        context.addIssue({ code: 'custom', message: typed.trim() === '' ? missing : message });
      return read ?? '';
    });
}

export function planForm(today: Day) {
  return z
    .object({
      name: needed(100, '計画の名前を書いてください。'),
      edition: text(60),
      purpose: needed(1000, '目的を書いてください。'),
      fromOn: day(today, '始まる日を書いてください。'),
      untilOn: day(today, '終わる日を書いてください。'),
      review: text(4000),
    })
    .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
      path: ['untilOn'],
      message: '終わる日が、始まる日より前です。',
    });
}

export const goalText = needed(300, '目標を書いてください。');
export function goalForm(today: Day) {
  const goal = z.string();
  return z.discriminatedUnion(
    'intent',
    [
      z.object({ intent: z.literal('add'), goal, text: goalText }),
      z.object({ intent: z.literal('save'), goal, text: goalText }),
      z.object({
        intent: z.literal('end'),
        goal,
        untilOn: day(today, '終える日を書いてください。'),
      }),
      z.object({ intent: z.literal('reopen'), goal }),
      z.object({ intent: z.enum(['up', 'down']), goal }),
    ],
    { error: 'この画面を開きなおして、もう一度押してください。' },
  );
}

const standard = needed(500, '行動基準を書いてください。');
export const standardsForm = z.object({ first: standard, second: standard });

const meaning = needed(300, 'この動きが、ここでは何をすることかを書いてください。');
export const policyForm = z.object({
  know: meaning,
  connect: meaning,
  involve: meaning,
  create: meaning,
  spread: meaning,
} satisfies Record<Verb, unknown>);
