/**
 * The person at the screen, as every question "may they" sees them. `areas` are the areas
 * of the person's assignments of today with all that lies inside them (H12), read anew at
 * each request, so that a change of area holds from the next one on (S4).
 */
export const roles = ['csw', 'cn', 'manager', 'admin', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  csw: '地域担当職員（CSW）',
  cn: '地域福祉コーディネーター（CN）',
  manager: '管理職',
  admin: 'システム係（管理者）',
  viewer: '閲覧者',
};

export type Actor = {
  officeId: string;
  officeName: string;
  officeKind: 'real' | 'sample';
  staffId: string;
  name: string;
  role: Role;
  areas: ReadonlySet<string>;
};

/** Who do the work in the areas and so keep records. */
export function isWorker(actor: Actor): boolean {
  return actor.role === 'csw' || actor.role === 'cn' || actor.role === 'manager';
}

/** Whose own areas these are; a manager answers for all of them. */
export function worksInAreas({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'csw' || role === 'cn';
}

/** People, areas, lists and plan of the office are set up by these. */
export function maySetUp(actor: Actor): boolean {
  return actor.role === 'admin' || actor.role === 'manager';
}

export function mayManageStaff(actor: Actor): boolean {
  return actor.role === 'admin';
}

/** Who wrote and who looked is for those who answer for the office. */
export function mayReadAudit(actor: Actor): boolean {
  return actor.role === 'manager' || actor.role === 'admin';
}
