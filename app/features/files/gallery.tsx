import { QuietButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icons.tsx';
import { RoomWord } from '#app/ui/room.tsx';
import type { ShownFile } from './shown.ts';

type Props = { files: readonly ShownFile[]; mayEdit: boolean };

export function Gallery({ files, mayEdit }: Props) {
  const here = files.filter(({ removed }) => !removed);
  if (here.length === 0) return null;
  return (
    <ul className="files" aria-label="写真・ファイル">
      {here.map((file) => (
        <li key={file.id} className="file">
          <a href={file.href} className="file-open">
            {file.isPicture ? <Small file={file} /> : <Paper file={file} />}
          </a>
          <About file={file} />
          {mayEdit && (
            <a href={`${file.href}/edit`} className="file-edit">
              直す<span className="sr-only">：{file.caption || file.name}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Small({ file: { href, caption, name, size } }: { file: ShownFile }) {
  return (
    <img
      src={`${href}/small`}
      alt={caption || name}
      {...size}
      loading="lazy"
      className="file-small"
    />
  );
}

function Paper({ file: { name, kind } }: { file: ShownFile }) {
  return (
    <span className="file-paper">
      <Icon name="form" />
      <span className="file-name">{name}</span>
      <span className="quiet">{kind}</span>
    </span>
  );
}

function About({ file }: { file: ShownFile }) {
  return (
    <div className="file-about">
      {file.caption && <p>{file.caption}</p>}
      <p className="quiet">
        {file.isConfidential && (
          <>
            <RoomWord />{' '}
          </>
        )}
        掲載：{file.consent}
        {file.consentNote && `（${file.consentNote}）`}
      </p>
    </div>
  );
}

/** For who may bring them back. */
export function RemovedFiles({ files }: Pick<Props, 'files'>) {
  const gone = files.filter(({ removed }) => removed?.canComeBack);
  if (gone.length === 0) return null;
  return (
    <details className="more">
      <summary>消した写真・ファイル（{gone.length}）</summary>
      <ul>
        {gone.map((file) => (
          <li key={file.id} className="file-gone">
            <span>
              {file.isConfidential && <RoomWord />} {file.caption || file.name}
              {file.removed && `（${file.removed.at}に消しました。わけ：${file.removed.reason}）`}
            </span>
            <form method="post" action={`${file.href}/restoration`}>
              <QuietButton>元に戻す</QuietButton>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
