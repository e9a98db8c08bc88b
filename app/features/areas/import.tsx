import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { isId } from '#app/lib/ids.ts';
import { dropUpload, keepUpload, readUpload } from '#app/lib/uploads.server.ts';
import { LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Upload } from '#app/ui/upload.tsx';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
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
  const count = (name: string) => Number(params.get(name) ?? 0) || 0;
  return {
    look: file && preview?.ok ? { id, ...lookOf(file.name, preview) } : null,
    lost: id !== null && !preview?.ok ? TOO_OLD : null,
    came: params.has('accepted')
      ? {
          accepted: count('accepted'),
          rejected: count('rejected'),
          skipped: count('skipped'),
          proposed: count('proposed'),
          batch: isId(params.get('batch') ?? '') ? params.get('batch') : null,
        }
      : null,
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
  const { batchId: batch, proposed, report } = brought;
  const { accepted, rejected, skipped } = report;
  const counts = Object.entries({ accepted, rejected, skipped, proposed, batch });
  return redirect(`/areas/import?${new URLSearchParams(counts.map(([k, v]) => [k, String(v)]))}`);
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
          どれから取り込んでもかまいません。同じファイルをもう一度取り込んでも、ふえません。人が直した名前や置き場所は、そのまま残ります。取り込みは、あとから
          <a href="/imports#brought">これまでに取り込んだもの</a>で取り消せます。
        </p>
      </Section>
    </Page>
  );
}

type Counts = NonNullable<PageProps<typeof loader>['loaderData']['came']>;

function Came({ came: { accepted, rejected, skipped, proposed, batch } }: { came: Counts }) {
  return (
    <Notice
      tone="ok"
      title={`取り込みました。新しいか変わった行${accepted}、そのままの行${skipped}、受けとれなかった行${rejected}。`}
      action={
        <>
          <LinkButton href="/areas">地域を見る</LinkButton>
          {proposed > 0 && <LinkButton href="/areas/proposals">未確認を確かめる</LinkButton>}
          {batch && (
            <LinkButton href={`/imports/${batch}`} tone="quiet">
              この取り込みを見る・取り消す
            </LinkButton>
          )}
        </>
      }
    >
      {proposed > 0 && `${proposed}の町丁目を、いちばん近い避難所に仮に置きました（未確認）。`}
    </Notice>
  );
}
