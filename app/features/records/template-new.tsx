import { redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { invalid, one, parseForm, refused, type Typed } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { nameForm } from '../templates/form.ts';
import { mayMakeForOffice, mayUseTemplates, NAME_LENGTH } from '../templates/template.ts';
import { addTemplate } from '../templates/templates.server.ts';
import { formChoices } from './choices.server.ts';
import { reachRecord } from './reach.server.ts';
import { titleOf } from './record.ts';
import { toShared } from './rows.ts';
import { faultsOfTemplate } from './template-faults.ts';
import { TemplateForm } from './template-form.tsx';
import { repeated } from './typed.ts';

/** `?from=` makes one of a record: its shared part is all that is read. */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayUseTemplates(actor)) throw forbidden();
  const day = today();
  const from = new URL(request.url).searchParams.get('from');
  return {
    id: newId(),
    typed: from ? await ofRecord(db, actor, from) : {},
    choices: await formChoices(db, actor, day, await areaChoices(context, day)),
    day,
    mayShare: mayMakeForOffice(actor),
  };
}

async function ofRecord(db: Db, actor: Actor, id: string): Promise<Typed> {
  const row = await reachRecord(db, actor, id);
  if (row.removed_at) throw notFound();
  const shared = toShared(row, null);
  return { ...repeated(shared), name: titleOf(shared, NAME_LENGTH - 1) };
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayUseTemplates(actor)) throw forbidden();
  const form = await request.formData();
  const named = parseForm(nameForm, form);
  const faults = faultsOfTemplate(named.values, today());
  if (!named.ok || faults.length > 0)
    return invalid(refused(named.values, [...(named.ok ? [] : named.errors), ...faults]));
  const id = one(named.values, 'id');
  await addTemplate(db, actor, isId(id) ? id : newId(), { ...named.value, fields: named.values });
  return redirect('/templates?done=add');
}

export default function NewTemplate({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { typed, choices, day, mayShare } = loaderData;
  const id = actionData ? one(actionData.values, 'id') : loaderData.id;
  return (
    <Page
      title="ひな形を作る"
      lead="いつも同じところだけ入れます。空いている欄は、使うときに書きます。"
    >
      <TemplateForm
        typed={actionData?.values ?? typed}
        errors={actionData?.errors}
        choices={choices}
        day={day}
        hidden={{ id }}
        mayShare={mayShare}
      />
    </Page>
  );
}
