import type { Db } from '#app/db/dialect.server.ts';
import { type Actor, mayManageStaff, maySetUp } from '../accounts/actor.ts';

export type FirstStep = { href: string; label: string };

/** What a new office still lacks, for those who set it up; nothing once it has all of it. */
export async function firstSteps(
  db: Db,
  actor: Actor,
  /** As the page and its frame have read them already (P1). */
  { areas, plans }: { areas: number; plans: number },
): Promise<FirstStep[]> {
  if (!maySetUp(actor)) return [];
  const isAlone = mayManageStaff(actor) && (await countStaff(db, actor)) < 2;
  return [
    ...(areas === 0 ? [{ href: '/areas/import', label: '地域を取り込む' }] : []),
    ...(isAlone ? [{ href: '/staff/new', label: '職員を招く' }] : []),
    ...(plans === 0 ? [{ href: '/purposes/new', label: '活動計画を書く' }] : []),
  ];
}

async function countStaff(db: Db, { officeId }: Actor): Promise<number> {
  const { n } = await db
    .selectFrom('staff')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('office_id', '=', officeId)
    .executeTakeFirstOrThrow();
  return Number(n);
}
