import { redirect } from 'react-router';
import { invalid, parseForm } from '#app/lib/forms.ts';
import { reasonForm } from '#app/lib/reason.ts';
import { ReasonPage } from '#app/ui/reason.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { DAYS_TO_UNDO } from '../files/file.ts';
import { noteLook, removeFile } from '../files/files.server.ts';
import { reachFileToEdit } from './files.server.ts';

async function reach({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  return { db, actor, file: await reachFileToEdit(db, actor, params) };
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
  const { record, title } = loaderData;
  return (
    <ReasonPage
      title="写真・ファイルを消す"
      lead={title}
      then={`${DAYS_TO_UNDO}日のあいだは元に戻せます。そのあとは、中身もなくなります。`}
      came={actionData}
      back={{ href: `/records/${record}#files` }}
    />
  );
}
