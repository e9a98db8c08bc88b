import { redirect } from 'react-router';
import { showMoment, today } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { invalid, refused } from '#app/lib/forms.ts';
import { keepUpload } from '#app/lib/uploads.server.ts';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Upload } from '#app/ui/upload.tsx';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { type Batch, listBatches } from './batches.server.ts';
import { MOST, tooMuch } from './limits.ts';
import { openImport } from './open.server.ts';
import { kindWords, rowsInWords } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const lost = new URL(request.url).searchParams.has('lost');
  return { batches: await listBatches(db, actor.officeId), lost };
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const file = (await request.formData()).get('file');
  const refuse = (message: string) => invalid(refused({}, [{ field: 'file', message }]));
  if (!(file instanceof File) || file.size === 0) return refuse('ファイルを選んでください。');
  if (file.size > MOST.upload) return refuse(tooMuch.bytes);
  const source = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  try {
    const { rows } = await openImport(db, who(actor), source, today());
    await rows.return(undefined);
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(error.message);
    throw error;
  }
  return redirect(`/imports/look?file=${keepUpload(who(actor), source)}`);
}

export default function Imports({
  loaderData: { batches, lost },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  return (
    <Page
      title="前の記録を取り込む"
      lead="これまでExcelやCSVに書いてきた記録を、この中に移します。見出しの並びは、今のままでかまいません。"
    >
      {lost && !actionData && (
        <Notice
          tone="warn"
          title="送られたファイルは、もうありません。1時間たつと消えます。もう一度選んでください。"
        />
      )}
      <Upload
        refused="読めませんでした。何も変わっていません。"
        hint="Excel（.xlsx）かCSV。20MBまで。すぐには変わりません。中身を見て、決めてから取り込みます。"
        accept=".xlsx,.csv,.tsv,.txt,.xls,.xlsm"
        error={actionData?.errors[0]?.message}
        back="/records"
      />
      <div id="brought">
        <Section title="これまでに取り込んだもの">
          {batches.length === 0 ? (
            <Empty title="まだ取り込んだものはありません。" />
          ) : (
            <Batches batches={batches} />
          )}
        </Section>
      </div>
    </Page>
  );
}

function Batches({ batches }: { batches: readonly Batch[] }) {
  return (
    <Table
      caption="取り込んだファイル、新しい順"
      captionHidden
      head={[
        'ファイル',
        '何を',
        'いつ',
        'だれが',
        { label: '取り込んだ', end: true },
        { label: '受けとれなかった', end: true },
        { label: 'そのまま', end: true },
      ]}
      rows={batches.map((batch) => ({
        key: batch.id,
        cells: [
          <a key="file" href={`/imports/${batch.id}`}>
            {batch.file_name}
            {batch.undone_at && '（取り消しました）'}
          </a>,
          kindWords[batch.kind] ?? '',
          showMoment(batch.created_at),
          batch.staff,
          rowsInWords(batch.accepted),
          rowsInWords(batch.rejected),
          rowsInWords(batch.skipped),
        ],
      }))}
    />
  );
}
