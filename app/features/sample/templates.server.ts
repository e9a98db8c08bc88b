import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import type { SampleOffice } from '../../../sample/office.ts';
import type { Actor } from '../accounts/actor.ts';
import { addTemplate, countUse } from '../templates/templates.server.ts';
import type { Ids } from './office.server.ts';

/** Those of the office are the manager's work, the others of whoever uses them. */
export async function makeTemplates(
  db: Db,
  officeId: string,
  { templates, staff }: SampleOffice,
  ids: Ids,
): Promise<void> {
  for (const { staffKey, name, fields, used } of templates) {
    const key = staffKey ?? 'manager';
    const role = staff.find((person) => person.key === key)?.role;
    const actor = { officeId, staffId: ids(key), role } as Actor;
    const id = newId();
    await addTemplate(db, actor, id, { name, fields, isOffice: staffKey === null });
    await change(db, actor, async (tx, note) => {
      for (let n = 0; n < used; n += 1) await countUse(tx, actor, id);
      note({ verb: 'office.sample', thing: 'template', id });
    });
  }
}
