/** What stands in the calendar: the team's 予定, and the next steps that are due. */
import type { Db } from '#app/db/dialect.server.ts';
import { type Day, today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { stateOf } from '../appointments/appointment.ts';
import { listAppointments, type Seen } from '../appointments/list.server.ts';
import { unplannedSteps } from '../records/steps.server.ts';
import type { Shown } from './calendar.ts';

export type Entry = {
  key: string;
  on: Day;
  time: string;
  title: string;
  /** Null where one may not look further. */
  href: string | null;
  who: string;
  where: string;
  isStep: boolean;
  isDone: boolean;
};

type Range = { from: Day; to: Day };

export async function entriesOf(
  db: Db,
  actor: Actor,
  { from, to }: Range,
  { area, staff }: Pick<Shown, 'area' | 'staff'>,
): Promise<Entry[]> {
  const areas = area ? await areasInside(db, actor.officeId, [area], today()) : null;
  const [planned, steps] = await Promise.all([
    listAppointments(db, actor, { from, to, staff, areas }),
    stepsDue(db, actor, { from, to }, staff, areas),
  ]);
  return [...planned.map(entryOf), ...steps.map(stepEntry)];
}

function entryOf(one: Seen): Entry {
  const { id, plannedOn, startedAt, title, staff } = one;
  const shared = { key: id, on: plannedOn, time: startedAt, title, isStep: false };
  if (!one.isWhole) return { ...shared, who: staff, where: '', href: null, isDone: false };
  return {
    ...shared,
    who: [staff, ...one.companions].join('、'),
    where: [one.area, one.place].filter(Boolean).join(' '),
    href: `/appointments/${id}`,
    isDone: stateOf(one, today()) === 'done',
  };
}

type Step = Awaited<ReturnType<typeof stepsDue>>[number];

function stepEntry({ id, text, dueOn, staff, area }: Step): Entry {
  return {
    key: `step-${id}`,
    on: dueOn ?? '',
    time: '',
    title: text,
    href: `/records/${id}`,
    who: staff,
    where: area,
    isStep: true,
    isDone: false,
  };
}

async function stepsDue(
  db: Db,
  { role, areas: own, officeId }: Actor,
  { from, to }: Range,
  staff: string | null,
  areas: readonly string[] | null,
) {
  const seen = role === 'viewer' ? [...own] : null;
  let q = unplannedSteps(db, officeId)
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'n.office_id').onRef('s.id', '=', 'n.staff_id'),
    )
    .select('s.name as staff')
    .where('n.due_on', '>=', from)
    .where('n.due_on', '<=', to);
  if (staff) q = q.where('n.staff_id', '=', staff);
  for (const within of [seen, areas])
    if (within) q = q.where('n.area_id', 'in', within.length > 0 ? within : ['']);
  return q.orderBy('n.due_on').orderBy('n.record_id').limit(2000).execute();
}
