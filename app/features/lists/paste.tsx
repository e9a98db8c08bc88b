import { data, redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { pasteIntent } from '#app/lib/paste-form.ts';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Paste } from '#app/ui/paste.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { listNamed, settingUp } from './guard.server.ts';
import { readLists } from './lists.server.ts';
import { pasteWords } from './paste.server.ts';
import { columnsOf, pastedWords } from './paste.ts';
import { listWords } from './words.ts';

export function loader({ context, params }: Args) {
  settingUp(context);
  const list = listNamed(params.list);
  return { list, columns: columnsOf(list).map(({ label }) => label) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const list = listNamed(params.list);
  const typed = typedFields(await request.formData());
  const { text, intent, error } = pasteIntent(typed);
  if (error) return invalid(refused(typed, [{ field: 'text', message: error }]));
  if (intent === 'save') {
    await pasteWords(db, who(actor), list, text, today());
    return redirect(`/settings/lists/${list}?done=paste`);
  }
  const lists = await readLists(db, actor.officeId);
  const look = pastedWords(list, lists[list], text, today());
  return data({ errors: [], values: { text }, look });
}

export default function PasteWords({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { list, columns } = loaderData;
  const errors = actionData?.errors ?? [];
  return (
    <Page title={`${listWords[list].title}に貼り付ける`}>
      <ErrorSummary errors={errors} />
      <Paste
        columns={columns}
        text={one(actionData?.values, 'text')}
        error={errors[0]?.message}
        look={actionData && 'look' in actionData ? actionData.look : null}
        back={`/settings/lists/${list}`}
      />
    </Page>
  );
}
