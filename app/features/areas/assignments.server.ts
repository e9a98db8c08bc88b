// H12: who works where, for which kind of support, as main or deputy. It decides what one may
// do and see, from the next request on (S4).
import type { Who } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { AssignmentTable } from '#app/db/schema.ts';
import type { Day } from '#app/lib/dates.ts';
import { readLists } from '../lists/lists.server.ts';
import { choicesOn } from '../lists/lists.ts';
import { isOpen } from './area.ts';
import { readArea } from './areas.server.ts';
import { edit, type Outcome, type Refusal, stamp } from './stored.server.ts';

export type Assignment = {
  id: string;
  staffId: string;
  staffName: string;
  areaId: string;
  areaName: string;
  support: string;
  duty: AssignmentTable['duty'];
  fromOn: Day;
  untilOn: Day | null;
};
export type NewAssignment = Pick<
  Assignment,
  'staffId' | 'areaId' | 'support' | 'duty' | 'fromOn' | 'untilOn'
>;

/** All, the ended ones too, by area and the main one first. */
export async function readAssignments(db: Db, officeId: string): Promise<Assignment[]> {
  return db
    .selectFrom('assignment as s')
    .innerJoin('staff as p', (on) =>
      on.onRef('p.office_id', '=', 's.office_id').onRef('p.id', '=', 's.staff_id'),
    )
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 's.office_id').onRef('a.id', '=', 's.area_id'),
    )
    .select(['s.id', 's.staff_id as staffId', 'p.name as staffName', 's.area_id as areaId'])
    .select(['a.name as areaName', 's.support', 's.duty', 's.from_on as fromOn'])
    .select('s.until_on as untilOn')
    .where('s.office_id', '=', officeId)
    .orderBy('a.kana')
    .orderBy('a.name')
    .orderBy('s.duty', 'desc')
    .orderBy('p.kana')
    .orderBy('p.name')
    .orderBy('s.from_on')
    .execute();
}

/** The id is made before the form is sent: sent twice, it is made once. */
export function assign(db: Db, who: Who, id: string, given: NewAssignment): Promise<Outcome> {
  return edit(db, who, { thing: 'assignment', id, wanted: 'assignment.add' }, async (tx, note) => {
    const { staffId, areaId, support, duty, fromOn, untilOn } = given;
    const rows = await readAssignments(tx, who.officeId);
    const plain = { staff: staffId, area: areaId, support, duty, from: fromOn, until: untilOn };
    const line = { verb: 'assignment.add', thing: 'assignment', id, plain };
    if (rows.some((row) => row.id === id)) return void note(line);
    const why = await wrongWith(tx, who, given);
    if (why) return why;
    if (rows.some((row) => isSame(row, given) && meets(row, given))) return 'assigned';
    const { officeId: office_id } = who;
    const of = { staff_id: staffId, area_id: areaId, support, duty };
    await tx
      .insertInto('assignment')
      .values({
        office_id,
        id,
        ...of,
        from_on: fromOn,
        until_on: untilOn,
        version: 1,
        ...stamp(who),
      })
      .execute();
    note(line);
  });
}

/** `untilOn` is the last day. */
export function endAssignment(db: Db, who: Who, id: string, untilOn: Day): Promise<Outcome> {
  return edit(db, who, { thing: 'assignment', id, wanted: 'assignment.end' }, async (tx, note) => {
    const rows = await readAssignments(tx, who.officeId);
    const row = rows.find((each) => each.id === id);
    if (!row) return 'unknown';
    if (untilOn < row.fromOn) return 'before-start';
    const others = rows.filter((each) => each.id !== id && isSame(each, row));
    if (others.some((each) => meets(each, { ...row, untilOn }))) return 'assigned';
    await tx
      .updateTable('assignment')
      .set((e) => ({ until_on: untilOn, ...stamp(who), version: e('version', '+', 1) }))
      .where('office_id', '=', who.officeId)
      .where('id', '=', id)
      .execute();
    const plain = { staff: row.staffId, area: row.areaId, until: untilOn };
    note({ verb: 'assignment.end', thing: 'assignment', id, plain });
  });
}

/** It was a mistake; the chain keeps that it stood there. */
export function cancelAssignment(db: Db, who: Who, id: string): Promise<Outcome> {
  const thing = { thing: 'assignment', id, wanted: 'assignment.cancel' } as const;
  return edit(db, who, thing, async (tx, note) => {
    const row = (await readAssignments(tx, who.officeId)).find((each) => each.id === id);
    if (!row) return 'unknown';
    await tx
      .deleteFrom('assignment')
      .where('office_id', '=', who.officeId)
      .where('id', '=', id)
      .execute();
    const { staffId: staff, areaId: area, support, duty, fromOn: from } = row;
    note({
      verb: 'assignment.cancel',
      thing: 'assignment',
      id,
      plain: { staff, area, support, duty, from },
    });
  });
}

async function wrongWith(tx: Db, who: Who, given: NewAssignment): Promise<Refusal | undefined> {
  const { staffId, areaId, support, fromOn, untilOn } = given;
  if (untilOn && untilOn < fromOn) return 'before-start';
  const staff = await tx
    .selectFrom('staff')
    .select('left_on')
    .where('office_id', '=', who.officeId)
    .where('id', '=', staffId)
    .executeTakeFirst();
  if (!staff || !isOpen({ until_on: staff.left_on }, fromOn)) return 'no-staff';
  const area = await readArea(tx, who.officeId, areaId);
  if (!area || !isOpen(area, fromOn)) return 'unknown';
  const choices = choicesOn(await readLists(tx, who.officeId), 'support', fromOn);
  return choices.some(({ code }) => code === support) ? undefined : 'no-support';
}

/** Main or deputy alike: nobody is both of the same thing. */
function isSame(row: NewAssignment, other: NewAssignment): boolean {
  return (
    row.staffId === other.staffId && row.areaId === other.areaId && row.support === other.support
  );
}

function meets(row: NewAssignment, other: NewAssignment): boolean {
  return (
    row.fromOn <= (other.untilOn ?? '9999-12-31') && other.fromOn <= (row.untilOn ?? '9999-12-31')
  );
}
