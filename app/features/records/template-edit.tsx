import { data, redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, parseForm, refused } from '#app/lib/forms.ts';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { nameForm } from '../templates/form.ts';
import { editTemplate, reachTemplateToEdit } from '../templates/templates.server.ts';
import { formChoices } from './choices.server.ts';
import { faultsOfTemplate } from './template-faults.ts';
import { TemplateForm } from './template-form.tsx';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const { name, fields, version, staffId } = await reachTemplateToEdit(db, actor, params.id);
  const day = today();
  return {
    typed: { ...fields, name },
    version,
    isOffice: staffId === null,
    choices: await formChoices(db, actor, day, await areaChoices(context, day)),
    day,
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const template = await reachTemplateToEdit(db, actor, params.id);
  const form = parseForm(nameForm, await request.formData());
  const faults = faultsOfTemplate(form.values, today());
  if (!form.ok || faults.length > 0)
    return invalid(refused(form.values, [...(form.ok ? [] : form.errors), ...faults]));
  const base = Number(one(form.values, 'version')) || template.version;
  const named = { name: form.value.name, fields: form.values };
  if (await editTemplate(db, actor, template.id, base, named))
    return redirect('/templates?done=edit');
  const message = `ほかの人が先に直しました（いまの名前は「${template.name}」）。書いた内容はこの画面に残っています。このままでよければ、もう一度保存してください。`;
  const values = { ...form.values, version: String(template.version) };
  return data({ errors: [{ field: 'name', message }], values }, { status: 409 });
}

export default function EditTemplate({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { typed, version, choices, day, isOffice } = loaderData;
  return (
    <Page title={isOffice ? 'みんなのひな形を直す' : 'ひな形を直す'}>
      <TemplateForm
        typed={actionData?.values ?? typed}
        errors={actionData?.errors}
        choices={choices}
        day={day}
        hidden={{ version: one(actionData?.values, 'version', String(version)) }}
      />
    </Page>
  );
}
