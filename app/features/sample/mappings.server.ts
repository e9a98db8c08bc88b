import type { Db } from '#app/db/dialect.server.ts';
import { type Day, fiscalYear } from '#app/lib/dates.ts';
import { readLists } from '../lists/lists.server.ts';
import { firstRules } from '../mappings/defaults.ts';
import { forms } from '../mappings/forms.ts';
import { saveForm, stampOf } from '../mappings/mappings.server.ts';
import type { Ids } from './office.server.ts';

/** The manager set up one report last year and took it over this year; the others wait to be tried. */
export async function makeMappings(db: Db, officeId: string, day: Day, ids: Ids): Promise<void> {
  const [form] = forms;
  if (!form) return;
  const who = { officeId, staffId: ids('manager') };
  const wanted = { seen: stampOf([]), rules: firstRules(form, await readLists(db, officeId)) };
  const year = fiscalYear(day);
  await saveForm(db, who, { form, year: year - 1 }, 'mapping.first', wanted);
  await saveForm(db, who, { form, year }, 'mapping.copy', wanted);
}
