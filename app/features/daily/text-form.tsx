import { type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { DateField, HiddenField, SelectField, TextArea } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import type { Choices } from '../records/choices.server.ts';
import { areaOption } from '../records/form-parts.tsx';

export type Given = {
  id: string;
  typed: Typed;
  errors: FieldError[];
  choices: Choices;
  day: string;
  draftState: string;
};

/** The first step: one writes as one would on paper. */
export function TextForm({ id, typed, errors, choices, draftState }: Given) {
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <form method="post" className="form record-form" data-draft={id} data-start="text" noValidate>
      <ErrorSummary errors={errors} />
      <HiddenField name="id" value={id} />
      <HiddenField name="daily" value="1" />
      <div className="grid-fields">
        <DateField
          name="occurredOn"
          label="日付"
          value={one(typed, 'occurredOn')}
          error={error('occurredOn')}
          k="d"
        />
        <SelectField
          name="areaId"
          label="地域（書いていない行のため）"
          empty="決めない"
          value={one(typed, 'areaId')}
          options={choices.areas.map(areaOption)}
          k="a"
        />
      </div>
      <TextArea
        name="text"
        label="したこと"
        required
        rows={12}
        value={one(typed, 'text')}
        error={error('text')}
        k="t"
        hint="一件ごとに行を変えます。例：10時 滝山サロンの手伝い 60分 #まきこむ"
      />
      <div className="form-foot">
        <PrimaryButton>分ける</PrimaryButton>
        <p className="draft-state" role="status" data-draft-state="">
          {draftState}
        </p>
      </div>
    </form>
  );
}
