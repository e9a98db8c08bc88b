import { CheckField } from '#app/ui/choices.tsx';
import { namedOptions } from '#app/ui/field.tsx';
import { DateField, SelectField } from '#app/ui/fields.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import type { AreaChoice } from '../areas/choices.server.ts';
import type { Axis } from '../figures/sums.ts';
import type { Question } from './question.ts';
import { axisWords, levels, levelWords, measures, measureWords } from './words.ts';

export type Choices = {
  axes: readonly Axis[];
  periods: readonly { code: string; label: string }[];
  areas: readonly AreaChoice[];
  /** Whose records one may ask for; for a worker oneself. */
  staff: readonly { id: string; name: string }[];
};

export function QuestionForm({ question, choices }: { question: Question; choices: Choices }) {
  const { rows, cols, measure, period, area, level, staff, compare } = question;
  const axes = choices.axes.map((axis) => ({ value: axis, label: axisWords[axis] }));
  const isFree = !choices.periods.some(({ code }) => code === period.code);
  const periods = choices.periods.map(({ code, label }) => ({ value: code, label }));
  return (
    <Narrow action="/overview" label="見方を変える">
      <SelectField name="rows" label="たてに並べるもの" value={rows} options={axes} />
      <SelectField
        name="cols"
        label="よこに並べるもの"
        value={cols ?? ''}
        empty="並べない"
        options={axes}
      />
      <SelectField
        name="measure"
        label="数えるもの"
        value={measure}
        options={measures.map((one) => ({ value: one, label: measureWords[one].label }))}
      />
      <SelectField
        name="when"
        label="いつのこと"
        value={isFree ? 'free' : period.code}
        options={[...periods, { value: 'free', label: '下の日付で決める' }]}
      />
      <DateField name="from" label="いつから" value={isFree ? period.from : ''} hint="" />
      <DateField name="to" label="いつまで" value={isFree ? period.until : ''} hint="" />
      <NarrowBy name="area" label="地域" value={area} options={namedOptions(choices.areas)} />
      <SelectField
        name="level"
        label="地域の分けかた"
        value={level}
        options={levels.map((one) => ({ value: one, label: levelWords[one] }))}
      />
      {choices.staff.length > 0 && (
        <NarrowBy
          name="staff"
          label="だれの記録"
          empty="みんなの記録"
          value={staff}
          options={namedOptions(choices.staff)}
        />
      )}
      <CheckField name="compare" label="前の年の同じころと比べる" checked={compare} />
    </Narrow>
  );
}
