import { change, type Note, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { type Base, type Merged, mergeTexts, type Saved, toSaved } from '#app/lib/merge.ts';
import { stamp } from '../lists/stamp.ts';
import { goalsOfPlan, type PlanFields } from './plan.ts';
import { readGoals, readPlans } from './purposes.server.ts';

/** Under the id that its form was given: sent twice it is made once, and false comes back. */
export function createPlan(db: Db, who: Who, id: string, fields: PlanFields): Promise<boolean> {
  return change(db, who, (tx, note) => insertPlan(tx, note, who, id, fields, 'plan.create'));
}

/** A new edition begins with the goals of the one before that are not over on its first day. */
export function newEdition(
  db: Db,
  who: Who,
  beforeId: string,
  id: string,
  fields: PlanFields,
): Promise<boolean> {
  return change(db, who, async (tx, note) => {
    if (!(await insertPlan(tx, note, who, id, fields, 'plan.edition'))) return false;
    const before = await readGoals(tx, who.officeId, beforeId);
    const goals = goalsOfPlan(before, beforeId, fields.fromOn).map(({ text }, sort) => ({
      office_id: who.officeId,
      id: newId(),
      plan_id: id,
      text,
      sort,
      until_on: null,
      version: 1,
      ...stamp(who),
    }));
    if (goals.length > 0) await tx.insertInto('goal').values(goals).execute();
    return true;
  });
}

/** Saves over what the form began with; see merge.ts for what happens when somebody was first. */
export function savePlan(
  db: Db,
  who: Who,
  id: string,
  base: Base,
  fields: PlanFields,
): Promise<Saved<PlanFields>> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const plan = (await readPlans(tx, who.officeId)).find((p) => p.id === id);
    if (!plan) throw new Error('Saving a plan that is not there');
    const { id: _, version, ...theirs } = plan;
    const merged = wholePeriod(mergeTexts(base, { version, fields: theirs }, fields), theirs);
    const clashed = merged.clashes.map((c) => c.field);
    if (clashed.length > 0)
      note({ verb: 'plan.clash', thing: 'plan', id, plain: { fields: clashed } });
    else {
      await tx
        .updateTable('plan')
        .set({ ...toColumns(merged.fields), ...stamp(who), version: version + 1 })
        .where('office_id', '=', who.officeId)
        .where('id', '=', id)
        .execute();
      note({ verb: 'plan.save', thing: 'plan', id, ...audited(merged.fields) });
    }
    return toSaved(merged, version, theirs);
  });
}

/** Each date by itself was right, but one person moved the beginning past the other's end. */
function wholePeriod(merged: Merged<PlanFields>, theirs: PlanFields): Merged<PlanFields> {
  const { fields, clashes } = merged;
  if (clashes.length > 0 || fields.fromOn <= fields.untilOn) return merged;
  const clash = { field: 'untilOn', mine: fields.untilOn, theirs: theirs.untilOn };
  return { ...merged, clashes: [clash] };
}

async function insertPlan(
  tx: Tx,
  note: Note,
  who: Who,
  id: string,
  fields: PlanFields,
  verb: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('plan')
    .values({ office_id: who.officeId, id, ...toColumns(fields), version: 1, ...stamp(who) })
    .onConflict((c) => c.columns(['office_id', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  const isNew = Number(numInsertedOrUpdatedRows) > 0;
  note({ verb: isNew ? verb : 'plan.same', thing: 'plan', id, ...audited(fields) });
  return isNew;
}

function toColumns({ name, edition, purpose, fromOn, untilOn, review }: PlanFields) {
  return { name, edition, purpose, from_on: fromOn, until_on: untilOn, review };
}

function audited({ fromOn, untilOn, ...texts }: PlanFields) {
  return { plain: { from: fromOn, until: untilOn }, personal: texts };
}
