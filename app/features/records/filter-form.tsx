import { today } from '#app/lib/dates.ts';
import { CheckField } from '#app/ui/choices.tsx';
import { namedOptions, type Option } from '#app/ui/field.tsx';
import { DateField, HiddenField, TextField } from '#app/ui/fields.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import { NONE } from '../figures/heads.ts';
import { courseOptions } from '../lists/courses.ts';
import { optionsOn } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import type { FilterChoices } from './filter.server.ts';
import { emptyNames, type Filter } from './filter.ts';

type Props = {
  filter: Filter;
  choices: FilterChoices;
  maySeeRemoved: boolean;
  maySeeWaiting: boolean;
};

export function FilterForm({ filter, choices, maySeeRemoved, maySeeWaiting }: Props) {
  const codes = (name: 'kind' | 'support') => ({
    name,
    value: filter[name],
    options: optionsOn(choices.lists, name, today()),
  });
  const orNone = (name: keyof typeof emptyNames, options: Option[]) => ({
    name,
    label: emptyNames[name],
    value: filter[name],
    options: [...options, { value: NONE, label: 'なし' }],
  });
  const ofList = (name: 'means' | 'through' | 'about') =>
    orNone(name, optionsOn(choices.lists, name, today()));
  const { q, area, from, to, staff, supportMain, planned, removed, waits } = filter;
  const verbOptions = verbs.map((v) => ({ value: v.verb, label: v.label }));
  const goals = choices.goals.map((g) => ({ value: g.id, label: g.text }));
  return (
    <Narrow action="/records">
      <TextField name="q" id="list-q" label="ことば" value={q} autoComplete="off" />
      <NarrowBy name="area" label="地域" value={area} options={namedOptions(choices.areas)} />
      <DateField name="from" label="いつから" value={from} hint="" />
      <DateField name="to" label="いつまで" value={to} hint="" />
      <NarrowBy {...orNone('verb', verbOptions)} />
      <NarrowBy {...codes('kind')} label="活動の種類" />
      <NarrowBy {...codes('support')} label="支援の種類" />
      {supportMain && <HiddenField name="supportMain" value={supportMain} />}
      <NarrowBy {...ofList('means')} />
      <NarrowBy {...ofList('through')} />
      <NarrowBy {...ofList('about')} />
      <NarrowBy {...orNone('course', courseOptions)} />
      <NarrowBy
        name="staff"
        label="書いた人"
        empty="全員"
        value={staff}
        options={namedOptions(choices.staff)}
      />
      <NarrowBy {...orNone('goal', goals)} />
      <CheckField name="planned" label="予定にあったことだけを見る" checked={planned} />
      {maySeeRemoved && <CheckField name="removed" label="消した記録を見る" checked={removed} />}
      {maySeeWaiting && (
        <CheckField name="waits" label="確認待ちの記録だけを見る" checked={waits} />
      )}
    </Narrow>
  );
}
