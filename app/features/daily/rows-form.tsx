import { one } from '#app/lib/forms.ts';
import { PrimaryButton, QuietButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import { RowFields } from './row-fields.tsx';
import type { Row } from './rows.ts';
import type { Given } from './text-form.tsx';
import { areaLabel } from './words.ts';

/** The second step: every piece as a record to confirm. */
export function RowsForm({ rows, ...given }: Given & { rows: Row[] }) {
  const { id, typed, errors, choices, draftState } = given;
  return (
    <form method="post" className="form record-form" data-draft={id} noValidate>
      <ErrorSummary errors={errors} />
      {/* Enter in a field presses the first button of a form: it must not drop a record. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        まとめて保存する
      </button>
      <HiddenField name="id" value={id} />
      <HiddenField name="daily" value="1" />
      {['text', 'occurredOn', 'areaId'].map((name) => (
        <HiddenField key={name} name={name} value={one(typed, name)} />
      ))}
      <datalist id="areas">
        {choices.areas.map((area) => (
          <option key={area.id} value={areaLabel(area)} />
        ))}
      </datalist>
      <p className="quiet">
        「個別相談・訪問」と「ケース会議・支援会議」の文と名前は、内密の欄に入ります。
      </p>
      {rows.map((row, at) => (
        <Section key={row.id} title={`${at + 1}つめ`} actions={<Change at={at} />}>
          <RowFields row={row} at={at} {...given} />
        </Section>
      ))}
      <div className="form-foot">
        <PrimaryButton>まとめて保存する</PrimaryButton>
        <p className="draft-state" role="status" data-draft-state="">
          {draftState}
        </p>
      </div>
    </form>
  );
}

function Change({ at }: { at: number }) {
  return (
    <span className="input-row">
      {at > 0 && (
        <QuietButton name="join" value={at} aria-label={`前とあわせる：${at + 1}つめ`}>
          前とあわせる
        </QuietButton>
      )}
      <QuietButton name="drop" value={at} aria-label={`やめる：${at + 1}つめ`}>
        やめる
      </QuietButton>
    </span>
  );
}
