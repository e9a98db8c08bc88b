/** Everything of an office that the words of a log may mean; people who left and what ended too. */
import type { Db } from '#app/db/dialect.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { readMemory } from './memory.server.ts';
import type { NamedArea, OfficeRead, PlannedGoal } from './office-words.ts';

export async function readOffice(db: Db, officeId: string) {
  const [lists, areas, staff, goals, memory] = await Promise.all([
    readLists(db, officeId),
    readAreas(db, officeId),
    readStaff(db, officeId),
    readGoals(db, officeId),
    readMemory(db, officeId),
  ]);
  const read: OfficeRead = {
    lists,
    areas,
    goals,
    staff: staff.map(({ id, name }) => ({ code: id, label: name })),
  };
  return { read, memory, staff, top: topOf(areas) };
}

/** The one area that lies in no other, most often the city. */
function topOf(areas: readonly NamedArea[]): string {
  const top = areas.filter(({ kind, parents }) => kind === 'city' && parents.length === 0);
  return (top.length === 1 && top[0]?.id) || '';
}

async function readAreas(db: Db, officeId: string): Promise<NamedArea[]> {
  const rows = await db
    .selectFrom('area as a')
    .leftJoin('area_parent as p', (on) =>
      on.onRef('p.office_id', '=', 'a.office_id').onRef('p.child_id', '=', 'a.id'),
    )
    .leftJoin('area as up', (on) =>
      on.onRef('up.office_id', '=', 'p.office_id').onRef('up.id', '=', 'p.parent_id'),
    )
    .leftJoin('area_name as n', (on) =>
      on.onRef('n.office_id', '=', 'a.office_id').onRef('n.area_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.kind', 'a.name', 'up.name as parent', 'n.name as other'])
    .where('a.office_id', '=', officeId)
    .orderBy('a.kana')
    .orderBy('a.key')
    .orderBy('a.id')
    .execute();
  const areas = new Map<string, NamedArea>();
  for (const { id, kind, name, parent, other } of rows) {
    const area = areas.get(id) ?? { id, kind, name, names: [], parents: [] };
    if (parent && !area.parents.includes(parent)) area.parents.push(parent);
    if (other && !area.names.includes(other)) area.names.push(other);
    areas.set(id, area);
  }
  return [...areas.values()];
}

async function readStaff(db: Db, officeId: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'email', 'left_on'])
    .where('office_id', '=', officeId)
    .orderBy('joined_on')
    .orderBy('id')
    .execute();
}

async function readGoals(db: Db, officeId: string): Promise<PlannedGoal[]> {
  const rows = await db
    .selectFrom('goal as g')
    .innerJoin('plan as p', (on) =>
      on.onRef('p.office_id', '=', 'g.office_id').onRef('p.id', '=', 'g.plan_id'),
    )
    .select(['g.id', 'g.text', 'p.from_on', 'p.until_on'])
    .where('g.office_id', '=', officeId)
    .orderBy('p.from_on', 'desc')
    .orderBy('g.sort')
    .execute();
  return rows.map(({ id, text, from_on, until_on }) => ({
    code: id,
    label: text,
    from: from_on,
    until: until_on,
  }));
}
