import { showFiscalYear } from '#app/lib/dates.ts';
import { CheckField } from '#app/ui/choices.tsx';

type SureProps = { year: number; id?: string; error?: string | undefined };

export function Sure({ year, id, error }: SureProps) {
  return (
    <CheckField
      name="sure"
      {...(id && { id })}
      label={`${showFiscalYear(year)}は、もう終わりました。それでも変えます。`}
      hint="変えると、前に出した報告の数と、これから見る表の数が、合わなくなることがあります。"
      required
      error={error}
    />
  );
}
