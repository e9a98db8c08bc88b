import { redirect } from 'react-router';
import { showMoment, today } from '#app/lib/dates.ts';
import { invalid, one, refused, type Typed, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { kindOf } from '../drafts/draft.ts';
import { keepRefused, readDraft, readDrafts } from '../drafts/drafts.server.ts';
import type { Course } from '../lists/courses.ts';
import { TemplateRow } from '../templates/row.tsx';
import type { Template } from '../templates/template.ts';
import { readTemplates } from '../templates/templates.server.ts';
import { checkAgainstOffice } from './check.server.ts';
import { type Choices, formChoices, usedLately } from './choices.server.ts';
import { RecordForm } from './form.tsx';
import { goOn, turned } from './lined.server.ts';
import { findPlanned, partOf } from './planned.server.ts';
import { filledBy, plannedIn } from './planned.ts';
import { PlannedBeside } from './planned.tsx';
import { recentRecords } from './recent.server.ts';
import { Recent } from './recent.tsx';
import { mayReadRecord, mayWriteRecords, parseRecord } from './record.ts';
import { rowOf, saveRecord } from './records.server.ts';
import { toShared } from './rows.ts';
import { repeated } from './typed.ts';

/** `?draft=` goes on with one, `?from=` repeats a record, `?template=` begins with one, `?area=` is the scope one came from. */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayWriteRecords(actor)) throw forbidden();
  const params = new URL(request.url).searchParams;
  const day = today();
  const areas = await areaChoices(context, day);
  const choices = await formChoices(db, actor, day, areas, await usedLately(db, actor));
  const draft = isId(params.get('draft') ?? '')
    ? await readDraft(db, who(actor), params.get('draft') ?? '')
    : null;
  const from = params.get('from');
  const templates = await readTemplates(db, actor);
  const template = templates.find((t) => t.id === params.get('template'));
  const asked = draft?.typed ?? {
    appointmentId: params.get('appointment') ?? '',
    followsId: params.get('follows') ?? '',
  };
  const planned = await findPlanned(db, actor, plannedIn(asked));
  if (!draft) expectPlanned(asked, planned);
  const start = draft?.typed ?? {
    ...(from ? await repeatOf(db, actor, from) : { ...startWith(template), ...startOf(planned) }),
    ...asked,
  };
  const typed: Typed = {
    ...blank(actor, day, params.get('area') ?? firstArea(actor, choices)),
    ...start,
  };
  const isBlank = !draft && !from && !template && !planned.appointment && !planned.step;
  const drafts = isBlank ? await readDrafts(db, who(actor)) : [];
  return {
    id: draft?.key ?? newId(),
    typed,
    choices,
    day,
    templates,
    recent: await recentRecords(db, actor, 6),
    planned: planned.appointment && partOf(planned.appointment, choices.lists),
    waiting: drafts
      .filter((d) => kindOf(d.typed) === 'record')
      .slice(0, 1)
      .map((d) => ({ key: d.key, at: showMoment(d.updatedAt) })),
    errors: draft?.refusal?.errors ?? [],
    draftState: draft ? `${showMoment(draft.updatedAt)}の書きかけです` : '',
  };
}

/** Where one was last, else the widest of one's own areas. */
function firstArea(actor: Actor, { recent, areas }: Choices): string {
  return recent.areas[0] ?? areas.find(({ id }) => actor.areas.has(id))?.id ?? '';
}

function blank(actor: Actor, day: string, areaId: string): Typed {
  return { occurredOn: day, areaId, supportMain: actor.role === 'cn' ? 'individual' : 'community' };
}

/** The template goes along, so that its use is counted when the record is saved. */
function startWith(template: Template | undefined): Typed {
  return template ? { ...template.fields, template: template.id } : {};
}

type Found = Awaited<ReturnType<typeof findPlanned>>;

/** A draft opens whatever became of the plan; an address has to name one that waits. */
function expectPlanned(asked: Typed, { appointment, step }: Found): void {
  if (one(asked, 'appointmentId') && !appointment) throw notFound();
  if (one(asked, 'followsId') && !step) throw notFound();
  if (appointment?.recordId) throw redirect(`/records/${appointment.recordId}`);
  if (appointment?.droppedAt) throw redirect(`/appointments/${appointment.id}`);
}

const goingOn: Course = 'continued';

/** As far as a plan or an earlier record's next step fills the form. */
function startOf({ appointment, step }: Found): Typed {
  if (appointment)
    return { ...filledBy(appointment), course: appointment.followsId ? goingOn : '' };
  if (!step) return {};
  const { areaId, supportMain, goalId, text } = step;
  return { areaId, supportMain, goalId: goalId ?? '', done: text, course: goingOn };
}

async function repeatOf(db: Parameters<typeof rowOf>[0], actor: Actor, id: string): Promise<Typed> {
  const row = isId(id) ? await rowOf(db, actor.officeId, id) : undefined;
  if (
    !row ||
    row.removed_at ||
    !mayReadRecord(actor, { areaId: row.area_id, staffId: row.staff_id })
  )
    throw notFound();
  return repeated(toShared(row, null));
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayWriteRecords(actor)) throw forbidden();
  const form = await request.formData();
  const id = String(form.get('id') ?? '');
  if (!isId(id)) return invalid(refused(typedFields(form), [again]));
  const next = await turned(db, actor, context, typedFields(form));
  if (next) return redirect(await goOn(db, actor, id, next));
  const parsed = parseRecord(form, today());
  const errors = parsed.ok ? await checkAgainstOffice(db, actor, parsed.value) : parsed.errors;
  if (!parsed.ok || errors.length > 0)
    return redirect(await keepRefused(db, who(actor), id, parsed.values, { errors }));
  const planned = plannedIn(parsed.values);
  const template = one(parsed.values, 'template');
  await saveRecord(db, actor, id, parsed.value, { template, planned });
  const isUntied = planned.appointmentId && !(await rowOf(db, actor.officeId, id))?.appointment_id;
  return redirect(`/records/${id}?saved=1${isUntied ? '&untied=1' : ''}`);
}

const again = { field: 'id', message: 'この画面を開きなおして、もう一度保存してください。' };

export default function NewRecord({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { choices, day, waiting, recent, draftState, templates, planned } = loaderData;
  const typed = actionData?.values ?? loaderData.typed;
  const id = actionData ? String(actionData.values.id) : loaderData.id;
  const errors = actionData?.errors ?? loaderData.errors;
  return (
    <Page
      title="記録する"
      actions={
        <LinkButton href="/daily" tone="quiet">
          日報を書く
        </LinkButton>
      }
      aside={
        planned ? (
          <PlannedBeside planned={planned} />
        ) : (
          recent.length > 0 && <Recent rows={recent} />
        )
      }
    >
      {!actionData &&
        waiting.map((d) => (
          <Notice
            key={d.key}
            tone="info"
            title={`書きかけの記録があります（${d.at}）。`}
            action={<LinkButton href={`/records/new?draft=${d.key}`}>続きを書く</LinkButton>}
          />
        ))}
      {errors.length === 0 && <TemplateRow templates={templates} />}
      <RecordForm
        id={id}
        typed={typed}
        hidden={{ template: one(typed, 'template') }}
        errors={errors}
        choices={choices}
        day={day}
        draftState={errors.length > 0 ? 'まだ保存していません' : draftState}
      />
    </Page>
  );
}
