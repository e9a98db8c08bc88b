import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, refused, type Typed } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { keepRefused, readDraft } from '../drafts/drafts.server.ts';
import { mayPlan, mayReadWhole, parsePlannedDate } from './appointment.ts';
import { saveAppointment } from './appointments.server.ts';
import { typedFrom } from './asked.ts';
import { appointmentChoices, checkAgainstOffice } from './choices.server.ts';
import { stepToPlan } from './follows.server.ts';
import { AppointmentForm } from './form.tsx';
import type { Appointment } from './list.server.ts';
import { parseAppointment } from './parse.ts';
import { reachAppointment } from './reach.server.ts';
import { asDraft, toTyped } from './typed.ts';

/**
 * `?draft=` goes on with one, `?follows=` plans what a record said comes next, `?again=` one that
 * was given up, `?day=` is where one came from; the rest is filled in as the address says.
 */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayPlan(actor)) throw forbidden();
  const params = new URL(request.url).searchParams;
  const day = today();
  const choices = await appointmentChoices(db, actor, day, await areaChoices(context, day));
  const key = params.get('draft') ?? '';
  const draft = isId(key) ? await readDraft(db, who(actor), key) : null;
  const follows = draft ? null : params.get('follows');
  const step = follows ? await stepToPlan(db, actor, follows) : null;
  if (follows && !step) throw notFound();
  const again = params.get('again');
  const before = again ? await reachAppointment(db, actor, again) : null;
  const own = choices.areas.find(({ id }) => actor.areas.has(id))?.id ?? '';
  const asked = parsePlannedDate(params.get('day') ?? '', day);
  const typed: Typed = {
    staffId: actor.staffId,
    areaId: own,
    plannedOn: asked && asked >= day ? asked : '',
    ...typedFrom(params),
    ...(before && madeAgain(before)),
    ...(step && {
      title: step.text.slice(0, 200),
      areaId: step.areaId,
      plannedOn: step.dueOn && step.dueOn >= day ? step.dueOn : '',
      supportMain: step.supportMain,
      goalId: step.goalId ?? '',
    }),
  };
  return {
    id: draft?.key ?? newId(),
    followsId: draft ? one(draft.typed, 'followsId') : (step?.recordId ?? ''),
    typed: draft?.typed ?? typed,
    errors: draft?.refusal?.errors ?? [],
    choices,
    day,
  };
}

/** Who, when and with whom may be different by now. */
function madeAgain(before: Appointment): Typed {
  const { plannedOn: _on, staffId: _by, staffIds: _with, ...rest } = toTyped(before);
  return rest;
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayPlan(actor)) throw forbidden();
  const parsed = parseAppointment(await request.formData(), today());
  const { values } = parsed;
  const id = one(values, 'id');
  if (!isId(id)) return invalid(refused(values, [again]));
  const errors = parsed.ok
    ? await checkAgainstOffice(db, actor.officeId, parsed.value, today())
    : parsed.errors;
  if (!parsed.ok || errors.length > 0)
    return redirect(await keepRefused(db, who(actor), id, asDraft(values), { errors }));
  const { value } = parsed;
  const follows = one(values, 'followsId');
  if (follows && !(await stepToPlan(db, actor, follows))) throw notFound();
  await saveAppointment(db, actor, id, value, follows || null);
  // One made for a colleague may be of what the maker does not see whole.
  return redirect(
    mayReadWhole(actor, value)
      ? `/appointments/${id}?saved=1`
      : `/calendar?view=day&day=${value.plannedOn}&saved=1`,
  );
}

const again = { field: 'id', message: 'この画面を開きなおして、もう一度保存してください。' };

export default function NewAppointment({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { typed, choices, day } = loaderData;
  const values = actionData?.values ?? typed;
  return (
    <Page
      title="予定を入れる"
      lead="いつ、どこで、何のためにするかを、先に書いておきます。したあとは、そのまま記録になります。"
    >
      <AppointmentForm
        id={one(actionData?.values, 'id', loaderData.id)}
        followsId={one(actionData?.values, 'followsId', loaderData.followsId)}
        typed={values}
        errors={actionData?.errors ?? loaderData.errors}
        choices={choices}
        day={day}
      />
    </Page>
  );
}
