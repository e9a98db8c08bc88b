import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { stamp } from '../lists/stamp.ts';
import { update } from './goals.server.ts';
import { pastedGoals } from './paste.ts';
import { readGoals } from './purposes.server.ts';

/** All rows that can be taken, in one change; read anew, for the plan may have changed meanwhile. */
export function pasteGoals(
  db: Db,
  who: Who,
  planId: string,
  text: string,
  day: Day,
): Promise<number> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const goals = await readGoals(tx, who.officeId, planId);
    const { lines } = pastedGoals(goals, text, day);
    const taken = lines.flatMap((line) => ('value' in line ? [line.value] : []));
    let sort = goals.length;
    for (const { id, text: goal } of taken) {
      const known = goals.find((g) => g.id === id);
      const at = known?.id ?? newId();
      if (known) await update(tx, who, known, { until_on: null });
      else {
        const row = { office_id: who.officeId, id: at, plan_id: planId, text: goal, sort };
        await tx
          .insertInto('goal')
          .values({ ...row, until_on: null, version: 1, ...stamp(who) })
          .execute();
        sort += 1;
      }
      const verb = known ? 'goal.reopen' : 'goal.create';
      note({ verb, thing: 'goal', id: at, plain: { plan: planId }, personal: { text: goal } });
    }
    note({ verb: 'goal.paste', thing: 'plan', id: planId, plain: { count: taken.length } });
    return taken.length;
  });
}
