/** What the form offers, and whether what came back is the office's own. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { FieldError } from '#app/lib/forms.ts';
import type { Actor } from '../accounts/actor.ts';
import type { AreaChoice } from '../areas/choices.server.ts';
import type { ListName } from '../lists/defaults.ts';
import { readLists } from '../lists/lists.server.ts';
import { goalsOn } from '../purposes/purposes.server.ts';
import type { AppointmentFields } from './appointment.ts';

export type Choices = Awaited<ReturnType<typeof appointmentChoices>>;

export async function appointmentChoices(db: Db, actor: Actor, day: Day, areas: AreaChoice[]) {
  const [lists, goals, staff] = await Promise.all([
    readLists(db, actor.officeId),
    goalsOn(db, actor.officeId, day),
    colleagues(db, actor.officeId, day),
  ]);
  const near = (id: string) => (actor.areas.has(id) ? 0 : 1);
  return { lists, goals, staff, areas: areas.toSorted((a, b) => near(a.id) - near(b.id)) };
}

/** Who work here on the day; who only looks on plans nothing. */
export function colleagues(db: Db, officeId: string, day: Day) {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('office_id', '=', officeId)
    .where('role', '!=', 'viewer')
    .where((e) => e.or([e('left_on', 'is', null), e('left_on', '>=', day)]))
    .orderBy('kana')
    .orderBy('name')
    .execute();
}

/** What stood there before may stay, though somebody left or a word ended since. */
export async function checkAgainstOffice(
  db: Db,
  officeId: string,
  fields: AppointmentFields,
  day: Day,
  before?: AppointmentFields,
): Promise<FieldError[]> {
  const [area, goal, codes, staff] = await Promise.all([
    has(db, 'area', officeId, fields.areaId),
    fields.goalId === null || has(db, 'goal', officeId, fields.goalId),
    codesOf(db, officeId, fields),
    colleagues(db, officeId, day),
  ]);
  const known = new Set([
    ...staff.map(({ id }) => id),
    ...(before ? [before.staffId, ...before.staffIds] : []),
  ]);
  const isCode = (list: ListName, code: string | null) =>
    code === null || codes.some((c) => c.list === list && c.code === code);
  const faults: [boolean, keyof AppointmentFields, string][] = [
    [area, 'areaId', '地域を選びなおしてください。'],
    [goal, 'goalId', '目標を選びなおしてください。'],
    [isCode('kind', fields.kind), 'kind', '活動の種類を選びなおしてください。'],
    [isCode('support', fields.supportMain), 'supportMain', '支援の種類を選びなおしてください。'],
    [known.has(fields.staffId), 'staffId', 'だれの予定かを選びなおしてください。'],
    [
      fields.staffIds.every((id) => known.has(id)),
      'staffIds',
      'いっしょに行く職員を選びなおしてください。',
    ],
  ];
  return faults.flatMap(([isRight, field, message]) => (isRight ? [] : [{ field, message }]));
}

function codesOf(db: Db, officeId: string, { kind, supportMain }: AppointmentFields) {
  return db
    .selectFrom('code')
    .select(['list', 'code'])
    .where('office_id', '=', officeId)
    .where('code', 'in', [kind ?? '', supportMain ?? ''])
    .execute();
}

async function has(db: Db, table: 'area' | 'goal', officeId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
