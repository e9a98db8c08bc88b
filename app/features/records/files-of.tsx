import { Button, Buttons } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import { FileChooser, FileFields } from '../files/fields.tsx';
import { usualRoom } from '../files/file.ts';
import { Gallery, RemovedFiles } from '../files/gallery.tsx';
import type { ShownFile } from '../files/shown.ts';

type Props = {
  record: { id: string; fields: { kind: string }; files: ShownFile[]; mayEdit: boolean };
  /** Of the address: what was just done. */
  came: FilesCame;
  /** A removed record takes nothing new. */
  closed: boolean;
};
export type FilesCame = ReturnType<typeof readCame>;

export function readCame(params: URLSearchParams) {
  const counts = /^(\d+)\.(\d+)$/.exec(params.get('files') ?? '');
  return {
    added: counts && { files: Number(counts[1]), same: Number(counts[2]) },
    gone: params.get('fileGone'),
    saved: params.has('fileSaved'),
    back: params.has('fileBack'),
  };
}

/** The photos and files of a record, and the form to add some. */
export function FilesOf({ record, came, closed }: Props) {
  const mayAdd = record.mayEdit && !closed;
  if (record.files.length === 0 && !mayAdd) return null;
  return (
    <div id="files" className="files-part">
      <Section title="写真・ファイル">
        <Came came={came} record={record} />
        <Gallery files={record.files} mayEdit={mayAdd} />
        {mayAdd && <Add id={record.id} kind={record.fields.kind} />}
        {mayAdd && <RemovedFiles files={record.files} />}
      </Section>
    </div>
  );
}

function Add({ id, kind }: { id: string; kind: string }) {
  return (
    <details className="more no-print">
      <summary>写真・ファイルを加える</summary>
      <form
        method="post"
        action={`/records/${id}/files`}
        encType="multipart/form-data"
        className="form"
        noValidate
      >
        <FileChooser />
        <FileFields typed={{ room: usualRoom(kind) }} brief />
        <Buttons>
          <Button>加える</Button>
        </Buttons>
      </form>
    </details>
  );
}

function Came({ came, record }: Pick<Props, 'came' | 'record'>) {
  const gone = record.files.find(({ id, removed }) => id === came.gone && removed);
  return (
    <>
      {came.added && <Notice tone="ok" title={addedSentence(came.added)} />}
      {came.saved && <Notice tone="ok" title="直しました" />}
      {came.back && <Notice tone="ok" title="写真・ファイルを元に戻しました" />}
      {gone && (
        <Notice
          tone="ok"
          title="写真・ファイルを消しました"
          action={
            <form method="post" action={`${gone.href}/restoration`}>
              <Button k="u">元に戻す</Button>
            </form>
          }
        />
      )}
    </>
  );
}

function addedSentence({ files, same }: { files: number; same: number }): string {
  const already = same > 0 ? `${same}個は、同じものがもうありました。` : '';
  return files > 0 ? `${files}個を加えました。${already}` : already;
}
