import { data, redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { pasteIntent } from '#app/lib/paste-form.ts';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Paste } from '#app/ui/paste.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { pasteGoals } from './paste.server.ts';
import { goalColumns, pastedGoals } from './paste.ts';
import { planTitle } from './plan.ts';
import { readGoals } from './purposes.server.ts';
import { reachPlan, writing } from './reach.server.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = writing(context);
  const plan = await reachPlan(db, actor, params.id);
  return { id: plan.id, title: planTitle(plan) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = writing(context);
  const plan = await reachPlan(db, actor, params.id);
  const typed = typedFields(await request.formData());
  const { text, intent, error } = pasteIntent(typed);
  if (error) return invalid(refused(typed, [{ field: 'text', message: error }]));
  if (intent === 'save') {
    await pasteGoals(db, who(actor), plan.id, text, today());
    return redirect(`/purposes/${plan.id}/edit?done=paste`);
  }
  const goals = await readGoals(db, actor.officeId, plan.id);
  return data({ errors: [], values: { text }, look: pastedGoals(goals, text, today()) });
}

export default function PasteGoals({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const errors = actionData?.errors ?? [];
  return (
    <Page title="目標を貼り付ける" lead={loaderData.title}>
      <ErrorSummary errors={errors} />
      <Paste
        columns={goalColumns.map(({ label }) => label)}
        text={one(actionData?.values, 'text')}
        error={errors[0]?.message}
        look={actionData && 'look' in actionData ? actionData.look : null}
        back={`/purposes/${loaderData.id}/edit`}
      />
    </Page>
  );
}
