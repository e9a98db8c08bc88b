import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { type FieldError, invalid, one, parseForm, refused } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { forbidden } from '#app/lib/problems.ts';
import { Button, Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField, FieldSet, HiddenField, SelectField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { scopesFor } from './choices.server.ts';
import { readyPeriods } from './period.ts';
import { mayWriteReports, newForm, ofPlaced, titleFor } from './report.ts';
import { createReport } from './reports.server.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayWriteReports(actor)) throw forbidden();
  const scopes = await scopesFor(db, actor, context);
  const area = new URL(request.url).searchParams.get('area');
  const ready = readyPeriods(today()).map(({ code, short, label }) => ({ code, short, label }));
  return { id: newId(), scopes, ready, of: area ? `area:${area}` : 'office' };
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayWriteReports(actor)) throw forbidden();
  const form = parseForm(newForm(today()), await request.formData());
  if (!form.ok) return invalid(form);
  const { of, from, until } = form.value;
  const id = one(form.values, 'id');
  const scopes = await scopesFor(db, actor, context);
  const chosen = scopes.find(({ value }) => value === ofPlaced(of));
  const errors: FieldError[] = [
    ...(chosen ? [] : [{ field: 'of', message: 'だれの、どこの報告書かを選んでください。' }]),
    ...(isId(id)
      ? []
      : [{ field: 'of', message: 'この画面を開きなおして、もう一度押してください。' }]),
  ];
  if (!chosen || errors.length > 0) return invalid(refused(form.values, errors));
  const title = titleFor({ from, until }, chosen.place);
  await createReport(db, actor, id, { ...of, title, from, until });
  return redirect(`/reports/${id}?done=created`);
}

export default function NewReport({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { scopes, ready } = loaderData;
  const typed = actionData?.values;
  const errors = actionData?.errors ?? [];
  const errorOf = (field: string) => errors.find((e) => e.field === field)?.message;
  return (
    <Page
      title="報告書を作る"
      lead="期間を選ぶと、その間の記録を数えた報告書ができます。文は、あとから書き足せます。"
    >
      <ErrorSummary errors={errors} />
      <form method="post" className="form" noValidate>
        <HiddenField name="id" value={one(typed, 'id', loaderData.id)} />
        <SelectField
          name="of"
          label="どこの・だれの報告書か"
          required
          value={one(typed, 'of', loaderData.of)}
          options={scopes}
          error={errorOf('of')}
        />
        <FieldSet legend="よく使う期間" name="ready" hint="押すと、その期間の報告書ができます。">
          <Buttons>
            {ready.map(({ code, short, label }) => (
              <Button key={code} name="ready" value={code}>
                {short === label ? label : `${short}（${label}）`}
              </Button>
            ))}
          </Buttons>
        </FieldSet>
        <FieldSet legend="ほかの期間" name="days">
          <DateField
            name="from"
            label="いつから"
            value={one(typed, 'from')}
            error={errorOf('from')}
          />
          <DateField
            name="until"
            label="いつまで"
            value={one(typed, 'until')}
            error={errorOf('until')}
          />
        </FieldSet>
        <Buttons>
          <PrimaryButton>この期間で作る</PrimaryButton>
          <LinkButton href="/reports" tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
