import { data, redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { showDate, today } from '#app/lib/dates.ts';
import { invalid, one, parseForm, refused, type Typed, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { type Actor, maySetUp } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { newAreaForm } from './area.ts';
import { makeArea } from './areas.server.ts';
import { assignForm, endForm, fromForm } from './assignment.ts';
import { Assignments } from './assignment-rows.tsx';
import { assign, cancelAssignment, endAssignment } from './assignments.server.ts';
import { Districts } from './district-form.tsx';
import { readDistricts } from './districts.server.ts';
import { setDistricts } from './places.server.ts';
import { asStaff } from './reach.server.ts';
import type { Outcome, Refusal } from './stored.server.ts';
import { doneWords, refusalWords } from './words.ts';

/** One page to set up the office's ground: districts, what lies in them, who is in charge. */
export async function loader({ context, request }: Args) {
  const { db, actor } = asStaff(context);
  return {
    ...(await readDistricts(db, actor.officeId, today())),
    maySetUp: maySetUp(actor),
    office: actor.officeName,
    nextId: newId(),
    done: doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null,
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const typed = typedFields(await request.formData());
  const intent = one(typed, 'intent');
  const came = await carryOut(db, actor, intent, typed);
  if ('errors' in came)
    return invalid({
      ...came,
      errors: came.errors.map((e) => ({ ...e, field: at(typed, e.field) })),
    });
  const place = intent === 'district' || intent === 'districts' ? 'districts' : 'assignments';
  if (came.done) return redirect(`/areas/districts?done=${intent}#${place}`);
  const field = at(typed, fieldOf(intent, came.why));
  return data(
    { errors: [{ field, message: refusalWords[came.why] }], values: typed },
    { status: 422 },
  );
}

function carryOut(
  db: Db,
  actor: Actor,
  intent: string,
  typed: Typed,
): Promise<Outcome | ReturnType<typeof refused>> {
  switch (intent) {
    case 'district':
      return makeDistrict(db, actor, typed);
    case 'districts':
      return placeZones(db, actor, typed);
    case 'assign':
      return taken(parseForm(assignForm(today()), typed), ({ id, ...given }) =>
        assign(db, who(actor), id, given),
      );
    case 'end':
      return taken(parseForm(endForm(today()), typed), ({ id, untilOn }) =>
        endAssignment(db, who(actor), id, untilOn),
      );
    case 'cancel':
      return cancelAssignment(db, who(actor), one(typed, 'id'));
    default:
      throw notFound();
  }
}

async function taken<T>(
  form: { ok: true; value: T } | ReturnType<typeof refused>,
  how: (value: T) => Promise<Outcome>,
) {
  return form.ok ? how(form.value) : form;
}

/** In the city, where there is one. */
async function makeDistrict(db: Db, actor: Actor, typed: Typed) {
  const { city } = await readDistricts(db, actor.officeId, today());
  const form = parseForm(newAreaForm, {
    kind: 'district',
    name: one(typed, 'name'),
    parentId: city?.id ?? '',
  });
  const id = one(typed, 'id');
  if (!form.ok) return refused(typed, form.errors);
  return isId(id)
    ? makeArea(db, who(actor), id, form.value)
    : ({ done: false, why: 'unknown' } as const);
}

/** Only what this person changed is written: `was-` is what the form began with. */
async function placeZones(db: Db, actor: Actor, typed: Typed) {
  const wishes = Object.keys(typed)
    .filter((name) => name.startsWith('zone-') && one(typed, name) !== one(typed, `was-${name}`))
    .map((name) => ({
      zoneId: name.slice('zone-'.length),
      districtId: one(typed, name) || null,
    }));
  return taken(parseForm(fromForm(today()), typed), ({ fromOn }) =>
    setDistricts(db, who(actor), wishes, fromOn, today()),
  );
}

/** The id of a field: each form has its own. */
function at(typed: Typed, field: string): string {
  const intent = one(typed, 'intent');
  return intent === 'end' || intent === 'cancel'
    ? `${field}-${one(typed, 'id')}`
    : `${intent}-${field}`;
}

function fieldOf(intent: string, why: Refusal): string {
  if (intent === 'district') return 'name';
  if (intent === 'end' || intent === 'cancel' || why === 'before-start') return 'untilOn';
  if (intent === 'districts') return 'fromOn';
  return why === 'unknown' ? 'areaId' : why === 'no-support' ? 'support' : 'staffId';
}

export default function DistrictsAndAssignments({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { done, office, day } = loaderData;
  return (
    <Page
      title="地区と担当"
      lead="どの避難所区域がどの地区に入るか、だれがどこを受けもつかを決めます。"
      actions={<LinkButton href="/areas">地域を見る</LinkButton>}
    >
      <PrintHead office={office} title="地区と担当" date={showDate(day)} />
      {done && !actionData && <Notice tone="ok" title={done} />}
      <ErrorSummary errors={actionData?.errors ?? []} />
      <Districts {...loaderData} came={actionData} />
      <Assignments {...loaderData} came={actionData} />
      <Takeout list="assignments" />
    </Page>
  );
}
