/** One's own open next steps going out, those without a day last. */
import type { Db } from '#app/db/dialect.server.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Taking } from '../jobs/taking.ts';
import { undoneSteps } from './steps.server.ts';

export const stepTaking: Taking = {
  list: 'steps',
  title: '次にすること',
  page: '/',
  mayTake: ({ role }) => role !== 'viewer',
  sheet: async (db, actor) =>
    sheetOf(
      '次にすること',
      [
        { label: '次の日付', type: 'day', width: 12, of: ({ dueOn }) => dueOn },
        { label: '次にすること', width: 40, of: ({ text }) => text },
        { label: '地域', width: 20, of: ({ area }) => area },
        { label: 'いつの記録から', type: 'day', width: 14, of: ({ since }) => since },
      ],
      await ownSteps(db, actor),
    ),
};

async function ownSteps(db: Db, { officeId, staffId }: Actor) {
  const rows = await undoneSteps(db, officeId)
    .where('n.staff_id', '=', staffId)
    .orderBy('n.due_on')
    .orderBy('n.record_id')
    .execute();
  return rows.sort((a, b) => Number(a.dueOn === null) - Number(b.dueOn === null));
}
