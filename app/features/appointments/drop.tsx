import { redirect } from 'react-router';
import { z } from 'zod';
import { showDate } from '#app/lib/dates.ts';
import { invalid, one, parseForm } from '#app/lib/forms.ts';
import { Buttons, DangerButton, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { dropAppointment } from './fate.server.ts';
import { reachStanding } from './reach.server.ts';
import { reasonField } from './reason.ts';

const form = z.object({ reason: reasonField('やめるわけを、ひとこと書いてください。') });

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const { id, title, plannedOn } = await reachStanding(db, actor, params.id);
  return { id, title, day: showDate(plannedOn) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const now = await reachStanding(db, actor, params.id);
  const parsed = parseForm(form, await request.formData());
  if (!parsed.ok) return invalid(parsed);
  await dropAppointment(db, actor, now.id, parsed.value.reason);
  return redirect(`/appointments/${now.id}?dropped=1`);
}

export default function DropAppointment({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, title, day } = loaderData;
  return (
    <Page title="予定をやめる" lead={`${day}　${title}`}>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <p>予定表に出なくなります。やめたわけは残ります。あとで元に戻せます。</p>
      <form method="post" className="form" noValidate>
        <TextField
          name="reason"
          label="やめるわけ"
          required
          error={actionData?.errors[0]?.message}
          value={one(actionData?.values, 'reason')}
          autoComplete="off"
        />
        <Buttons>
          <DangerButton>予定をやめる</DangerButton>
          <LinkButton href={`/appointments/${id}`} tone="quiet">
            もどる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
