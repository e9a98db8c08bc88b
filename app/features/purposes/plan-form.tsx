import { errorOf, one } from '#app/lib/forms.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import type { FormState } from './answer.ts';
import { BaseFields, Clashes } from './clashes.tsx';
import { fieldWords } from './words.ts';

type PlanFormProps = FormState & { hidden?: Record<string, string>; save: string; back: string };

export function PlanForm({ values, errors, clashes, base, hidden, save, back }: PlanFormProps) {
  const field = (name: string) => ({
    name,
    label: fieldWords[name] ?? name,
    value: one(values, name),
    error: errorOf(errors, name),
  });
  return (
    <form method="post" className="fields" noValidate>
      <ErrorSummary errors={errors} />
      <Clashes clashes={clashes} />
      <BaseFields base={base} />
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <TextArea
        {...field('purpose')}
        required
        rows={3}
        hint="どんな地域をめざすのか。だれが読んでも分かる言葉で、短く書きます。"
      />
      <TextField {...field('name')} required autoComplete="off" hint="例：第3次地域福祉活動計画" />
      <TextField
        {...field('edition')}
        size="medium"
        autoComplete="off"
        hint="見直したときに付けます。例：中間見直し版"
      />
      <div className="field-set">
        <DateField {...field('fromOn')} required hint="例：6.4.1" />
        <DateField {...field('untilOn')} required hint="例：11.3.31" />
      </div>
      <TextArea {...field('review')} rows={4} />
      <Buttons>
        <PrimaryButton name="intent" value="plan">
          {save}
        </PrimaryButton>
        <LinkButton href={back} tone="quiet">
          やめる
        </LinkButton>
      </Buttons>
    </form>
  );
}
