/** The sample office's people, areas, assignments and plan, row by row. */
import type { Tx } from '#app/db/dialect.server.ts';
import { type Day, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { townKey } from '#app/lib/japanese.ts';
import type { SampleOffice } from '../../../sample/office.ts';

/** Ids by the sample's own keys: the same key gives the same id. */
export type Ids = (key: string) => string;

const moment = (day: Day) => `${day}T00:00:00.000Z`;

type Kept = { version: number; updated_at: string; updated_by: null };

export async function makeOffice(
  tx: Tx,
  office_id: string,
  sample: SampleOffice,
  ids: Ids,
): Promise<void> {
  const start = moment(sample.staff[0]?.joinedOn ?? today());
  const kept = { version: 1, updated_at: start, updated_by: null };
  await tx
    .insertInto('office')
    .values({ id: office_id, name: sample.office.name, kind: 'sample', created_at: start, ...kept })
    .execute();
  await makeStaff(tx, office_id, sample, ids, kept);
  await makeAreas(tx, office_id, sample, ids, kept);
  await makeAssignments(tx, office_id, sample, ids, kept);
}

async function makeStaff(tx: Tx, office_id: string, sample: SampleOffice, ids: Ids, kept: Kept) {
  await tx
    .insertInto('staff')
    .values(
      sample.staff.map(({ key, name, kana, email, role, joinedOn, leftOn }) => ({
        office_id,
        id: ids(key),
        name,
        kana,
        email,
        role,
        joined_on: joinedOn,
        left_on: leftOn,
        ...kept,
      })),
    )
    .execute();
}

async function makeAreas(tx: Tx, office_id: string, sample: SampleOffice, ids: Ids, kept: Kept) {
  await tx
    .insertInto('area')
    .values(
      sample.areas.map(({ key, fromOn, untilOn, ...area }) => ({
        office_id,
        id: ids(key),
        ...area,
        key: townKey(area.name),
        from_on: fromOn,
        until_on: untilOn,
        source_key: null,
        ...kept,
      })),
    )
    .execute();
  await tx
    .insertInto('area_parent')
    .values(
      sample.edges.map((edge) => ({
        office_id,
        child_id: ids(edge.childKey),
        parent_id: ids(edge.parentKey),
        from_on: edge.fromOn,
        until_on: edge.untilOn,
        standing: edge.standing,
        source: edge.source,
        metres: edge.metres,
        updated_at: kept.updated_at,
        updated_by: null,
      })),
    )
    .execute();
  await tx
    .insertInto('area_name')
    .values(
      sample.areaNames.map(({ areaKey, name }) => ({
        office_id,
        area_id: ids(areaKey),
        name,
        key: townKey(name),
      })),
    )
    .execute();
}

async function makeAssignments(
  tx: Tx,
  office_id: string,
  sample: SampleOffice,
  ids: Ids,
  kept: Kept,
) {
  await tx
    .insertInto('assignment')
    .values(
      sample.assignments.map(({ staffKey, areaKey, support, duty, fromOn, untilOn }) => ({
        office_id,
        id: newId(),
        staff_id: ids(staffKey),
        area_id: ids(areaKey),
        support,
        duty,
        from_on: fromOn,
        until_on: untilOn,
        ...kept,
      })),
    )
    .execute();
}

export async function makePurposes(
  tx: Tx,
  office_id: string,
  { plan, goals, standards, policy }: SampleOffice,
  ids: Ids,
): Promise<void> {
  const kept = { version: 1, updated_at: moment(plan.fromOn), updated_by: null };
  const { name, edition, purpose, fromOn, untilOn, review } = plan;
  await tx
    .insertInto('plan')
    .values({
      office_id,
      id: ids('plan'),
      name,
      edition,
      purpose,
      from_on: fromOn,
      until_on: untilOn,
      review,
      ...kept,
    })
    .execute();
  await tx
    .insertInto('goal')
    .values(
      goals.map((goal, sort) => ({
        office_id,
        id: ids(goal.key),
        plan_id: ids('plan'),
        text: goal.text,
        sort,
        until_on: null,
        ...kept,
      })),
    )
    .execute();
  const principles = [
    ...standards.map(({ text }, sort) => ({ kind: 'standard' as const, verb: null, text, sort })),
    ...policy.map(({ verb, text }, sort) => ({ kind: 'policy' as const, verb, text, sort })),
  ];
  await tx
    .insertInto('principle')
    .values(principles.map((p) => ({ office_id, id: newId(), ...p, ...kept })))
    .execute();
}
