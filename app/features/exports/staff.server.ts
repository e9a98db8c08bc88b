/** People of the office going out; addresses for those who manage them alone, as on the page. */
import { sheetOf } from '#app/lib/sheet.ts';
import { mayManageStaff, roleNames } from '../accounts/actor.ts';
import { listStaff } from '../accounts/people.server.ts';
import type { Taking } from '../jobs/taking.ts';

type Person = Awaited<ReturnType<typeof listStaff>>[number];

export const staffTaking: Taking = {
  list: 'staff',
  title: '職員',
  page: '/staff',
  mayTake: ({ role }) => role !== 'viewer',
  sheet: async (db, actor) =>
    sheetOf<Person>(
      '職員',
      [
        { label: '名前', width: 20, of: (p) => p.name },
        { label: 'ふりがな', width: 20, of: (p) => p.kana },
        { label: '役割', width: 30, of: (p) => roleNames[p.role] },
        ...(mayManageStaff(actor)
          ? [{ label: 'メールアドレス', width: 30, of: (p: Person) => p.email }]
          : []),
        { label: 'いつから', type: 'day' as const, width: 12, of: (p) => p.joined_on },
        { label: 'いつまで', type: 'day' as const, width: 12, of: (p) => p.left_on },
      ],
      await listStaff(db, actor.officeId),
    ),
};
