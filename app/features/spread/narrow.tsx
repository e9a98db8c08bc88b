import type { Period } from '#app/lib/periods.ts';
import { DateField, HiddenField } from '#app/ui/fields.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import type { Asked } from './asked.ts';
import { byWords } from './words.ts';

type Props = { asked: Asked; periods: readonly Period[] };

/** Whose or where, and when. */
export function SpreadFilter({ asked: { by, period, area }, periods }: Props) {
  const isFree = period.code.includes('_');
  const known = periods.some(({ code }) => code === period.code) || isFree;
  const offered = known ? periods : [period, ...periods];
  return (
    <Narrow action="/overview/spread">
      {area && <HiddenField name="area" value={area} />}
      <NarrowBy
        name="by"
        label="何ごとに見るか"
        empty="職員ごと"
        value={by}
        options={Object.entries(byWords)
          .filter(([value]) => value !== 'staff')
          .map(([value, { label }]) => ({ value, label }))}
      />
      <NarrowBy
        name="period"
        label="いつの"
        empty="今年度"
        value={isFree ? '' : period.code}
        options={offered.map(({ code, label }) => ({ value: code, label }))}
      />
      <DateField name="from" label="日を決めるとき、いつから" value={isFree ? period.from : ''} />
      <DateField name="to" label="いつまで" value={isFree ? period.until : ''} />
    </Narrow>
  );
}
