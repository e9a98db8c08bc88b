import { redirect } from 'react-router';
import { errorOf, invalid, one, parseForm, refused, type Typed } from '#app/lib/forms.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { FileChooser, FileFields } from '../files/fields.tsx';
import { quotaBytes, showSize, usualRoom, writtenForm } from '../files/file.ts';
import { takeAll } from '../files/take-all.server.ts';
import { uploadTurns } from '../files/upload-turns.ts';
import { usedBytes } from '../files/used.server.ts';
import { reachToEdit } from './reach.server.ts';
import { headOf } from './record.ts';
import { toShared } from './rows.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  const typed: Typed = { room: usualRoom(row.kind) };
  return {
    id: row.id,
    title: headOf(toShared(row, null)),
    typed,
    used: showSize(await usedBytes(db, actor.officeId)),
    quota: showSize(quotaBytes()),
  };
}

/** Read only once it is known that the sender may, and when there is room for it in memory. */
export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  return uploadTurns(Number(request.headers.get('content-length')) || 0, async () => {
    const form = await request.formData();
    const parsed = parseForm(writtenForm, form);
    const files = form.getAll('file').filter((f): f is File => f instanceof File && f.name !== '');
    const none = { field: 'file', message: 'ファイルを選んでください。' };
    if (!parsed.ok) return invalid(refused(parsed.values, [...parsed.errors, chooseAgain]));
    if (files.length === 0) return invalid(refused(parsed.values, [none]));
    const { added, same, faults } = await takeAll(db, actor, row.id, parsed.value, files);
    if (faults.length === 0) return redirect(`/records/${row.id}?files=${added}.${same}#files`);
    const errors = faults.map(({ name, reason }) => ({
      field: 'file',
      message: `「${name}」${reason}`,
    }));
    return invalid(refused({ ...parsed.values, added: String(added + same) }, errors));
  });
}

/** A page cannot put files back into the field that chose them. */
const chooseAgain = { field: 'file', message: 'ファイルを、もう一度選んでください。' };

export default function AddFiles({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, title, typed, used, quota } = loaderData;
  const added = one(actionData?.values, 'added');
  const errors = actionData?.errors ?? [];
  return (
    <Page title="写真・ファイルを加える" lead={title}>
      {added ? <NotAll added={added} errors={errors} id={id} /> : <ErrorSummary errors={errors} />}
      <form method="post" encType="multipart/form-data" className="form" noValidate>
        <FileChooser error={added ? undefined : errorOf(errors, 'file')} />
        <FileFields
          typed={actionData?.values ?? typed}
          errors={errors.filter((e) => e.field !== 'file')}
          brief
        />
        <Buttons>
          <PrimaryButton>加える</PrimaryButton>
          <LinkButton href={`/records/${id}#files`} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
      <p className="quiet">
        事業所の写真・ファイルは、あわせて{used}です（{quota}まで）。
        書き出す一覧には、内密の欄のものは入りません。
      </p>
      <Takeout list="files" />
    </Page>
  );
}

type NotAllProps = { added: string; errors: { message: string }[]; id: string };

function NotAll({ added, errors, id }: NotAllProps) {
  return (
    <Notice
      tone="error"
      title={
        added === '0'
          ? '加えられませんでした。記録はそのままです。'
          : `${added}個は加えました。${errors.length}個は加えられませんでした。`
      }
      action={<LinkButton href={`/records/${id}#files`}>記録を見る</LinkButton>}
    >
      <ul className="notice-list">
        {errors.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
