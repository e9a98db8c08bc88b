import { data, redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { pasteIntent } from '#app/lib/paste-form.ts';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Paste } from '#app/ui/paste.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { kinds } from './area.ts';
import { addressOf, countsIn } from './came.ts';
import { Came } from './came.tsx';
import { pasteAreas } from './import.server.ts';
import { areaColumns, pastedAreas } from './paste.ts';
import { readAll } from './stored.server.ts';

export function loader({ context, request }: Args) {
  settingUp(context);
  return { came: countsIn(new URL(request.url).searchParams) };
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const typed = typedFields(await request.formData());
  const { text, intent, error } = pasteIntent(typed);
  if (error) return invalid(refused(typed, [{ field: 'text', message: error }]));
  if (intent === 'save')
    return redirect(addressOf('/areas/paste', await pasteAreas(db, who(actor), text, today())));
  const look = pastedAreas(text, await readAll(db, actor.officeId), { day: today(), newId });
  return data({ errors: [], values: { text }, look });
}

const labels = kinds.map(({ label }) => label).join('、');

export default function PasteAreas({
  loaderData: { came },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const errors = actionData?.errors ?? [];
  return (
    <Page
      title="地域を貼り付ける"
      lead="貼り付けたあと、中身を見てから入れます。すぐには変わりません。"
    >
      {came && !actionData && <Came came={came} />}
      <ErrorSummary errors={errors} />
      <Paste
        columns={areaColumns.map(({ label }) => label)}
        hint={`種類は、${labels}のどれかです。上の地域とほかの名前は、空けておいてもかまいません。いくつかあるときは「、」で区切ります。`}
        text={one(actionData?.values, 'text')}
        error={errors[0]?.message}
        look={actionData && 'look' in actionData ? actionData.look : null}
        back="/areas"
      />
    </Page>
  );
}
