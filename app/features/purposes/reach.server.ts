import type { Db } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { type Actor, maySetUp } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import type { Plan } from './plan.ts';
import { readPlans } from './purposes.server.ts';

/** Everyone of the office reads the purposes; those who set up the office write them. */
export function writing(context: Args['context']): { db: Db; actor: Actor } {
  const { db, actor } = signedIn(context);
  if (!maySetUp(actor)) throw forbidden();
  return { db, actor };
}

export async function reachPlan(db: Db, actor: Actor, id: string | undefined): Promise<Plan> {
  const plan = isId(id ?? '')
    ? (await readPlans(db, actor.officeId)).find((p) => p.id === id)
    : undefined;
  if (!plan) throw notFound();
  return plan;
}
