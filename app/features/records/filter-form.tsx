import { today } from '#app/lib/dates.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { DateField, SelectField, TextField } from '#app/ui/fields.tsx';
import type { ListName } from '../lists/defaults.ts';
import { choicesOn } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import type { FilterChoices } from './filter.server.ts';
import type { Filter } from './filter.ts';

type Props = {
  filter: Filter;
  choices: FilterChoices;
  maySeeRemoved: boolean;
  maySeeWaiting: boolean;
};

/** A form that asks by GET: what it asks stands in the address. */
export function FilterForm({ filter, choices, maySeeRemoved, maySeeWaiting }: Props) {
  const codes = (list: ListName) =>
    choicesOn(choices.lists, list, today()).map((c) => ({ value: c.code, label: c.label }));
  const named = (of: { id: string; name: string }[]) =>
    of.map((o) => ({ value: o.id, label: o.name }));
  return (
    <details className="more">
      <summary data-key="f">しぼりこむ</summary>
      <form action="/records" className="grid-fields">
        <TextField name="q" id="list-q" label="ことば" value={filter.q} autoComplete="off" />
        <SelectField
          name="area"
          label="地域"
          empty="すべて"
          value={filter.area}
          options={named(choices.areas)}
        />
        <DateField name="from" label="いつから" value={filter.from} hint="" />
        <DateField name="to" label="いつまで" value={filter.to} hint="" />
        <SelectField
          name="verb"
          label="支援の動き"
          empty="すべて"
          value={filter.verb}
          options={verbs.map((v) => ({ value: v.verb, label: v.label }))}
        />
        <SelectField
          name="kind"
          label="活動の種類"
          empty="すべて"
          value={filter.kind}
          options={codes('kind')}
        />
        <SelectField
          name="support"
          label="支援の種類"
          empty="すべて"
          value={filter.support}
          options={codes('support')}
        />
        <SelectField
          name="means"
          label="方法"
          empty="すべて"
          value={filter.means}
          options={codes('means')}
        />
        <SelectField
          name="staff"
          label="書いた人"
          empty="全員"
          value={filter.staff}
          options={named(choices.staff)}
        />
        <SelectField
          name="goal"
          label="目標"
          empty="すべて"
          value={filter.goal}
          options={choices.goals.map((g) => ({ value: g.id, label: g.text }))}
        />
        <CheckField name="planned" label="予定にあったことだけを見る" checked={filter.planned} />
        {maySeeRemoved && (
          <CheckField name="removed" label="消した記録を見る" checked={filter.removed} />
        )}
        {maySeeWaiting && (
          <CheckField name="waits" label="まだ確認していない記録" checked={filter.waits} />
        )}
        <PrimaryButton>しぼりこむ</PrimaryButton>
      </form>
    </details>
  );
}
