import { today } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { choicesOn } from '../lists/lists.ts';
import type { FilterChoices } from '../records/filter.server.ts';
import type { TrayAddress } from './tray.ts';

/** A form that asks by GET: what it asks stands in the address. */
export function TrayFilter({ tray, choices }: { tray: TrayAddress; choices: FilterChoices }) {
  const named = (of: { id: string; name: string }[]) =>
    of.map(({ id, name }) => ({ value: id, label: name }));
  const isNarrow = Boolean(tray.area ?? tray.staff ?? tray.kind);
  return (
    <details className="more" open={isNarrow}>
      <summary data-key="f">しぼりこむ</summary>
      <form action="/tray" className="grid-fields">
        <SelectField
          name="staff"
          label="書いた人"
          empty="全員"
          value={tray.staff}
          options={named(choices.staff)}
        />
        <SelectField
          name="area"
          label="地域"
          empty="すべて"
          value={tray.area}
          options={named(choices.areas)}
        />
        <SelectField
          name="kind"
          label="活動の種類"
          empty="すべて"
          value={tray.kind}
          options={choicesOn(choices.lists, 'kind', today()).map(({ code, label }) => ({
            value: code,
            label,
          }))}
        />
        <Button>しぼりこむ</Button>
      </form>
    </details>
  );
}
