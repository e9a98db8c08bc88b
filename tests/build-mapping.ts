/** One form set up for 2026, as a manager would with one press. */
import type { Db } from '#app/db/dialect.server.ts';
import { who } from '#app/features/accounts/here.server.ts';
import { readLists } from '#app/features/lists/lists.server.ts';
import { firstRules } from '#app/features/mappings/defaults.ts';
import { type Form, formOf } from '#app/features/mappings/forms.ts';
import { saveForm, stampOf } from '#app/features/mappings/mappings.server.ts';
import { actorNamed, OFFICE } from './cast.ts';

export const coordinator = formOf('coordinator') as Form;
export const multilayer = formOf('multilayer') as Form;
export const welfareVolunteer = formOf('welfare-volunteer') as Form;

export async function buildMapping(db: Db, form = coordinator, year = 2026): Promise<void> {
  const rules = firstRules(form, await readLists(db, OFFICE));
  const wanted = { seen: stampOf([]), rules };
  await saveForm(db, who(actorNamed('mori')), { form, year }, 'mapping.first', wanted);
}
