import { data, redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { type FieldError, invalid, one, refused } from '#app/lib/forms.ts';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import type { AppointmentFields } from './appointment.ts';
import { mayReadWhole } from './appointment.ts';
import { changedFields, editAppointment } from './appointments.server.ts';
import { appointmentChoices, checkAgainstOffice } from './choices.server.ts';
import { AppointmentForm } from './form.tsx';
import { parseAppointment } from './parse.ts';
import { reachStanding } from './reach.server.ts';
import { toTyped } from './typed.ts';
import { fieldLabels } from './words.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const one = await reachStanding(db, actor, params.id);
  const day = today();
  const choices = await appointmentChoices(db, actor, day, await areaChoices(context, day));
  return { id: one.id, version: one.version, typed: toTyped(one), choices, day };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const before = await reachStanding(db, actor, params.id);
  const parsed = parseAppointment(await request.formData(), today(), before.plannedOn);
  if (!parsed.ok) return invalid(parsed);
  const { value, values } = parsed;
  const errors = await checkAgainstOffice(db, actor.officeId, value, today(), before);
  if (errors.length > 0) return invalid(refused(values, errors));
  const edited = await editAppointment(db, actor, before.id, Number(one(values, 'version')), value);
  if (!edited.done) return overtaken(edited.now, value, values);
  return redirect(
    mayReadWhole(actor, value) ? `/appointments/${before.id}?saved=1` : '/calendar?saved=1',
  );
}

/** R9: nothing is lost, neither what was typed nor what the other one saved. */
function overtaken(
  now: AppointmentFields & { version: number },
  value: AppointmentFields,
  values: Parameters<typeof refused>[0],
) {
  const theirs = toTyped(now);
  const errors: FieldError[] = changedFields(now, value).map((field) => ({
    field,
    message: `ほかの人が先に直しました。いまの「${fieldLabels[field]}」：${shown(field, theirs)}`,
  }));
  return data({ errors, values: { ...values, version: String(now.version) } }, { status: 422 });
}

function shown(field: string, theirs: ReturnType<typeof toTyped>): string {
  const text = one(theirs, field);
  // A choice shows its word in the list of the field itself, not here.
  return /^(title|plannedOn|startedAt|minutes|place|aim|position|withNames)$/.test(field)
    ? text || '（空）'
    : '別のもの';
}

export default function EditAppointment({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, typed, choices, day } = loaderData;
  const version = Number(one(actionData?.values, 'version', String(loaderData.version)));
  return (
    <Page title="予定を直す" lead={one(typed, 'title')}>
      <AppointmentForm
        id={id}
        version={version}
        typed={actionData?.values ?? typed}
        errors={actionData?.errors}
        choices={choices}
        day={day}
      />
    </Page>
  );
}
