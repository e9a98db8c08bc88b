import { redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { dropUpload, keepUpload, readUpload } from '#app/lib/uploads.server.ts';
import { Button, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField, HiddenField, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Upload } from '#app/ui/upload.tsx';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { givenOf } from './given.ts';
import { LacksDay, planPopulation, takePopulation } from './import.server.ts';
import { lookOf } from './look.ts';
import { Look } from './look.tsx';

const TOO_OLD = '送られたファイルは、もうありません。1時間たつと消えます。もう一度選んでください。';

/** Two steps without script: a file is looked at (`?file=`), its day said where it says none, then taken in. */
export async function loader({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const params = new URL(request.url).searchParams;
  const id = params.get('file');
  const file = id ? readUpload(who(actor), id) : null;
  const given = givenOf(params, today());
  const looked = file && (await lookAt(db, actor.officeId, file, given.given));
  return {
    upload: file ? id : null,
    name: file?.name ?? '',
    look: looked?.look ?? null,
    reason: given.error ?? looked?.reason ?? null,
    lost: id !== null && !file ? TOO_OLD : null,
    typed: { day: params.get('day') ?? '', source: params.get('source') ?? '' },
  };
}

type File_ = { name: string; bytes: Uint8Array };

async function lookAt(
  db: Parameters<typeof planPopulation>[0],
  officeId: string,
  { name, bytes }: File_,
  given: ReturnType<typeof givenOf>['given'],
): Promise<{ look?: ReturnType<typeof lookOf>; reason?: string; lacksDay?: boolean }> {
  try {
    return { look: lookOf(await planPopulation(db, officeId, bytes, { ...given, file: name })) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { reason: error.message, lacksDay: error instanceof LacksDay };
  }
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const form = await request.formData();
  const typed = typedFields(form);
  const refuse = (message: string) => invalid(refused(typed, [{ field: 'file', message }]));
  if (one(typed, 'intent') !== 'import') {
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return refuse('ファイルを選んでください。');
    const kept = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const looked = await lookAt(db, actor.officeId, kept, { today: today() });
    if (looked.reason !== undefined && !looked.lacksDay) return refuse(looked.reason);
    return redirect(`/statistics/import?file=${keepUpload(who(actor), kept)}`);
  }
  const file = readUpload(who(actor), one(typed, 'upload'));
  if (!file) return refuse(TOO_OLD);
  const params = new URLSearchParams({ day: one(typed, 'day'), source: one(typed, 'source') });
  const { given } = givenOf(params, today());
  try {
    const { id } = await takePopulation(db, who(actor), file.bytes, { ...given, file: file.name });
    dropUpload(who(actor), one(typed, 'upload'));
    return redirect(id ? `/statistics/${id}?came=1` : '/statistics');
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse(error.message);
  }
}

export default function ImportPopulation({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { upload, name, look, reason, lost, typed } = loaderData;
  if (upload && look && !actionData)
    return (
      <Page title="取り込む前に見る" lead={`「${name}」を読みました。まだ何も変わっていません。`}>
        <Look look={look} />
        <DayForm {...{ upload, typed }} error={reason} isOpen={false} />
        <form method="post" className="buttons">
          <HiddenField name="upload" value={upload} />
          <HiddenField name="day" value={typed.day} />
          <HiddenField name="source" value={typed.source} />
          {look.news > 0 && (
            <PrimaryButton name="intent" value="import">
              取り込む
            </PrimaryButton>
          )}
          <LinkButton href="/statistics/import" tone={look.news > 0 ? 'quiet' : 'plain'}>
            ほかのファイルを選ぶ
          </LinkButton>
        </form>
      </Page>
    );
  return (
    <Page
      title="人口のファイルを取り込む"
      lead="選んだあと、中身を見てから取り込みます。すぐには変わりません。"
    >
      {lost && !actionData && <Notice tone="warn" title={lost} />}
      {upload && !actionData && (
        <>
          <ErrorSummary errors={[{ field: 'day', message: reason ?? '' }]} />
          <DayForm {...{ upload, typed }} error={reason} isOpen />
        </>
      )}
      <Upload
        refused="取り込めませんでした。何も変わっていません。"
        hint="名前が .csv、.txt、.xlsx で終わるファイル。20MBまで。"
        accept=".csv,.txt,.tsv,.xlsx"
        error={actionData?.errors[0]?.message}
        back="/statistics"
      />
      <Section title="どんなファイルか">
        <p className="page-lead">
          市のオープンデータの「地域・年齢別人口」、e-Statの国勢調査の小地域（町丁・字など）の表、市が作ったExcelの表が読めます。町の名前と人口か年齢の見出しがあれば、列の並びはどれでもかまいません。
        </p>
        <p className="page-lead">
          同じファイルをもう一度取り込んでも、ふえません。取り込んだ数字は、あとから使うのをやめられます。
        </p>
      </Section>
    </Page>
  );
}

type DayProps = {
  upload: string;
  typed: { day: string; source: string };
  error: string | null | undefined;
  isOpen: boolean;
};

/** What the file does not say, or says wrongly. */
function DayForm({ upload, typed, error, isOpen }: DayProps) {
  return (
    <details className="more" open={isOpen}>
      <summary>いつの数字か、だれが数えたかを書きそえる</summary>
      <form action="/statistics/import" className="form">
        <HiddenField name="file" value={upload} />
        <DateField
          name="day"
          label="いつの数字か"
          value={typed.day}
          hint="ファイルに日付がないときに書きます。"
          error={isOpen ? (error ?? undefined) : undefined}
        />
        <TextField
          name="source"
          label="だれが数えたか"
          value={typed.source}
          hint="たとえば、縁川市。"
        />
        <Button>これで見なおす</Button>
      </form>
    </details>
  );
}
