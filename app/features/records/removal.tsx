import { redirect } from 'react-router';
import { z } from 'zod';
import { invalid, one, parseForm } from '#app/lib/forms.ts';
import { Buttons, DangerButton, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { reachToEdit } from './reach.server.ts';
import { titleOf } from './record.ts';
import { removeRecord } from './records.server.ts';
import { toShared } from './rows.ts';

const form = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'わけを、ひとこと書いてください。')
    .max(300, 'わけは300字までにしてください。'),
});

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  return { id: row.id, title: titleOf(toShared(row, null)) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  const parsed = parseForm(form, await request.formData());
  if (!parsed.ok) return invalid(parsed);
  await removeRecord(db, actor, row.id, parsed.value.reason);
  return redirect(`/records?gone=${row.id}`);
}

export default function RemoveRecord({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  return (
    <Page title="記録を消す" lead={loaderData.title}>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <p>一覧や集計に出なくなります。あとで元に戻せます。</p>
      <form method="post" className="form" noValidate>
        <TextField
          name="reason"
          label="消すわけ"
          required
          error={actionData?.errors[0]?.message}
          value={one(actionData?.values, 'reason')}
          autoComplete="off"
        />
        <Buttons>
          <DangerButton>消す</DangerButton>
          <LinkButton href={`/records/${loaderData.id}`} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
