import type { Period } from '#app/lib/periods.ts';
import { DateField, HiddenField, SelectField } from '#app/ui/fields.tsx';
import { Narrow } from '#app/ui/narrow.tsx';
import type { Asked } from './asked.ts';
import { byWords } from './words.ts';

type Props = { asked: Asked; periods: readonly Period[] };

/** Whose or where, and when. */
export function SpreadFilter({ asked: { by, period, area }, periods }: Props) {
  const isFree = period.code.includes('_');
  const known = periods.some(({ code }) => code === period.code) || isFree;
  const offered = known ? periods : [period, ...periods];
  return (
    <Narrow action="/overview/spread" label="見方を変える">
      {area && <HiddenField name="area" value={area} />}
      <SelectField
        name="by"
        label="何ごとに見るか"
        value={by}
        options={Object.entries(byWords).map(([value, { label }]) => ({ value, label }))}
      />
      <SelectField
        name="when"
        label="いつのこと"
        value={isFree ? 'free' : period.code}
        options={[
          ...offered.map(({ code, label }) => ({ value: code, label })),
          { value: 'free', label: '下の日付で決める' },
        ]}
      />
      <DateField name="from" label="いつから" value={isFree ? period.from : ''} hint="" />
      <DateField name="to" label="いつまで" value={isFree ? period.until : ''} hint="" />
    </Narrow>
  );
}
