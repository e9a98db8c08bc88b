import { today } from '#app/lib/dates.ts';
import { CheckField } from '#app/ui/choices.tsx';
import { namedOptions } from '#app/ui/field.tsx';
import { DateField, TextField } from '#app/ui/fields.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import { optionsOn } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import type { FilterChoices } from './filter.server.ts';
import type { Filter } from './filter.ts';

type Props = {
  filter: Filter;
  choices: FilterChoices;
  maySeeRemoved: boolean;
  maySeeWaiting: boolean;
};

export function FilterForm({ filter, choices, maySeeRemoved, maySeeWaiting }: Props) {
  const codes = (name: 'kind' | 'support' | 'means') => ({
    name,
    value: filter[name],
    options: optionsOn(choices.lists, name, today()),
  });
  const { q, area, from, to, verb, staff, goal, planned, removed, waits } = filter;
  const verbOptions = verbs.map((v) => ({ value: v.verb, label: v.label }));
  const goals = choices.goals.map((g) => ({ value: g.id, label: g.text }));
  return (
    <Narrow action="/records">
      <TextField name="q" id="list-q" label="ことば" value={q} autoComplete="off" />
      <NarrowBy name="area" label="地域" value={area} options={namedOptions(choices.areas)} />
      <DateField name="from" label="いつから" value={from} hint="" />
      <DateField name="to" label="いつまで" value={to} hint="" />
      <NarrowBy name="verb" label="支援の動き" value={verb} options={verbOptions} />
      <NarrowBy {...codes('kind')} label="活動の種類" />
      <NarrowBy {...codes('support')} label="支援の種類" />
      <NarrowBy {...codes('means')} label="方法" />
      <NarrowBy
        name="staff"
        label="書いた人"
        empty="全員"
        value={staff}
        options={namedOptions(choices.staff)}
      />
      <NarrowBy name="goal" label="目標" value={goal} options={goals} />
      <CheckField name="planned" label="予定にあったことだけを見る" checked={planned} />
      {maySeeRemoved && <CheckField name="removed" label="消した記録を見る" checked={removed} />}
      {maySeeWaiting && <CheckField name="waits" label="まだ確認していない記録" checked={waits} />}
    </Narrow>
  );
}
