import { type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { carriedIn, LINE } from '../lines/fill.ts';
import { LineField } from '../lines/line-field.tsx';
import type { Choices } from './choices.server.ts';
import { fieldsOf, hasMore, More, Needed, Next, Text } from './form-parts.tsx';
import { PlannedFields } from './planned.tsx';

type FormProps = {
  id: string;
  /** The version this form began with; none for a new record. */
  version?: number;
  typed: Typed;
  errors?: FieldError[];
  choices: Choices;
  day: string;
  draftState?: string;
  /** What the form carries unseen. */
  hidden?: Record<string, string>;
};

/** Four needed fields first, then the text, and the rest under もっと書く (UI.md). */
export function RecordForm({
  id,
  version,
  typed,
  errors = [],
  choices,
  day,
  draftState,
  hidden = {},
}: FormProps) {
  const given = fieldsOf({ typed, errors, choices, day });
  return (
    <form
      method="post"
      className="form record-form"
      data-draft={id}
      data-start={version === undefined ? startOf(typed) : undefined}
      noValidate
    >
      <ErrorSummary errors={errors} />
      <HiddenField name="id" value={id} />
      <PlannedFields typed={typed} />
      {version !== undefined && <HiddenField name="version" value={version} />}
      {Object.entries(hidden).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      {version === undefined && <LineField typed={typed} />}
      <Needed {...given} />
      <Text {...given} />
      <Next {...given} />
      <More {...given} isOpen={errors.length > 0 || hasMore(typed)} />
      <div className="form-foot">
        <PrimaryButton>保存する</PrimaryButton>
        <p className="draft-state" role="status" data-draft-state="">
          {draftState}
        </p>
      </div>
    </form>
  );
}

/** Where a person with a keyboard begins: in the line, at what is missing, or at the text. */
function startOf(typed: Typed): string {
  const isBlank = one(typed, 'kind') === '' && carriedIn(typed) === null;
  const missing = ['areaId', 'kind', 'verbs'].find((name) => one(typed, name) === '');
  return isBlank && one(typed, 'done') === '' ? LINE : (missing ?? 'done');
}
