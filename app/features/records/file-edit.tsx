import { data, redirect } from 'react-router';
import { type FieldError, parseForm, type Typed } from '#app/lib/forms.ts';
import { baseOf } from '#app/lib/merge.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { FileFields } from '../files/fields.tsx';
import { fieldsInWords, writtenForm } from '../files/file.ts';
import { changeFile, noteLook, writtenOf } from '../files/files.server.ts';
import { shownFile } from '../files/shown.ts';
import { reachFileToEdit } from './files.server.ts';

async function reach({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  return { db, actor, file: await reachFileToEdit(db, actor, params) };
}

export async function loader(args: Args) {
  const { db, actor, file } = await reach(args);
  await noteLook(db, actor, file);
  const typed: Typed = writtenOf(file);
  return {
    record: file.record_id,
    file: shownFile(file),
    typed,
    base: { version: file.version, was: writtenOf(file) },
  };
}

type Again = { errors: FieldError[]; values: Typed; clash: null | Clash };
type Clash = {
  base: { version: number; was: Record<string, string> };
  theirs: { label: string; text: string }[];
};

export async function action(args: Args) {
  const { db, actor, file } = await reach(args);
  const parsed = parseForm(writtenForm, await args.request.formData());
  if (!parsed.ok) return again({ ...parsed, clash: null });
  const saved = await changeFile(db, actor, file, baseOf(parsed.values), parsed.value);
  if (saved.done) return redirect(`/records/${file.record_id}?fileSaved=1#files`);
  const theirs = fieldsInWords(saved.clashes.map(({ field, theirs: text }) => ({ field, text })));
  return again({ errors: [], values: saved.fields, clash: { base: saved.base, theirs } });
}

function again(came: Again) {
  return data(came, { status: came.clash ? 409 : 422 });
}

export default function EditFile({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { record, file } = loaderData;
  const base = actionData?.clash?.base ?? loaderData.base;
  const begun = actionData && !actionData.clash ? null : base;
  return (
    <Page title="写真・ファイルの説明を直す" lead={file.caption || file.name}>
      <ErrorSummary errors={actionData?.errors ?? []} />
      {actionData?.clash && <Theirs theirs={actionData.clash.theirs} />}
      {file.isPicture && (
        <img src={`${file.href}/small`} alt="" {...file.size} className="file-small" />
      )}
      <p>
        だれがよいと言ったかは、
        <a href={`/consents/new?record=${record}&file=${file.id}`}>同意として書きとめます</a>。
      </p>
      <form method="post" className="form" noValidate>
        <Begun base={begun} typed={actionData?.values} />
        <FileFields typed={actionData?.values ?? loaderData.typed} errors={actionData?.errors} />
        <Buttons>
          <PrimaryButton>保存する</PrimaryButton>
          <LinkButton href={`/records/${record}#files`} tone="quiet">
            やめる
          </LinkButton>
          <LinkButton href={`${file.href}/removal`} tone="quiet">
            この写真・ファイルを消す
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}

/** What the form began with; a form that came back keeps what it had. */
function Begun({ base, typed }: { base: Clash['base'] | null; typed: Typed | undefined }) {
  const { version, was } = base ?? baseOf(typed ?? {});
  return (
    <>
      <HiddenField name="version" value={version} />
      {Object.entries(was).map(([field, text]) => (
        <HiddenField key={field} name={`was.${field}`} value={text} />
      ))}
    </>
  );
}

function Theirs({ theirs }: { theirs: Clash['theirs'] }) {
  return (
    <Notice tone="warn" title="同じときに、ほかの人が直していました。まだ保存していません。">
      {theirs.map(({ label, text }) => (
        <p key={label}>
          {label}：いまは「{text}」です。
        </p>
      ))}
      <p>見くらべて、よければもう一度保存してください。</p>
    </Notice>
  );
}
