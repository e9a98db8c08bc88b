import { type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { HiddenField, TextArea, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { NAME_LENGTH } from '../templates/template.ts';
import type { Choices } from './choices.server.ts';
import { fieldsOf, More, Needed } from './form-parts.tsx';

type Props = {
  typed: Typed;
  errors?: FieldError[];
  choices: Choices;
  day: string;
  /** The id of a new one, or the version this form began with. */
  hidden: Record<string, string>;
  /** Only a new one may be given to the office, by those who set it up. */
  mayShare?: boolean;
};

/** The form of a record without what belongs to one occasion: no day, result or confidential part. */
export function TemplateForm({ typed, errors = [], choices, day, hidden, mayShare }: Props) {
  const given = fieldsOf({ typed, errors, choices, day });
  const { text } = given;
  return (
    <form method="post" className="form record-form" noValidate>
      <ErrorSummary errors={errors} />
      {Object.entries(hidden).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <TextField
        {...text('name')}
        label="ひな形の名前"
        required
        maxLength={NAME_LENGTH}
        autoComplete="off"
        hint="例：サロンの手伝い、自治会の役員会"
      />
      {mayShare && (
        <CheckField
          name="isOffice"
          label="みんなのひな形にする"
          checked={one(typed, 'isOffice') === '1'}
        />
      )}
      <Needed {...given} isTemplate />
      <TextArea
        {...text('done')}
        rows={4}
        hint="いつも書く文や、書きもらしたくないことの見出し。だれのことか分かることは書きません。"
      />
      <TextArea {...text('noticed')} rows={3} />
      <More {...given} isOpen isTemplate />
      <div className="form-foot">
        <PrimaryButton>保存する</PrimaryButton>
      </div>
    </form>
  );
}
