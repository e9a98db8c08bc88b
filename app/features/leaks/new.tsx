import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm, refused } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { CheckField, ChoiceChips } from '#app/ui/choices.tsx';
import { DateField, HiddenField, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { settingUp } from '../lists/guard.server.ts';
import { firstWords } from './facts.server.ts';
import { firstHours } from './first-hour.ts';
import { askedQuery, openForm, readAsked } from './leak.ts';
import { openLeak } from './leaks.server.ts';

/** What was asked of the audit comes along in the address. */
export async function loader({ context, request }: Args) {
  settingUp(context);
  const asked = readAsked(new URL(request.url).searchParams, today());
  return { id: newId(), asked: askedQuery(asked), day: today() };
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const form = parseForm(openForm(today()), await request.formData());
  if (!form.ok) return invalid(form);
  const id = one(form.values, 'id');
  if (!isId(id))
    return invalid(
      refused(form.values, [
        { field: 'id', message: 'この画面を開きなおして、もう一度保存してください。' },
      ]),
    );
  const asked = readAsked(new URLSearchParams(one(form.values, 'asked')), today());
  const words = await firstWords(db, actor, form.value, asked);
  await openLeak(db, actor, id, form.value, asked, words);
  return redirect(`/leaks/${id}?done=opened`);
}

export default function NewLeak({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const values = actionData?.values;
  const field = (name: string, otherwise = '') => ({
    name,
    value: one(values, name, otherwise),
    error: errorOf(actionData?.errors, name),
  });
  return (
    <Page
      title="起きたことを書きはじめる"
      lead="分かっていることだけで始められます。あとから書き足せます。"
    >
      <form method="post" className="form" noValidate>
        <ErrorSummary errors={actionData?.errors ?? []} />
        <HiddenField name="id" value={one(values, 'id', loaderData.id)} />
        <HiddenField name="asked" value={one(values, 'asked', loaderData.asked)} />
        <ChoiceChips
          {...field('kind')}
          label="どんなことか"
          required
          options={firstHours.map(({ kind, title }) => ({ value: kind, label: title }))}
        />
        <TextField
          {...field('title')}
          label="何が起きたか"
          required
          autoComplete="off"
          hint="例：訪問の帰りに、名簿の入ったかばんを電車に忘れた"
        />
        <DateField
          {...field('noticedOn', loaderData.day)}
          label="気づいた日"
          required
          hint="報告の期限は、この日から数えます。例：11/23"
        />
        <CheckField
          name="isWrongful"
          label="盗まれた、悪いことに使う目的で見られた、おそれがある"
          checked={one(values, 'isWrongful') === '1'}
          hint="このときは、2回目の報告（確報）の期限が60日になります。"
        />
        <Buttons>
          <PrimaryButton>書きはじめる</PrimaryButton>
          <LinkButton href="/leaks" tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
