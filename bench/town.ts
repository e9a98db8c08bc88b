/** The city that is measured: 3 districts, 24 zones, 300 towns and 60 people who work there. */
import type { Tx } from '#app/db/dialect.server.ts';
import type { AreaTable, StaffTable } from '#app/db/schema.ts';
import { newId } from '#app/lib/ids.ts';
import { townKey } from '#app/lib/japanese.ts';
import { goals, plan } from '../sample/words-office.ts';

const at = '2021-04-01T00:00:00.000Z';
const kept = { version: 1, updated_at: at, updated_by: null };
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

type Place = Pick<AreaTable, 'id' | 'kind' | 'name'> & { parent: string | null };
type Person = Pick<StaffTable, 'id' | 'name' | 'role'>;
export type Town = ReturnType<typeof planTown>;

export function planTown() {
  const place = (kind: Place['kind'], name: string, parent: Place | null): Place => ({
    id: newId(),
    kind,
    name,
    parent: parent?.id ?? null,
  });
  const city = place('city', '縁川市', null);
  const districts = ['西部', '中部', '東部'].map((name) => place('district', name, city));
  const zones = times(24, (n) => place('zone', `第${n + 1}小学校`, districts[n % 3] ?? city));
  const towns = times(300, (n) =>
    place('town', `縁町${n + 1}丁目`, zones[Math.floor(n / 12.5)] ?? city),
  );
  const role = (n: number): Person['role'] =>
    n < 46 ? 'csw' : n < 54 ? 'cn' : n < 57 ? 'manager' : n < 58 ? 'admin' : 'viewer';
  const staff = times(60, (n) => ({ id: newId(), name: `職員 ${n + 1}`, role: role(n) }));
  return {
    officeId: newId(),
    places: [city, ...districts, ...zones, ...towns],
    city,
    districts,
    zones,
    towns,
    staff,
    goals: goals.map(({ key, text }) => ({ key, text, id: newId() })),
  };
}

/** Founds the office with its places, people, duties and plan; its lists are the caller's. */
export async function foundTown(tx: Tx, town: Town): Promise<void> {
  const office_id = town.officeId;
  await tx
    .insertInto('office')
    .values({ id: office_id, name: '縁川市社会福祉協議会', kind: 'real', created_at: at, ...kept })
    .execute();
  await tx
    .insertInto('staff')
    .values(town.staff.map((p, n) => staffRow(office_id, p, n)))
    .execute();
  await tx
    .insertInto('area')
    .values(town.places.map((p) => areaRow(office_id, p)))
    .execute();
  await tx
    .insertInto('area_parent')
    .values(town.places.flatMap((p) => parentRow(office_id, p)))
    .execute();
  await tx
    .insertInto('assignment')
    .values(town.staff.flatMap(assignmentOf(town)))
    .execute();
  await insertPlan(tx, town);
}

/** Each CSW has a zone, the last of them a whole district; CNs and viewers have districts. */
function assignmentOf({ officeId, zones, districts }: Town) {
  return ({ id, role }: Person, n: number) => {
    const district = districts[n % 3];
    const area = role === 'csw' && n < 45 ? zones[n % 24] : district;
    if (!area || role === 'manager' || role === 'admin') return [];
    return [
      {
        office_id: officeId,
        id: newId(),
        staff_id: id,
        area_id: area.id,
        support: role === 'cn' ? 'individual' : 'community',
        duty: 'main' as const,
        from_on: '2021-04-01',
        until_on: null,
        ...kept,
      },
    ];
  };
}

async function insertPlan(tx: Tx, { officeId: office_id, goals }: Town): Promise<void> {
  const id = newId();
  const period = { from_on: '2021-04-01', until_on: '2031-03-31' };
  await tx
    .insertInto('plan')
    .values({ office_id, id, ...plan, ...period, ...kept })
    .execute();
  const rows = goals.map((goal, sort) => ({
    office_id,
    id: goal.id,
    plan_id: id,
    text: goal.text,
    sort,
    until_on: null,
    ...kept,
  }));
  await tx.insertInto('goal').values(rows).execute();
}

function staffRow(office_id: string, person: Person, n: number): StaffTable {
  const email = `worker${n + 1}@example.jp`;
  return { office_id, ...person, kana: '', email, joined_on: '2021-04-01', left_on: null, ...kept };
}

function areaRow(office_id: string, { id, kind, name }: Place): AreaTable {
  const unknown = { lat: null, lng: null, from_on: null, until_on: null, source_key: null };
  return {
    office_id,
    id,
    kind,
    name,
    kana: '',
    key: townKey(name),
    source: 'hand',
    ...unknown,
    ...kept,
  };
}

function parentRow(office_id: string, { id, parent }: Place) {
  if (!parent) return [];
  const how = { standing: 'confirmed' as const, source: 'hand' as const, metres: null };
  const since = { from_on: '2021-04-01', until_on: null, updated_at: at, updated_by: null };
  return [{ office_id, child_id: id, parent_id: parent, ...how, ...since }];
}
