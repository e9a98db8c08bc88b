import { redirect } from 'react-router';
import { z } from 'zod';
import { showDate, today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm, refused } from '#app/lib/forms.ts';
import { reasonField } from '#app/lib/reason.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { moveAppointment } from './fate.server.ts';
import { dayToCome } from './parse.ts';
import { reachStanding } from './reach.server.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const { id, title, plannedOn } = await reachStanding(db, actor, params.id);
  return { id, title, day: showDate(plannedOn) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const now = await reachStanding(db, actor, params.id);
  const schema = z.object({
    to: dayToCome(today()),
    reason: reasonField('延ばすわけを、ひとこと書いてください。'),
  });
  const parsed = parseForm(schema, await request.formData());
  if (!parsed.ok) return invalid(parsed);
  const { to, reason } = parsed.value;
  if (to === now.plannedOn)
    return invalid(
      refused(parsed.values, [
        { field: 'to', message: 'いまと同じ日です。別の日を書いてください。' },
      ]),
    );
  await moveAppointment(db, actor, now.id, to, reason);
  return redirect(`/appointments/${now.id}?moved=1`);
}

export default function MoveAppointment({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, title, day } = loaderData;
  const errors = actionData?.errors ?? [];
  const field = (name: string) => ({
    name,
    value: one(actionData?.values, name),
    error: errorOf(errors, name),
  });
  return (
    <Page title="予定を延ばす" lead={`${day}　${title}`}>
      <ErrorSummary errors={errors} />
      <form method="post" className="form" noValidate>
        <DateField {...field('to')} label="新しい日" required hint="例：12/3、あさって" k="d" />
        <TextField {...field('reason')} label="延ばすわけ" required autoComplete="off" />
        <Buttons>
          <PrimaryButton>延ばす</PrimaryButton>
          <LinkButton href={`/appointments/${id}`} tone="quiet">
            もどる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
