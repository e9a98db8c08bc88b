import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { type FieldError, one } from '#app/lib/forms.ts';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { keepRefused, readDraft } from '../drafts/drafts.server.ts';
import type { AppointmentFields } from './appointment.ts';
import { mayReadWhole } from './appointment.ts';
import { changedFields, editAppointment } from './appointments.server.ts';
import { appointmentChoices, checkAgainstOffice } from './choices.server.ts';
import { AppointmentForm } from './form.tsx';
import { parseAppointment } from './parse.ts';
import { reachStanding } from './reach.server.ts';
import { asDraft, toTyped } from './typed.ts';
import { fieldLabels } from './words.ts';

/** `?draft=1` goes on with what was not saved. */
export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const one = await reachStanding(db, actor, params.id);
  const day = today();
  const choices = await appointmentChoices(db, actor, day, await areaChoices(context, day));
  const asked = new URL(request.url).searchParams.has('draft');
  const draft = asked ? await readDraft(db, who(actor), one.id) : null;
  return {
    id: one.id,
    title: one.title,
    version: Number(draft?.typed.version) || one.version,
    typed: draft?.typed ?? toTyped(one),
    errors: draft?.refusal?.errors ?? [],
    choices,
    day,
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const before = await reachStanding(db, actor, params.id);
  const parsed = parseAppointment(await request.formData(), today(), before.plannedOn);
  const base = Number(one(parsed.values, 'version'));
  const again = async (version: number, errors: FieldError[]) => {
    const typed = asDraft({ ...parsed.values, version: String(version) });
    return redirect(await keepRefused(db, who(actor), before.id, typed, { errors }));
  };
  const errors = parsed.ok
    ? await checkAgainstOffice(db, actor.officeId, parsed.value, today(), before)
    : parsed.errors;
  if (!parsed.ok || errors.length > 0) return again(base || before.version, errors);
  const edited = await editAppointment(db, actor, before.id, base, parsed.value);
  if (!edited.done) return again(edited.now.version, overtaken(edited.now, parsed.value));
  return redirect(
    mayReadWhole(actor, parsed.value) ? `/appointments/${before.id}?saved=1` : '/calendar?saved=1',
  );
}

/** R9: nothing is lost, neither what was typed nor what the other one saved. */
function overtaken(now: AppointmentFields, value: AppointmentFields): FieldError[] {
  const theirs = toTyped(now);
  return changedFields(now, value).map((field) => ({
    field,
    message: `ほかの人が先に直しました。いまの「${fieldLabels[field]}」：${shown(field, theirs)}`,
  }));
}

function shown(field: string, theirs: ReturnType<typeof toTyped>): string {
  const text = one(theirs, field);
  // A choice shows its word in the list of the field itself, not here.
  return /^(title|plannedOn|startedAt|minutes|place|aim|position|withNames)$/.test(field)
    ? text || '（空）'
    : '別のもの';
}

export default function EditAppointment({ loaderData }: PageProps<typeof loader>) {
  const { title, ...given } = loaderData;
  return (
    <Page title="予定を直す" lead={title}>
      <AppointmentForm {...given} />
    </Page>
  );
}
