/** The plans with their goals going out: a line for each goal, and one for a plan that has none. */
import { sheetOf } from '#app/lib/sheet.ts';
import type { Taking } from '../jobs/taking.ts';
import type { Goal, Plan } from './plan.ts';
import { readGoals, readPlans } from './purposes.server.ts';

type Line = { plan: Plan; goal: Goal | null };

export const purposeTaking: Taking = {
  list: 'purposes',
  title: '目的と目標',
  page: '/purposes',
  mayTake: () => true,
  sheet: async (db, { officeId }) => {
    const plans = await readPlans(db, officeId);
    const goals = await readGoals(db, officeId);
    const lines = plans.flatMap((plan): Line[] => {
      const own = goals.filter((goal) => goal.planId === plan.id);
      return own.length > 0 ? own.map((goal) => ({ plan, goal })) : [{ plan, goal: null }];
    });
    return sheetOf<Line>(
      '目的と目標',
      [
        { label: '計画', width: 24, of: ({ plan }) => plan.name },
        { label: '版', of: ({ plan }) => plan.edition },
        { label: 'いつから', type: 'day', width: 12, of: ({ plan }) => plan.fromOn },
        { label: 'いつまで', type: 'day', width: 12, of: ({ plan }) => plan.untilOn },
        { label: '目的', width: 50, of: ({ plan }) => plan.purpose },
        { label: '目標', width: 50, of: ({ goal }) => goal?.text ?? '' },
        { label: '目標の終わり', type: 'day', width: 12, of: ({ goal }) => goal?.untilOn ?? null },
        { label: '見直し', width: 40, of: ({ plan }) => plan.review },
      ],
      lines,
    );
  },
};
