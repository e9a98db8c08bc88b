import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, many, one, parseForm, refused, type Typed } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { filesOf } from '../files/files.server.ts';
import { reachToEdit } from '../records/reach.server.ts';
import { consentForm } from './consent.ts';
import { addConsent } from './consents.server.ts';
import { ConsentForm } from './form.tsx';
import { keepingConsents } from './reach.server.ts';

/** `?record=` is where the person stands or is seen, `?file=` the photo that one came from. */
export async function loader({ context, request }: Args) {
  const { db, actor } = keepingConsents(context);
  const params = new URL(request.url).searchParams;
  const asked = params.get('record');
  const record = asked ? await reachToEdit(db, actor, asked) : null;
  const files = record
    ? await filesOf(db, actor.officeId, record.id, ['shared', 'confidential'])
    : [];
  const areas = await areaChoices(context, today());
  const typed: Typed = {
    areaId: record?.area_id ?? areas.find(({ id }) => actor.areas.has(id))?.id ?? '',
    givenOn: today(),
    scope: record ? 'photo' : '',
    files: params.getAll('file'),
  };
  return {
    id: newId(),
    recordId: record?.id ?? '',
    areas,
    files: files
      .filter(({ removed_at }) => removed_at === null)
      .map(({ id, caption, name }) => ({ value: id, label: caption || name })),
    typed,
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = keepingConsents(context);
  const parsed = parseForm(consentForm(today()), await request.formData());
  if (!parsed.ok) return invalid(parsed);
  const [id, record] = [one(parsed.values, 'id'), one(parsed.values, 'recordId')];
  const wrong = (field: string, message: string) =>
    invalid(refused(parsed.values, [{ field, message }]));
  if (!isId(id)) return wrong('id', 'この画面を開きなおして、もう一度保存してください。');
  const areas = await areaChoices(context, today());
  if (!areas.some((area) => area.id === parsed.value.areaId))
    return wrong('areaId', '地域を選んでください。');
  const row = record ? await reachToEdit(db, actor, record) : null;
  await addConsent(db, actor, id, row?.id ?? null, parsed.value);
  return redirect(`/consents/${id}?saved=1`);
}

export default function NewConsent({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { areas, files, typed } = loaderData;
  const values = actionData?.values ?? typed;
  return (
    <Page
      title="同意を書きとめる"
      room="confidential"
      lead="本人が「よい」と言ったことだけを書きます。"
    >
      <ConsentForm
        id={one(actionData?.values, 'id', loaderData.id)}
        recordId={one(actionData?.values, 'recordId', loaderData.recordId)}
        typed={values}
        errors={actionData?.errors ?? []}
        areas={areas}
        files={files}
        chosen={many(values, 'files')}
      />
    </Page>
  );
}
