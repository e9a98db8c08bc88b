/** 予定 as each person may see them: whole, or only that there is one. */
import { sql } from 'kysely';
import { contains, type Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { verbsOf } from '../lists/verbs.ts';
import { type AppointmentFields, HIDDEN_TITLE, mayKnow, mayReadWhole } from './appointment.ts';

export type Appointment = AppointmentFields & {
  id: string;
  version: number;
  area: string;
  staff: string;
  goal: string | null;
  companions: string[];
  followsId: string | null;
  droppedAt: string | null;
  droppedReason: string;
  recordId: string | null;
  updatedAt: string;
};
type Hidden = Pick<
  Appointment,
  'id' | 'plannedOn' | 'startedAt' | 'minutes' | 'staffId' | 'staff' | 'title'
>;
/** Of what one may not read whole nothing but the time and whose it is goes any further. */
export type Seen = ({ isWhole: true } & Appointment) | ({ isWhole: false } & Hidden);

export type Filter = {
  from?: Day;
  to?: Day;
  /** Who leads or comes along. */
  staff?: string | null;
  /** In one of these areas; a hidden one would tell where it is, so it is left out. */
  areas?: readonly string[] | null;
  words?: readonly string[];
  withDropped?: boolean;
  /** Only those that no record fulfils. */
  open?: boolean;
};

/** In the order of time; `newest` begins at the other end. */
export async function listAppointments(
  db: Db,
  actor: Actor,
  filter: Filter,
  { most = 5000, newest = false } = {},
): Promise<Seen[]> {
  const direction = newest ? 'desc' : 'asc';
  const rows = await narrowed(db, actor, filter)
    .orderBy('a.planned_on', direction)
    .orderBy('a.started_at', direction)
    .orderBy('a.id', direction)
    .limit(most)
    .execute();
  const all = await withCompanions(db, actor.officeId, rows);
  const seen = all.filter((one) => mayKnow(actor, one)).map((one) => seenBy(actor, one));
  const tells = filter.areas || filter.words;
  return tells ? seen.filter(({ isWhole }) => isWhole) : seen;
}

/** A person's own, and those the person comes along to; for their calendar elsewhere. */
export async function appointmentsOfPerson(
  db: Db,
  { officeId, staffId }: { officeId: string; staffId: string },
  { from, to }: { from: Day; to: Day },
): Promise<Appointment[]> {
  const rows = await ofPerson(appointments(db, officeId), staffId)
    .where('a.planned_on', '>=', from)
    .where('a.planned_on', '<=', to)
    .where('a.dropped_at', 'is', null)
    .orderBy('a.planned_on')
    .orderBy('a.id')
    .execute();
  return withCompanions(db, officeId, rows);
}

/** By normalised words, the newest first: only what one may read whole. */
export async function findAppointments(db: Db, actor: Actor, words: string[], most = 20) {
  const found = await listAppointments(
    db,
    actor,
    { words, withDropped: true },
    { most: 500, newest: true },
  );
  return found.filter((one) => one.isWhole).slice(0, most);
}

/** Asks nothing: callers ask `mayKnow` and `mayReadWhole` with it. */
export async function appointmentOf(
  db: Db,
  officeId: string,
  id: string,
): Promise<Appointment | undefined> {
  const rows = await appointments(db, officeId).where('a.id', '=', id).execute();
  const [one] = await withCompanions(db, officeId, rows);
  return one;
}

export function seenBy(actor: Actor, one: Appointment): Seen {
  if (mayReadWhole(actor, one)) return { isWhole: true, ...one };
  const { id, plannedOn, startedAt, minutes, staffId, staff } = one;
  return {
    isWhole: false,
    ...{ id, plannedOn, startedAt, minutes, staffId, staff },
    title: HIDDEN_TITLE,
  };
}

function narrowed(db: Db, actor: Actor, filter: Filter) {
  let q = appointments(db, actor.officeId);
  const areas = actor.role === 'viewer' ? within(actor, filter.areas) : filter.areas;
  if (areas) q = q.where('a.area_id', 'in', areas.length > 0 ? areas : ['']);
  if (filter.from) q = q.where('a.planned_on', '>=', filter.from);
  if (filter.to) q = q.where('a.planned_on', '<=', filter.to);
  if (!filter.withDropped) q = q.where('a.dropped_at', 'is', null);
  if (filter.open) q = q.where(({ not, exists }) => not(exists(fulfilling(db))));
  for (const word of filter.words ?? []) q = q.where(contains(db, 'a.search_text', word));
  return filter.staff ? ofPerson(q, filter.staff) : q;
}

function ofPerson(q: Query, staff: string): Query {
  return q.where((e) =>
    e.or([
      e('a.staff_id', '=', staff),
      e.exists(
        e
          .selectFrom('appointment_staff as w')
          .select('w.staff_id')
          .whereRef('w.office_id', '=', 'a.office_id')
          .whereRef('w.appointment_id', '=', 'a.id')
          .where('w.staff_id', '=', staff),
      ),
    ]),
  );
}

function within({ areas }: Actor, asked: readonly string[] | null | undefined): string[] {
  return asked ? asked.filter((id) => areas.has(id)) : [...areas];
}

function appointments(db: Db, officeId: string) {
  return db
    .selectFrom('appointment as a')
    .innerJoin('area as p', (on) =>
      on.onRef('p.office_id', '=', 'a.office_id').onRef('p.id', '=', 'a.area_id'),
    )
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'a.office_id').onRef('s.id', '=', 'a.staff_id'),
    )
    .leftJoin('goal as g', (on) =>
      on.onRef('g.office_id', '=', 'a.office_id').onRef('g.id', '=', 'a.goal_id'),
    )
    .selectAll('a')
    .select(['p.name as area', 's.name as staff', 'g.text as goal'])
    .select(fulfilling(db).as('recordId'))
    .where('a.office_id', '=', officeId);
}

/** The record that stands and has its id: the first, should a removed one have come back. */
function fulfilling(db: Db) {
  return db
    .selectFrom('record as r')
    .select('r.id')
    .where('r.office_id', '=', sql.ref<string>('a.office_id'))
    .where('r.appointment_id', '=', sql.ref<string>('a.id'))
    .where('r.removed_at', 'is', null)
    .orderBy('r.id')
    .limit(1);
}

type Query = ReturnType<typeof appointments>;
type Row = Awaited<ReturnType<Query['execute']>>[number];

async function withCompanions(db: Db, officeId: string, rows: Row[]): Promise<Appointment[]> {
  if (rows.length === 0) return [];
  const all = await db
    .selectFrom('appointment_staff as w')
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'w.office_id').onRef('s.id', '=', 'w.staff_id'),
    )
    .select(['w.appointment_id', 'w.staff_id', 's.name'])
    .where('w.office_id', '=', officeId)
    .where(
      'w.appointment_id',
      'in',
      rows.map((r) => r.id),
    )
    .orderBy('s.kana')
    .orderBy('s.id')
    .execute();
  const coming = Map.groupBy(all, (w) => w.appointment_id);
  return rows.map((row) => toAppointment(row, coming.get(row.id) ?? []));
}

function toAppointment(row: Row, coming: { staff_id: string; name: string }[]): Appointment {
  return {
    id: row.id,
    version: row.version,
    staffId: row.staff_id,
    staffIds: coming.map((w) => w.staff_id),
    areaId: row.area_id,
    plannedOn: row.planned_on,
    startedAt: row.started_at,
    minutes: row.minutes,
    place: row.place,
    kind: row.kind,
    verbs: verbsOf(row.verbs),
    supportMain: row.support_main,
    goalId: row.goal_id,
    title: row.title,
    withNames: row.with_names,
    aim: row.aim,
    position: row.position,
    area: row.area,
    staff: row.staff,
    goal: row.goal,
    companions: coming.map((w) => w.name),
    followsId: row.follows_id,
    droppedAt: row.dropped_at,
    droppedReason: row.dropped_reason ?? '',
    recordId: row.recordId,
    updatedAt: row.updated_at,
  };
}
