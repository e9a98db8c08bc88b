import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { readLists } from '../lists/lists.server.ts';
import { labelOf, optionsOn } from '../lists/lists.ts';
import { isInForce, isOpen } from './area.ts';
import { readAssignments } from './assignments.server.ts';
import { inOrder } from './outline.ts';
import { readAll } from './stored.server.ts';
import { children, parents, treeOn } from './tree.ts';

/** All that the page of districts and people in charge shows and offers. */
export async function readDistricts(db: Db, officeId: string, day: Day) {
  const stored = await readAll(db, officeId);
  const lists = await readLists(db, officeId);
  const rows = await readAssignments(db, officeId);
  const tree = treeOn(day, stored.areas, stored.edges);
  const now = stored.areas.filter((area) => isInForce(area, day)).sort(inOrder);
  const districts = now.filter(({ kind }) => kind === 'district');
  const isDistrict = new Set(districts.map(({ id }) => id));
  const cities = now.filter(({ kind }) => kind === 'city');
  const named = rows.map((row) => ({
    ...row,
    supportName: labelOf(lists, 'support', row.support),
  }));
  return {
    day,
    city: cities.length === 1 ? (cities[0] ?? null) : null,
    districts: districts.map(({ id, name }) => ({
      id,
      name,
      zones: children(tree, id).filter((each) => tree.areas.get(each)?.kind === 'zone').length,
    })),
    zones: now
      .filter(({ kind }) => kind === 'zone')
      .map(({ id, name }) => ({
        id,
        name,
        districtId: parents(tree, id).find((each) => isDistrict.has(each)) ?? '',
      })),
    areas: now
      .filter(({ kind }) => kind !== 'part' && kind !== 'neighbourhood')
      .map(({ id, name, kind }) => ({ id, name, kind })),
    staff: (await staffOf(db, officeId)).filter((each) => isOpen({ until_on: each.left_on }, day)),
    support: optionsOn(lists, 'support', day),
    assignments: named.filter((row) => isOpen({ until_on: row.untilOn }, day)),
    ended: named.filter((row) => !isOpen({ until_on: row.untilOn }, day)),
  };
}

function staffOf(db: Db, officeId: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'left_on'])
    .where('office_id', '=', officeId)
    .orderBy('kana')
    .orderBy('name')
    .execute();
}
