import { errorOf, type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { ChoiceChips } from '#app/ui/choices.tsx';
import { FieldFrame } from '#app/ui/field.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { accepted, consents, rooms } from './file.ts';

type Props = { typed: Typed; errors?: FieldError[] | undefined };

/** What is written about a file. `brief`: without the note, which belongs to a later answer. */
export function FileFields({ typed, errors = [], brief }: Props & { brief?: boolean }) {
  const error = (field: string) => errorOf(errors, field);
  return (
    <>
      <TextField
        name="caption"
        label="何の写真・ファイルか"
        value={one(typed, 'caption')}
        error={error('caption')}
        hint="例：会場の入口の段差"
        autoComplete="off"
      />
      <ChoiceChips
        name="room"
        label="だれが見るか"
        hint="だれのことか分かるもの、家の中の写真は、内密の欄に入れます。"
        options={rooms}
        value={one(typed, 'room')}
        error={error('room')}
        required
      />
      <ChoiceChips
        name="consent"
        label="外に見せてよいか（掲載可否）"
        hint="広報やホームページに出してよいか、写っている人に聞いた答えです。"
        options={consents}
        value={one(typed, 'consent', 'unasked')}
        error={error('consent')}
      />
      {!brief && (
        <TextField
          name="consentNote"
          label="だれに、いつ聞いたか"
          value={one(typed, 'consentNote')}
          error={error('consentNote')}
          hint="例：11月23日、自治会長に電話で"
          autoComplete="off"
        />
      )}
    </>
  );
}

export function FileChooser({ error }: { error?: string | undefined }) {
  return (
    <FieldFrame
      id="file"
      label="写真・ファイル"
      required
      hint="いくつでも選べます。一度に30MBまで（写真で7枚くらい）。写真の中の場所の情報は消します。"
      error={error}
    >
      <input
        type="file"
        id="file"
        name="file"
        multiple
        className="min-h-11 py-2"
        accept={accepted}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
      />
    </FieldFrame>
  );
}
