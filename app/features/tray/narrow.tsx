import { today } from '#app/lib/dates.ts';
import { namedOptions } from '#app/ui/field.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import { optionsOn } from '../lists/lists.ts';
import type { FilterChoices } from '../records/filter.server.ts';
import type { TrayAddress } from './tray.ts';

export function TrayFilter({ tray, choices }: { tray: TrayAddress; choices: FilterChoices }) {
  const { staff, area, kind } = tray;
  const kinds = optionsOn(choices.lists, 'kind', today());
  return (
    <Narrow action="/tray" isOpen={Boolean(area ?? staff ?? kind)} isPrimary={false}>
      <NarrowBy
        name="staff"
        label="書いた人"
        empty="全員"
        value={staff}
        options={namedOptions(choices.staff)}
      />
      <NarrowBy name="area" label="地域" value={area} options={namedOptions(choices.areas)} />
      <NarrowBy name="kind" label="活動の種類" value={kind} options={kinds} />
    </Narrow>
  );
}
