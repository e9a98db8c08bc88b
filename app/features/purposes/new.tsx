import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, parseForm, refused, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { again, begin } from './answer.ts';
import { planForm } from './plan.ts';
import { PlanForm } from './plan-form.tsx';
import { createPlan, newEdition } from './plans.server.ts';
import { reachPlan, writing } from './reach.server.ts';

/** `?from=` begins a new edition of that plan: its words, and on saving its goals. */
export async function loader({ context, request }: Args) {
  const { db, actor } = writing(context);
  const from = new URL(request.url).searchParams.get('from');
  const before = from ? await reachPlan(db, actor, from) : null;
  const { name = '', purpose = '', untilOn = '' } = before ?? {};
  const texts = { name, purpose, untilOn: untilOn > today() ? untilOn : '' };
  return { id: newId(), from: before?.id ?? '', texts };
}

export async function action({ context, request }: Args) {
  const { db, actor } = writing(context);
  const typed = typedFields(await request.formData());
  const form = parseForm(planForm(today()), typed);
  if (!form.ok) return invalid(form);
  const id = one(typed, 'id');
  const message = 'この画面を開きなおして、もう一度保存してください。';
  if (!isId(id)) return invalid(refused(typed, [{ field: 'name', message }]));
  const from = one(typed, 'from');
  if (from === '') await createPlan(db, who(actor), id, form.value);
  else {
    const before = await reachPlan(db, actor, from);
    await newEdition(db, who(actor), before.id, id, form.value);
  }
  return redirect(`/purposes/${id}/edit?done=${from === '' ? 'create' : 'edition'}`);
}

export default function NewPlan({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { texts } = loaderData;
  const id = one(actionData?.values, 'id', loaderData.id);
  const from = one(actionData?.values, 'from', loaderData.from);
  return (
    <Page
      title={from ? '新しい版をつくる' : '計画を書く'}
      lead={
        from
          ? '前の版の目標を写します。前の版と、それまでの記録とのつながりは、そのまま残ります。'
          : '地域福祉活動計画の目的と期間を書きます。目標は、次の画面で書きます。'
      }
    >
      <PlanForm
        {...(again(actionData) ?? begin(0, texts))}
        hidden={{ id, from }}
        save={from ? 'この版をつくる' : '保存して、目標を書く'}
        back="/purposes"
      />
    </Page>
  );
}
