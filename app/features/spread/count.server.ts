/** What was done and written in a time, counted by person or by area in one statement. */
import { sql } from 'kysely';
import { type Db, dayOfMoment, daysBetween } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { timelineOfDays } from '#app/lib/timeline.ts';
import type { Grouping } from '../figures/sums.ts';
import type { Counted } from './measures.ts';

type Asked = { by: 'staff' | 'area'; from: Day; until: Day; today: Day; grouping?: Grouping };
type Row = { what: string; k: string; part: string; n: number; minutes: number };

/** Asks nobody whether they may: the caller shows no more than `sightOf` allows. */
export async function countSpread(
  db: Db,
  officeId: string,
  { grouping, ...asked }: Asked,
): Promise<Map<string, Counted>> {
  const { rows } = await statement(db, officeId, asked).execute(db);
  const counted = new Map<string, Building>();
  // A town of two zones counts for both.
  for (const row of rows)
    for (const key of grouping ? (grouping.get(row.k) ?? []) : [row.k])
      add(building(counted, key), row);
  return counted;
}

/**
 * The records of the time are read once and counted under each head. What was brought in from an
 * old log (`old`) was written long after and planned nowhere: it says nothing of either.
 */
function statement(db: Db, officeId: string, { by, from, until, today }: Omit<Asked, 'grouping'>) {
  const key = sql.ref(by === 'staff' ? 'r.staff_id' : 'r.area_id');
  const [first, end] = timelineOfDays(from, until);
  const done = dayOfMoment(db, 'n.done_at');
  const delay = daysBetween(db, sql.ref<string>('r.occurred_on'), dayOfMoment(db, 'r.created_at'));
  return sql<Row>`with written as materialized (
    select ${key} as k, r.minutes, r.verbs, r.support_main, r.completeness, i.thing_id as old,
      ${delay} as delay,
      case when r.appointment_id is null and r.follows_id is null then 0 else 1 end as planned,
      case when n.due_on is null or n.due_on > ${today} then ''
        when n.done_at is not null and ${done} <= n.due_on then 'kept'
        when n.done_at is not null then 'late'
        when n.due_on < ${today} then 'open' else '' end as step
    from record r
    left join (select distinct thing_id from import_row where office_id = ${officeId}) i
      on i.thing_id = r.id
    left join next_step n on n.office_id = r.office_id and n.record_id = r.id
    where r.office_id = ${officeId} and r.removed_at is null
      and r.timeline >= ${first} and r.timeline < ${end})
  select 'records' as what, k, '' as part, count(*) as n, coalesce(sum(minutes), 0) as minutes
    from written group by k
  union all select 'verbs', k, cast(verbs as text), count(*), 0 from written group by k, verbs
  union all select 'support', k, support_main, count(*), 0 from written group by k, support_main
  union all select 'whole', k, cast(completeness as text), count(*), 0 from written group by k, completeness
  union all select 'delay', k, cast(delay as text), count(*), 0 from written
    where old is null group by k, delay
  union all select 'planned', k, cast(planned as text), count(*), 0 from written
    where old is null group by k, planned
  union all select 'step', k, step, count(*), 0 from written
    where old is null and step <> '' group by k, step`;
}

type Tally = Map<number, number>;
type Building = Counted & {
  verbs: Tally;
  support: Map<string, number>;
  whole: Tally;
  delay: Tally;
};

function building(counted: Map<string, Building>, key: string): Building {
  const known = counted.get(key) ?? {
    ...{ records: 0, minutes: 0, planned: 0, asked: 0 },
    ...{ verbs: new Map(), support: new Map(), whole: new Map(), delay: new Map() },
    steps: { kept: 0, late: 0, open: 0 },
  };
  counted.set(key, known);
  return known;
}

function add(to: Building, { what, part, n: count, minutes }: Row): void {
  // PostgreSQL gives counts as text.
  const n = Number(count);
  const number = Number(part);
  if (what === 'records') {
    to.records += n;
    to.minutes += Number(minutes);
  } else if (what === 'planned') {
    to.asked += n;
    to.planned += number * n;
  } else if (what === 'step') to.steps[part as keyof Counted['steps']] += n;
  else if (what === 'support') plus(to.support, part, n);
  // Written beforehand by mistake of the day: as on the day itself.
  else if (what === 'delay') plus(to.delay, Math.max(0, number), n);
  else if (what === 'verbs' || what === 'whole') plus(to[what], number, n);
}

function plus<K>(to: Map<K, number>, key: K, n: number): void {
  to.set(key, (to.get(key) ?? 0) + n);
}
