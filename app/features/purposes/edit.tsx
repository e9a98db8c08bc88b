import { redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { invalid, one, parseForm, type Typed, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { baseOf } from '#app/lib/merge.ts';
import { notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { again, begin, clashing } from './answer.ts';
import { Clashes } from './clashes.tsx';
import { GoalRows } from './goal-rows.tsx';
import { addGoal, endGoal, moveGoal, reopenGoal, saveGoal } from './goals.server.ts';
import { goalForm, type Plan, planForm, planTitle } from './plan.ts';
import { PlanForm } from './plan-form.tsx';
import { savePlan } from './plans.server.ts';
import { readGoals } from './purposes.server.ts';
import { reachPlan, writing } from './reach.server.ts';
import { doneWords } from './words.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = writing(context);
  const { id, version, ...texts } = await reachPlan(db, actor, params.id);
  const goals = await readGoals(db, actor.officeId, id);
  const done = doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null;
  return { id, version, texts, goals, nextGoal: newId(), day: today(), done };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = writing(context);
  const plan = await reachPlan(db, actor, params.id);
  const typed = typedFields(await request.formData());
  return one(typed, 'intent') === 'plan'
    ? changePlan(db, actor, plan, typed)
    : changeGoal(db, actor, plan, typed);
}

async function changePlan(db: Db, actor: Actor, { id }: Plan, typed: Typed) {
  const form = parseForm(planForm(today()), typed);
  if (!form.ok) return invalid(form);
  const saved = await savePlan(db, who(actor), id, baseOf(typed), form.value);
  return saved.done ? redirect(`/purposes/${id}?done=plan`) : clashing(saved, { intent: 'plan' });
}

async function changeGoal(db: Db, actor: Actor, plan: Plan, typed: Typed) {
  const form = parseForm(goalForm(today()), typed);
  const goal = one(typed, 'goal');
  const atRow = (field: string) => `${field}-${goal}`;
  if (!form.ok)
    return invalid({ ...form, errors: form.errors.map((e) => ({ ...e, field: atRow(e.field) })) });
  const by = who(actor);
  const { value } = form;
  if (value.intent === 'add') {
    if (!isId(goal)) throw notFound();
    await addGoal(db, by, plan.id, goal, value.text);
  } else {
    const goals = await readGoals(db, actor.officeId, plan.id);
    if (!goals.some((g) => g.id === goal)) throw notFound();
    if (value.intent === 'save') {
      const saved = await saveGoal(db, by, goal, baseOf(typed), value.text);
      if (!saved.done) return clashing(saved, { intent: 'save', goal });
    } else if (value.intent === 'end') await endGoal(db, by, goal, value.untilOn);
    else if (value.intent === 'reopen') await reopenGoal(db, by, goal);
    else await moveGoal(db, by, goal, value.intent === 'up' ? -1 : 1, today());
  }
  return redirect(`/purposes/${plan.id}/edit?done=${value.intent}#row-${goal}`);
}

export default function EditPlan({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, version, texts, goals, nextGoal, day, done } = loaderData;
  const came = again(actionData);
  const ofPlan = came && one(came.values, 'intent') === 'plan' ? came : null;
  const ofGoal = came && !ofPlan ? came : null;
  return (
    <Page
      title="計画と目標を直す"
      lead={planTitle(texts)}
      actions={<LinkButton href={`/purposes/${id}`}>目的と方針を見る</LinkButton>}
    >
      {done && !came && <Notice tone="ok" title={done} />}
      {ofGoal && <ErrorSummary errors={ofGoal.errors} />}
      {ofGoal && <Clashes clashes={ofGoal.clashes} />}
      <Section title="目標">
        <p className="page-lead">
          めざす状態を、ひとつずつ短く書きます。記録をつけるときに選べるようになります。
        </p>
        <GoalRows goals={goals} day={day} nextGoal={nextGoal} came={ofGoal} />
        <p>
          <a href={`/purposes/${id}/paste`}>Excelから、まとめて貼り付ける</a>
        </p>
      </Section>
      <Section title="計画">
        <PlanForm
          {...(ofPlan ?? begin(version, texts))}
          save="計画を保存する"
          back={`/purposes/${id}`}
        />
      </Section>
    </Page>
  );
}
