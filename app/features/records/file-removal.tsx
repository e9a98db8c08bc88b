import { redirect } from 'react-router';
import { invalid, one, parseForm } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, DangerButton, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { DAYS_TO_UNDO, reasonForm } from '../files/file.ts';
import { noteLook, removeFile } from '../files/files.server.ts';
import { reachFileToEdit } from './files.server.ts';

async function reach({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const file = await reachFileToEdit(db, actor, params);
  if (file.removed_at) throw notFound();
  return { db, actor, file };
}

export async function loader(args: Args) {
  const { db, actor, file } = await reach(args);
  await noteLook(db, actor, file);
  return { record: file.record_id, title: file.caption || file.name };
}

export async function action(args: Args) {
  const { db, actor, file } = await reach(args);
  const parsed = parseForm(reasonForm, await args.request.formData());
  if (!parsed.ok) return invalid(parsed);
  await removeFile(db, actor, file, parsed.value.reason);
  return redirect(`/records/${file.record_id}?fileGone=${file.id}#files`);
}

export default function RemoveFile({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  return (
    <Page title="写真・ファイルを消す" lead={loaderData.title}>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <p>{DAYS_TO_UNDO}日のあいだは元に戻せます。そのあとは、中身もなくなります。</p>
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
          <LinkButton href={`/records/${loaderData.record}#files`} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
