/** Next steps whose day has passed, of whoever, by area: how many, and the one that waits longest. */
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Known } from '../areas/levels.ts';
import type { Units } from './find.ts';
import type { Gap } from './gap.ts';

type Late = {
  areaId: string;
  recordId: string;
  text: string;
  dueOn: Day;
  n: number;
  count: number;
};
type StepGap = Extract<Gap, { kind: 'step' }>;

/** Told of the smallest unit in which the record lies, else of its own area. */
export async function stepGaps(
  db: Db,
  actor: Actor,
  scope: readonly string[],
  { units, standing }: Units,
  known: Known,
  day: Day,
): Promise<Gap[]> {
  const names = new Map(known.areas.map(({ id, name }) => [id, name]));
  const own = new Set(units.map(({ id }) => id));
  const inside = new Set(scope);
  const gaps = new Map<string, StepGap>();
  for (const { areaId, count, recordId, text, dueOn } of await late(db, actor.officeId, day)) {
    if (!inside.has(areaId)) continue;
    const id = standing.get(areaId)?.findLast((unit) => own.has(unit)) ?? areaId;
    const before = gaps.get(id);
    const all = Number(count) + (before?.count ?? 0);
    const oldest = before && before.dueOn <= dueOn ? before : { recordId, text, dueOn };
    const area = { id, name: names.get(id) ?? '' };
    gaps.set(id, {
      ...{ kind: 'step', area, count: all },
      ...{ recordId: oldest.recordId, text: oldest.text, dueOn: oldest.dueOn },
    });
  }
  return [...gaps.values()];
}

/** The first of each area. By people, for the index of open steps begins with them; by the area of the step, or SQLite would walk all records. */
async function late(db: Db, officeId: string, day: Day): Promise<Late[]> {
  const steps = db
    .selectFrom('next_step as n')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'n.office_id').onRef('r.id', '=', 'n.record_id'),
    )
    .select(['n.area_id as areaId', 'n.record_id as recordId', 'n.text', 'n.due_on as dueOn'])
    .select([
      sql<number>`row_number() over (partition by n.area_id order by n.due_on, n.record_id)`.as(
        'n',
      ),
      sql<number>`count(*) over (partition by n.area_id)`.as('count'),
    ])
    .where('n.office_id', '=', officeId)
    .where('n.staff_id', 'in', (e) =>
      e.selectFrom('staff').select('id').where('office_id', '=', officeId),
    )
    .where('n.done_at', 'is', null)
    .where('n.due_on', '<', day)
    .where('r.removed_at', 'is', null)
    // One that a 予定 stands for is on its way. Read once: asked of each step it would take long.
    .where('n.record_id', 'not in', (e) =>
      e
        .selectFrom('appointment')
        .select(sql<string>`follows_id`.as('id'))
        .where('office_id', '=', officeId)
        .where('planned_on', '>=', day)
        .where('dropped_at', 'is', null)
        .where('follows_id', 'is not', null),
    );
  return db
    .selectFrom(steps.as('s'))
    .select(['s.areaId', 's.recordId', 's.text', 's.n', 's.count'])
    .select(sql<Day>`s."dueOn"`.as('dueOn'))
    .where('s.n', '=', 1)
    .orderBy('s.dueOn')
    .execute();
}
