/** Sums along axes: from the tally where it has them, from the rows of records where it has not. */
import { sql } from 'kysely';
import { aside, type Db } from '#app/db/dialect.server.ts';
import type { TallyChangeTable } from '#app/db/schema.ts';
import { type Day, month } from '#app/lib/dates.ts';
import { type CountedRow, cutOf, type Head, inOrder } from './heads.ts';
import { byMonth, wholeMonths } from './months.ts';
import { type Axis, type Grouping, isHead, type Sum, Sums } from './sums.ts';
import { countedColumns } from './tally.server.ts';

export type Within = {
  from: Day;
  until: Day;
  /** These leaf areas alone; null: all. */
  areas: readonly string[] | null;
  staff: string | null;
};
export type Asked = Within & {
  /** None, one or two. */
  axes: readonly Axis[];
  /** Turns areas into those of a higher level. */
  grouping?: Grouping | null;
  days?: boolean;
};

/** Told how many months of rows are read. */
export type Say = (done: number, total: number) => Promise<void> | void;

/** Everything that an office did; the caller has asked who may see it. */
export async function countBy(
  db: Db,
  officeId: string,
  asked: Asked,
  say: Say = () => {},
): Promise<Sum[]> {
  const sums = new Sums(asked.axes, asked.grouping);
  const { whole, ends } = readsRows(asked)
    ? { whole: null, ends: byMonth(asked) }
    : wholeMonths(asked);
  if (whole) await addTally(sums, db, officeId, { ...asked, ...whole });
  for (const [n, part] of ends.entries()) {
    for (const row of await countedRows(db, officeId, { ...asked, ...part })) sums.addRow(row);
    await say(n + 1, ends.length);
  }
  return sums.list(Boolean(asked.days));
}

/** Whether `countBy` has to read every record of the time, which takes long over many. */
export function readsRows(asked: Asked): boolean {
  return Boolean(asked.days) || headsOf(asked).length > 2;
}

function headsOf({ axes, areas, staff }: Asked): Head[] {
  const narrow: Head[] = [
    ...(areas ? ['area' as const] : []),
    ...(staff ? ['staff' as const] : []),
  ];
  return inOrder([...axes.filter(isHead), ...narrow]);
}

/** Rows that stand, by area, worker and time. */
export function countedRows(db: Db, officeId: string, within: Within): Promise<CountedRow[]> {
  const { from, until, areas, staff } = within;
  let query = db
    .selectFrom('record')
    .select([...countedColumns, 'occurred_on'])
    .where('office_id', '=', officeId)
    .where('removed_at', 'is', null)
    .where('occurred_on', '>=', from)
    .where('occurred_on', '<=', until);
  if (areas) query = query.where(aside(db, 'area_id'), 'in', ['', ...areas]);
  if (staff) query = query.where('staff_id', '=', staff);
  return query.execute();
}

type Read = Omit<TallyChangeTable, 'office_id' | 'id' | 'sign'> & {
  /** 0: a sum of the tally. */
  sign: number;
  b: string;
  records: number;
};

/** One statement reads the sums and what waits, or something folded between would be missed. */
async function addTally(sums: Sums, db: Db, officeId: string, asked: Asked): Promise<void> {
  const heads = headsOf(asked);
  const { rows } = await sumsAndWaiting(officeId, asked, heads).execute(db);
  const inside = asked.areas && new Set(asked.areas);
  const isWithin = ({ area_id, staff_id }: Read) =>
    (!inside || inside.has(area_id)) && (!asked.staff || staff_id === asked.staff);
  for (const row of rows) {
    if (row.sign === 0) sums.addPart(keysOf(asked.axes, heads, row), numbersOf(row));
    else if (isWithin(row)) sums.addRow({ ...row, occurred_on: '' }, row.sign as 1 | -1);
  }
}

function keysOf(axes: readonly Axis[], heads: Head[], row: Read): string[] {
  return axes.map((axis) => {
    if (!isHead(axis)) return row.month;
    return heads.indexOf(axis) === 0 ? row.area_id : row.b;
  });
}

const numbersOf = ({ records, minutes, headcount }: Read) => ({
  records: Number(records),
  minutes: Number(minutes),
  heads: Number(headcount),
});

function sumsAndWaiting(officeId: string, asked: Asked, heads: Head[]) {
  const [from, until] = [month(asked.from), month(asked.until)];
  const months = asked.axes.some((axis) => !isHead(axis)) ? sql`month` : sql`''`;
  const within = sql`office_id = ${officeId} and month >= ${from} and month <= ${until}`;
  const [a, b] = ['area', 'staff'].map((head) =>
    heads[0] === head ? sql.ref('a') : heads[1] === head ? sql.ref('b') : null,
  );
  const areas = a && asked.areas ? sql` and ${a} in (${sql.join(['', ...asked.areas])})` : sql``;
  const staff = b && asked.staff ? sql` and ${b} = ${asked.staff}` : sql``;
  // A head that only narrows is summed over, never a row of its own.
  const first = heads[0] && asked.axes.includes(heads[0]) ? sql`a` : sql`''`;
  const second = heads[1] && asked.axes.includes(heads[1]) ? sql`b` : sql`''`;
  return sql<Read>`select 0 as sign, ${months} as month, ${first} as area_id, ${second} as b,
      sum(records) as records, sum(minutes) as minutes, sum(heads) as headcount,
      '' as staff_id, '' as kind, null as means, 0 as verbs, '' as support_main, null as through,
      '' as about, null as goal_id, null as course
    from tally where ${within} and cut = ${cutOf(heads)}${areas}${staff}
    group by 2, 3, 4
    union all
    select sign, month, area_id, '', 1, minutes, headcount, staff_id, kind, means, verbs,
      support_main, through, about, goal_id, course
    from tally_change where ${within}`;
}
