import { Buttons, LinkButton, PrimaryButton } from './button.tsx';
import { FieldFrame } from './field.tsx';
import { Notice } from './notice.tsx';

type Props = {
  /** What happened when it came back: nothing has changed, in one sentence. */
  refused: string;
  hint: string;
  /** Endings of the names that the chooser offers; what a file is, is found by looking into it. */
  accept: string;
  error: string | undefined;
  back: string;
};

/** One file to be looked at before anything is done with it. */
export function Upload({ refused, hint, accept, error, back }: Props) {
  return (
    <form method="post" encType="multipart/form-data" className="form" noValidate>
      {error && <Notice tone="error" title={refused} />}
      <FieldFrame id="file" label="ファイル" required hint={hint} error={error}>
        <input
          type="file"
          id="file"
          name="file"
          className="min-h-11 py-2"
          accept={accept}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
        />
      </FieldFrame>
      <Buttons>
        <PrimaryButton name="intent" value="look">
          中身を見る
        </PrimaryButton>
        <LinkButton href={back} tone="quiet">
          やめる
        </LinkButton>
      </Buttons>
    </form>
  );
}
