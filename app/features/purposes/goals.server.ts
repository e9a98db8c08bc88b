import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { GoalTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import { type Base, mergeTexts, type Saved, toSaved } from '#app/lib/merge.ts';
import { stepped } from '../lists/order.ts';
import { stamp } from '../lists/stamp.ts';
import { type Goal, isOver } from './plan.ts';
import { readGoals } from './purposes.server.ts';

/** At the end of the plan, under the id that its form was given: sent twice it is made once. */
export function addGoal(
  db: Db,
  who: Who,
  planId: string,
  id: string,
  text: string,
): Promise<boolean> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const goals = await readGoals(tx, who.officeId);
    const isNew = !goals.some((goal) => goal.id === id);
    const sort = goals.filter((goal) => goal.planId === planId).length;
    if (isNew)
      await tx
        .insertInto('goal')
        .values({
          office_id: who.officeId,
          id,
          plan_id: planId,
          text,
          sort,
          until_on: null,
          version: 1,
          ...stamp(who),
        })
        .execute();
    const verb = isNew ? 'goal.create' : 'goal.same';
    note({ verb, thing: 'goal', id, plain: { plan: planId }, personal: { text } });
    return isNew;
  });
}

export function saveGoal(
  db: Db,
  who: Who,
  id: string,
  base: Base,
  text: string,
): Promise<Saved<{ text: string }>> {
  return change(db, who, async (tx, note) => {
    const { goal } = await lockedGoal(tx, who, id);
    const theirs = { text: goal.text };
    const merged = mergeTexts(base, { version: goal.version, fields: theirs }, { text });
    if (merged.clashes.length > 0) note({ verb: 'goal.clash', thing: 'goal', id });
    else {
      await update(tx, who, goal, merged.fields);
      note({ verb: 'goal.save', thing: 'goal', id, personal: merged.fields });
    }
    return toSaved(merged, goal.version, theirs);
  });
}

/** What was recorded for it stays tied to it; from the next day on it is not offered. */
export function endGoal(db: Db, who: Who, id: string, untilOn: Day): Promise<void> {
  return setEnd(db, who, id, untilOn, 'goal.end');
}

export function reopenGoal(db: Db, who: Who, id: string): Promise<void> {
  return setEnd(db, who, id, null, 'goal.reopen');
}

function setEnd(db: Db, who: Who, id: string, untilOn: Day | null, verb: string): Promise<void> {
  return change(db, who, async (tx, note) => {
    const { goal } = await lockedGoal(tx, who, id);
    await update(tx, who, goal, { until_on: untilOn });
    note({ verb, thing: 'goal', id, plain: { until: untilOn } });
  });
}

/** One place up (-1) or down (+1) among the goals of its plan that are not over on `day`. */
export function moveGoal(db: Db, who: Who, id: string, step: -1 | 1, day: Day): Promise<void> {
  return change(db, who, async (tx, note) => {
    const { goal, beside } = await lockedGoal(tx, who, id);
    const after = stepped(beside, goal, step, (other) => !isOver(other, day));
    for (const [sort, { id: own }] of after.entries())
      await tx
        .updateTable('goal')
        .set({ sort })
        .where('office_id', '=', who.officeId)
        .where('id', '=', own)
        .where('sort', '!=', sort)
        .execute();
    note({ verb: 'goal.move', thing: 'goal', id, plain: { step } });
  });
}

async function lockedGoal(tx: Tx, { officeId }: Who, id: string) {
  await lockId(tx, officeId);
  const goals = await readGoals(tx, officeId);
  const goal = goals.find((g) => g.id === id);
  if (!goal) throw new Error('Changing a goal that is not there');
  return { goal, beside: goals.filter((g) => g.planId === goal.planId) };
}

export async function update(
  tx: Tx,
  who: Who,
  { id, version }: Goal,
  changed: Partial<Pick<GoalTable, 'text' | 'until_on'>>,
): Promise<void> {
  await tx
    .updateTable('goal')
    .set({ ...changed, ...stamp(who), version: version + 1 })
    .where('office_id', '=', who.officeId)
    .where('id', '=', id)
    .execute();
}
