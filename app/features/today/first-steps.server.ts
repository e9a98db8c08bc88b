import type { Db } from '#app/db/dialect.server.ts';
import { type Actor, mayManageStaff, maySetUp } from '../accounts/actor.ts';

export type FirstStep = { href: string; label: string };

/** What a new office still lacks, for those who set it up; nothing once it has all of it. */
export async function firstSteps(db: Db, actor: Actor): Promise<FirstStep[]> {
  if (!maySetUp(actor)) return [];
  const { areas, staff, plans } = await db
    .selectNoFrom((e) => {
      const count = (table: 'area' | 'staff' | 'plan') =>
        e
          .selectFrom(table)
          .select((f) => f.fn.countAll<number>().as('n'))
          .where('office_id', '=', actor.officeId);
      return [count('area').as('areas'), count('staff').as('staff'), count('plan').as('plans')];
    })
    .executeTakeFirstOrThrow();
  return [
    ...(Number(areas) === 0 ? [{ href: '/areas/import', label: '地域を取り込む' }] : []),
    ...(Number(staff) < 2 && mayManageStaff(actor)
      ? [{ href: '/staff/new', label: '職員を招く' }]
      : []),
    ...(Number(plans) === 0 ? [{ href: '/purposes/new', label: '活動計画を書く' }] : []),
  ];
}
