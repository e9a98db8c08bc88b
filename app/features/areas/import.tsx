import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { dropUpload, keepUpload, readUpload } from '#app/lib/uploads.server.ts';
import { LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Upload } from '#app/ui/upload.tsx';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { addressOf, countsIn } from './came.ts';
import { Came } from './came.tsx';
import { importAreas, previewAreasFile } from './import.server.ts';
import { lookOf } from './look.ts';
import { Look } from './look.tsx';
import { readAreasFile } from './read.ts';
import { WhichFiles } from './which-files.tsx';

const TOO_OLD = '送られたファイルは、もうありません。1時間たつと消えます。もう一度選んでください。';

/** Two steps without script: a file is looked at (`?file=`), then taken in. */
export async function loader({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const params = new URL(request.url).searchParams;
  const id = params.get('file');
  const file = id ? readUpload(who(actor), id) : null;
  const preview = file && (await previewAreasFile(db, actor.officeId, file.bytes, today()));
  return {
    look: file && preview?.ok ? { id, ...lookOf(file.name, preview) } : null,
    lost: id !== null && !preview?.ok ? TOO_OLD : null,
    came: countsIn(params),
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const form = await request.formData();
  const typed = typedFields(form);
  const refuse = (message: string) => invalid(refused(typed, [{ field: 'file', message }]));
  if (one(typed, 'intent') !== 'import') {
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return refuse('ファイルを選んでください。');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = readAreasFile(bytes);
    if (!read.ok) return refuse(read.reason);
    const id = keepUpload(who(actor), { name: file.name, bytes });
    return redirect(`/areas/import?file=${id}`);
  }
  const id = one(typed, 'upload');
  const file = readUpload(who(actor), id);
  if (!file) return refuse(TOO_OLD);
  const brought = await importAreas(db, who(actor), file.bytes, today(), file.name);
  dropUpload(who(actor), id);
  return redirect(addressOf('/areas/import', brought));
}

export default function ImportAreas({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { look, lost, came } = loaderData;
  if (look && !actionData)
    return (
      <Page
        title="取り込む前に見る"
        lead={`「${look.name}」を読みました。まだ何も変わっていません。`}
      >
        <Look look={look} />
        <form method="post" className="buttons">
          <HiddenField name="upload" value={look.id} />
          {look.hasNews && (
            <PrimaryButton name="intent" value="import">
              取り込む
            </PrimaryButton>
          )}
          <LinkButton href="/areas/import" tone={look.hasNews ? 'quiet' : 'plain'}>
            ほかのファイルを選ぶ
          </LinkButton>
        </form>
      </Page>
    );
  return (
    <Page
      title="地域のファイルを取り込む"
      lead="選んだあと、中身を見てから取り込みます。すぐには変わりません。"
    >
      {came && !actionData && <Came came={came} />}
      {lost && !actionData && <Notice tone="warn" title={lost} />}
      <Upload
        refused="取り込めませんでした。何も変わっていません。"
        hint="名前が .geojson、.json、.csv で終わるファイル。8MBまで。"
        accept=".geojson,.json,.csv,.txt,.tsv"
        error={actionData?.errors[0]?.message}
        back="/areas"
      />
      <Section title="どんなファイルか">
        <WhichFiles />
        <p className="page-lead">
          Excelの表は、<a href="/areas/paste">写して貼り付ける</a>こともできます。
        </p>
        <p className="page-lead">
          どれから取り込んでもかまいません。同じファイルをもう一度取り込んでも、ふえません。人が直した名前や置き場所は、そのまま残ります。取り込みは、あとから
          <a href="/imports#brought">これまでに取り込んだもの</a>で取り消せます。
        </p>
      </Section>
    </Page>
  );
}
