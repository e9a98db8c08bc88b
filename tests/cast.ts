/**
 * The named people of the tests, in an invented town. West and east each have a worker;
 * what is west's is not east's.
 */
import type { Db } from '#app/db/dialect.server.ts';
import type { AreaTable, StaffTable } from '#app/db/schema.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import { defaultLists } from '#app/features/lists/defaults.ts';
import { townKey } from '#app/lib/japanese.ts';

export const OFFICE = '01900000-0000-7000-8000-000000000001';
export const NEIGHBOUR = '01900000-0000-7000-8000-000000000002';

const id = (n: number) => `01900000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;

/** One person for each relation that matters. */
export const people = {
  nishida: { id: id(1), name: '西田 あゆみ', role: 'csw' },
  higashi: { id: id(2), name: '東 健一', role: 'csw' },
  kobayashi: { id: id(3), name: '小林 まこと', role: 'cn' },
  mori: { id: id(4), name: '森 和子', role: 'manager' },
  sasaki: { id: id(5), name: '佐々木 実', role: 'admin' },
  ichikawa: { id: id(6), name: '市川 のぞみ', role: 'viewer' },
  /** Left last year. */
  furuta: { id: id(7), name: '古田 清', role: 'csw' },
  /** Of the next town's office. */
  tonari: { id: id(8), name: '隣 さくら', role: 'manager' },
} as const;
export type PersonName = keyof typeof people;

export const areas = {
  city: { id: id(20), kind: 'city', name: '縁川市', parent: null },
  west: { id: id(21), kind: 'district', name: '西部', parent: 'city' },
  east: { id: id(22), kind: 'district', name: '東部', parent: 'city' },
  school7: { id: id(23), kind: 'zone', name: '第七小学校', parent: 'west' },
  school9: { id: id(24), kind: 'zone', name: '第九小学校', parent: 'west' },
  school1: { id: id(25), kind: 'zone', name: '第一小学校', parent: 'east' },
  taki4: { id: id(26), kind: 'town', name: '滝山四丁目', parent: 'school7' },
  taki5: { id: id(27), kind: 'town', name: '滝山五丁目', parent: 'school9' },
  hon1: { id: id(28), kind: 'town', name: '本町一丁目', parent: 'school1' },
} as const;
export type AreaName = keyof typeof areas;

/** Who works where: west, east, the individual side of the whole city, a look at the west. */
const assignments: [PersonName, AreaName, string, 'main' | 'deputy'][] = [
  ['nishida', 'west', 'community', 'main'],
  ['higashi', 'east', 'community', 'main'],
  ['kobayashi', 'city', 'individual', 'main'],
  ['ichikawa', 'west', 'community', 'deputy'],
];

const at = '2026-04-01T00:00:00.000Z';
const kept = { version: 1, updated_at: at, updated_by: null };

/** The office with its people, areas, assignments and lists, and a second office beside it. */
export async function buildCast(db: Db): Promise<void> {
  await db
    .insertInto('office')
    .values([
      { id: OFFICE, name: '縁川市社会福祉協議会', kind: 'real', created_at: at, ...kept },
      { id: NEIGHBOUR, name: '隣町社会福祉協議会', kind: 'real', created_at: at, ...kept },
    ])
    .execute();
  await db.insertInto('staff').values(Object.entries(people).map(staffRow)).execute();
  await db.insertInto('area').values(Object.values(areas).map(areaRow)).execute();
  await db.insertInto('area_parent').values(Object.values(areas).flatMap(parentRow)).execute();
  await db.insertInto('assignment').values(assignments.map(assignmentRow)).execute();
  await db.insertInto('code').values(codeRows()).execute();
}

function staffRow([key, person]: [string, (typeof people)[PersonName]]): StaffTable {
  return {
    office_id: key === 'tonari' ? NEIGHBOUR : OFFICE,
    id: person.id,
    name: person.name,
    kana: '',
    email: `${key}@example.jp`,
    role: person.role,
    joined_on: '2024-04-01',
    left_on: key === 'furuta' ? '2026-03-31' : null,
    ...kept,
  };
}

function areaRow(area: (typeof areas)[AreaName]): AreaTable {
  return {
    office_id: OFFICE,
    id: area.id,
    kind: area.kind,
    name: area.name,
    kana: '',
    key: townKey(area.name),
    lat: null,
    lng: null,
    from_on: null,
    until_on: null,
    source: 'hand',
    source_key: null,
    ...kept,
  };
}

function parentRow(area: (typeof areas)[AreaName]) {
  if (!area.parent) return [];
  return [
    {
      office_id: OFFICE,
      child_id: area.id,
      parent_id: areas[area.parent].id,
      from_on: '2020-04-01',
      until_on: null,
      standing: 'confirmed' as const,
      source: 'hand' as const,
      metres: null,
      updated_at: at,
      updated_by: null,
    },
  ];
}

function assignmentRow([person, area, support, duty]: (typeof assignments)[number], n: number) {
  return {
    office_id: OFFICE,
    id: id(40 + n),
    staff_id: people[person].id,
    area_id: areas[area].id,
    support,
    duty,
    from_on: '2026-04-01',
    until_on: null,
    ...kept,
  };
}

function codeRows() {
  return Object.entries(defaultLists).flatMap(([list, codes]) =>
    codes.map((c, sort) => ({
      office_id: OFFICE,
      list,
      code: c.code,
      label: c.label,
      grp: c.group ?? '',
      sort,
      from_on: null,
      until_on: null,
      ...kept,
    })),
  );
}

/** The same person as a request would find them, without a request. */
export function actorNamed(name: PersonName): Actor {
  const person = people[name];
  const own = assignments.filter(([p]) => p === name).map(([, area]) => area);
  return {
    officeId: name === 'tonari' ? NEIGHBOUR : OFFICE,
    officeName: name === 'tonari' ? '隣町社会福祉協議会' : '縁川市社会福祉協議会',
    officeKind: 'real',
    staffId: person.id,
    name: person.name,
    role: person.role,
    areas: new Set(own.flatMap(inside)),
  };
}

function inside(area: AreaName): string[] {
  const children = (Object.keys(areas) as AreaName[]).filter((a) => areas[a].parent === area);
  return [areas[area].id, ...children.flatMap(inside)];
}
