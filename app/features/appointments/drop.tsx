import { redirect } from 'react-router';
import { z } from 'zod';
import { showDate } from '#app/lib/dates.ts';
import { invalid, parseForm } from '#app/lib/forms.ts';
import { reasonField } from '#app/lib/reason.ts';
import { ReasonPage } from '#app/ui/reason.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { dropAppointment } from './fate.server.ts';
import { reachStanding } from './reach.server.ts';

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
    <ReasonPage
      title="予定をやめる"
      lead={`${day}　${title}`}
      then="予定表に出なくなります。やめたわけは残ります。あとで元に戻せます。"
      came={actionData}
      label="やめるわけ"
      button="予定をやめる"
      back={{ href: `/appointments/${id}`, label: 'もどる' }}
    />
  );
}
