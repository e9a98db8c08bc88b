import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { GoalTable, PlanTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import { firstPolicy, firstStandards } from './defaults.ts';
import { chainOf, type Goal, goalsOfPlan, type Plan, type Purposes, planOn } from './plan.ts';
import { insertPrinciples, principlesOf, readPrinciples } from './principles.server.ts';

/** All of it, in three queries. */
export async function readPurposes(db: Db, officeId: string): Promise<Purposes> {
  const [plans, goals, principles] = await Promise.all([
    readPlans(db, officeId),
    readGoals(db, officeId),
    readPrinciples(db, officeId),
  ]);
  const standards = principlesOf(principles, 'standard');
  return { plans, goals, standards, policy: principlesOf(principles, 'policy') };
}

export async function currentPlan(db: Db, officeId: string, day: Day): Promise<Plan | null> {
  return planOn(await readPlans(db, officeId), day);
}

/** What a record may serve on a day: the goals of the plan in force. One query (P1). */
export async function goalsOn(db: Db, officeId: string, day: Day): Promise<Goal[]> {
  const rows = await db
    .selectFrom('plan as p')
    .leftJoin('goal as g', (on) =>
      on.onRef('g.office_id', '=', 'p.office_id').onRef('g.plan_id', '=', 'p.id'),
    )
    .select(['p.id as planId', 'p.from_on as fromOn', 'p.until_on as untilOn'])
    .select(['g.id', 'g.text', 'g.until_on', 'g.version'])
    .where('p.office_id', '=', officeId)
    .orderBy('p.id', 'desc')
    .orderBy('g.sort')
    .orderBy('g.id')
    .execute();
  const plan = planOn(rows, day);
  const goals = rows.flatMap(({ id, text, version, planId, until_on }) =>
    id && text && version ? [{ id, planId, text, untilOn: until_on, version }] : [],
  );
  return plan ? goalsOfPlan(goals, plan.planId, day) : [];
}

/** 目的 › 目標, of whichever edition the goal belongs to; nothing when the office has no such goal. */
export async function chainOfGoal(db: Db, officeId: string, goalId: string) {
  const row = await db
    .selectFrom('goal as g')
    .innerJoin('plan as p', (on) =>
      on.onRef('p.office_id', '=', 'g.office_id').onRef('p.id', '=', 'g.plan_id'),
    )
    .select(['p.id as planId', 'p.purpose', 'g.text'])
    .where('g.office_id', '=', officeId)
    .where('g.id', '=', goalId)
    .executeTakeFirst();
  return row
    ? chainOf({ id: row.planId, purpose: row.purpose }, { id: goalId, text: row.text })
    : [];
}

/** Newest first. */
export async function readPlans(db: Db, officeId: string): Promise<Plan[]> {
  const rows = await db
    .selectFrom('plan')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toPlan);
}

export async function readGoals(db: Db, officeId: string, planId?: string): Promise<Goal[]> {
  let query = db.selectFrom('goal').selectAll().where('office_id', '=', officeId);
  if (planId) query = query.where('plan_id', '=', planId);
  const rows = await query.orderBy('plan_id').orderBy('sort').orderBy('id').execute();
  return rows.map(toGoal);
}

/** For a new office, within the change that founds it: words to begin with, and no plan yet. */
export async function createDefaultPolicy(tx: Tx, note: Note, officeId: string): Promise<void> {
  const who = { officeId, staffId: null };
  await insertPrinciples(tx, who, 'standard', firstStandards);
  await insertPrinciples(tx, who, 'policy', firstPolicy);
  note({ verb: 'principle.create', thing: 'principle', id: officeId });
}

function toPlan(row: PlanTable): Plan {
  const { id, version, name, edition, purpose, review } = row;
  return {
    id,
    version,
    name,
    edition,
    purpose,
    review,
    fromOn: row.from_on,
    untilOn: row.until_on,
  };
}

function toGoal({ id, plan_id, text, until_on, version }: GoalTable): Goal {
  return { id, planId: plan_id, text, untilOn: until_on, version };
}
