import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm, refused, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField, HiddenField, SelectField, TextArea, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { isOpen, kinds, mayLieIn, newAreaForm, showKind } from './area.ts';
import { makeArea } from './areas.server.ts';
import { withDays } from './assignment.ts';
import { inOrder } from './outline.ts';
import { readAll } from './stored.server.ts';
import { refusalWords } from './words.ts';

/** `?parent=` makes it inside that area. */
export async function loader({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const { areas } = await readAll(db, actor.officeId);
  const holds = (kind: (typeof areas)[number]['kind']) => kinds.some((k) => mayLieIn(k.kind, kind));
  const possible = areas.filter((area) => holds(area.kind) && isOpen(area, today())).sort(inOrder);
  const wanted = new URL(request.url).searchParams.get('parent');
  const parent = possible.find(({ id }) => id === wanted) ?? null;
  return {
    id: newId(),
    parent: parent && { id: parent.id, name: parent.name },
    parents: possible.map(({ id, name, kind }) => ({ id, name, kind })),
    kinds: kinds.filter(({ kind }) => !parent || mayLieIn(kind, parent.kind)).map((k) => k.kind),
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const typed = typedFields(await request.formData());
  const form = parseForm(newAreaForm, withDays(typed, ['fromOn', 'untilOn'], today()));
  if (!form.ok) return invalid({ ...form, values: typed });
  const id = one(typed, 'id');
  const message = 'この画面を開きなおして、もう一度作ってください。';
  if (!isId(id)) return invalid(refused(typed, [{ field: 'name', message }]));
  const made = await makeArea(db, who(actor), id, form.value);
  if (made.done) return redirect(`/areas/${id}?done=create`);
  const field = made.why === 'same-name' ? 'name' : 'parentId';
  return invalid(refused(typed, [{ field, message: refusalWords[made.why] }]));
}

export default function NewArea({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { parent, parents } = loaderData;
  const values = actionData?.values;
  const errors = actionData?.errors ?? [];
  const field = (name: string, label: string) => ({
    name,
    label,
    value: one(values, name),
    error: errorOf(errors, name),
  });
  return (
    <Page
      title="地域を作る"
      lead={
        parent
          ? `「${parent.name}」の中に作ります。`
          : '市、地区、避難所区域から、ご近所の何軒かまで作れます。'
      }
    >
      <form method="post" className="form" noValidate>
        <ErrorSummary errors={errors} />
        <HiddenField name="id" value={one(values, 'id', loaderData.id)} />
        <TextField {...field('name', '名前')} required autoComplete="off" />
        <SelectField
          {...field('kind', '種類')}
          value={one(values, 'kind', loaderData.kinds.length === 1 ? loaderData.kinds[0] : '')}
          required
          empty="選んでください"
          options={loaderData.kinds.map((kind) => ({ value: kind, label: showKind(kind) }))}
        />
        <SelectField
          {...field('parentId', '上の地域')}
          hint="この地域が入る、ひとつ上の地域です。"
          value={one(values, 'parentId', parent?.id)}
          empty="まだ決めない"
          options={parents.map(({ id, name, kind }) => ({
            value: id,
            label: `${name}（${showKind(kind)}）`,
          }))}
        />
        <More field={field} />
        <Buttons>
          <PrimaryButton>作る</PrimaryButton>
          <LinkButton href={parent ? `/areas/${parent.id}` : '/areas'} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}

type Field = { name: string; label: string; value: string; error: string | undefined };

/** Open when something of it was written. */
function More({ field }: { field: (name: string, label: string) => Field }) {
  const fields = {
    kana: field('kana', 'ふりがな'),
    names: field('names', 'ほかの名前'),
    fromOn: field('fromOn', 'いつから'),
    untilOn: field('untilOn', 'いつまで'),
    lat: field('lat', '緯度'),
    lng: field('lng', '経度'),
  };
  const isOpen = Object.values(fields).some(({ value }) => value !== '');
  return (
    <details className="more" open={isOpen}>
      <summary>もっと書く（ふりがな・ほかの名前・日付・位置）</summary>
      <TextField {...fields.kana} autoComplete="off" />
      <TextArea
        {...fields.names}
        rows={3}
        hint="前の名前や呼び名です。1行にひとつ書きます。この名前でもさがせます。"
      />
      <div className="grid-fields">
        <DateField {...fields.fromOn} hint="空けておくと、前からずっとです。" />
        <DateField {...fields.untilOn} hint="空けておくと、これからもずっとです。" />
        <TextField {...fields.lat} size="medium" hint="例：35.7425" autoComplete="off" />
        <TextField {...fields.lng} size="medium" hint="例：139.5073" autoComplete="off" />
      </div>
    </details>
  );
}
