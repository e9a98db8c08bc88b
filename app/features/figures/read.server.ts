/** Sums along axes: from the tally where it has them, from the rows of records where it has not. */
import { sql } from 'kysely';
import { aside, type Db } from '#app/db/dialect.server.ts';
import { type Day, month } from '#app/lib/dates.ts';
import { timelineOfDays } from '#app/lib/timeline.ts';
import { type CountedRow, cutOf, type Head, inOrder } from './heads.ts';
import { byMonth, type Range, spansOf, wholeMonths } from './months.ts';
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
  const { whole, ends } = readsRows(asked)
    ? { whole: null, ends: byMonth(asked).map((part) => ({ ...part, sign: 1 as const })) }
    : wholeMonths(asked);
  const sums = await monthsCounted(db, officeId, asked, whole);
  for (const [n, { sign, ...part }] of ends.entries()) {
    for (const row of await countedRows(db, officeId, { ...asked, ...part }))
      sums.addRow(row, sign);
    await say(n + 1, ends.length);
  }
  return sums.list(Boolean(asked.days));
}

/** Sums of whole months as they are kept, open for the rows around them. */
export async function monthsCounted(
  db: Db,
  officeId: string,
  asked: Asked,
  whole: Range | null,
): Promise<Sums> {
  const sums = new Sums(asked.axes, asked.grouping);
  if (!whole) return sums;
  if (!readsRows(asked)) await addTally(sums, db, officeId, { ...asked, ...whole });
  else
    for (const part of byMonth(whole))
      for (const row of await countedRows(db, officeId, { ...asked, ...part })) sums.addRow(row);
  return sums;
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
  const [first, end] = timelineOfDays(from, until);
  let query = db
    .selectFrom('record')
    .select([...countedColumns, 'occurred_on'])
    .where('office_id', '=', officeId)
    .where('removed_at', 'is', null)
    .where('timeline', '>=', first)
    .where('timeline', '<', end);
  if (areas) query = query.where(aside(db, 'area_id'), 'in', ['', ...areas]);
  if (staff) query = query.where('staff_id', '=', staff);
  return query.execute();
}

/** A sum of the tally (`sign` 0), or a change that waits with what `rest` says of it. */
type Read = {
  sign: number;
  span: string;
  a: string;
  b: string;
  records: number;
  minutes: number | null;
  heads: number | null;
  rest: string;
};

/** One statement reads the sums and what waits, or something folded between would be missed. */
async function addTally(sums: Sums, db: Db, officeId: string, asked: Asked): Promise<void> {
  const heads = headsOf(asked);
  const { rows } = await sumsAndWaiting(officeId, asked, heads).execute(db);
  const inside = asked.areas && new Set(asked.areas);
  for (const row of rows) {
    if (row.sign === 0) sums.addPart(keysOf(asked.axes, heads, row), numbersOf(row));
    else {
      const change = changeOf(row);
      const isInside = !inside || inside.has(change.area_id);
      if (isInside && (!asked.staff || change.staff_id === asked.staff))
        sums.addRow(change, row.sign as 1 | -1);
    }
  }
}

function keysOf(axes: readonly Axis[], heads: Head[], { span, a, b }: Read): string[] {
  return axes.map((axis) => (isHead(axis) ? (heads.indexOf(axis) === 0 ? a : b) : span));
}

const numbersOf = ({ records, minutes, heads }: Read) => ({
  records: Number(records),
  minutes: Number(minutes ?? 0),
  heads: Number(heads ?? 0),
});

/** No code, id or JSON of codes holds it. */
const BETWEEN = '\n';

function changeOf({ span, a, b, minutes, heads, rest }: Read): CountedRow {
  const [kind = '', means, verbs, support_main = '', through, about = '[]', goal_id, course] =
    rest.split(BETWEEN);
  return {
    occurred_on: '',
    month: span,
    area_id: a,
    staff_id: b,
    kind,
    means: means || null,
    verbs: Number(verbs),
    support_main,
    through: through || null,
    about,
    goal_id: goal_id || null,
    course: (course || null) as CountedRow['course'],
    minutes,
    headcount: heads,
  };
}

function sumsAndWaiting(officeId: string, asked: Asked, heads: Head[]) {
  const times = asked.axes.filter((axis) => !isHead(axis));
  const spans = spansOf(asked, !times.some((time) => time !== 'year'));
  const column = (head: Head) => (heads[0] === head ? sql.ref('a') : sql.ref('b'));
  const areas = asked.areas
    ? sql` and ${column('area')} in (${sql.join(['', ...asked.areas])})`
    : sql``;
  const staff = asked.staff ? sql` and ${column('staff')} = ${asked.staff}` : sql``;
  // A head that only narrows is summed over, never a row of its own.
  const span = times.length > 0 ? sql`span` : sql`''`;
  const [a, b] = [heads[0], heads[1]].map((head, n) =>
    head && asked.axes.includes(head) ? sql.ref(n === 0 ? 'a' : 'b') : sql`''`,
  );
  const rest = sql.join(
    ['kind', 'means', 'verbs', 'support_main', 'through', 'about', 'goal_id', 'course'].map(
      (name) => sql`coalesce(cast(${sql.ref(name)} as text), '')`,
    ),
    sql` || ${sql.lit(BETWEEN)} || `,
  );
  return sql<Read>`select 0 as sign, ${span} as span, ${a} as a, ${b} as b,
      sum(records) as records, sum(minutes) as minutes, sum(heads) as heads, '' as rest
    from tally where office_id = ${officeId} and cut = ${cutOf(heads)}
      and span in (${sql.join(spans)})${areas}${staff}
    group by 2, 3, 4
    union all
    select sign, month, area_id, staff_id, 1, minutes, headcount, ${rest}
    from tally_change where office_id = ${officeId}
      and month >= ${month(asked.from)} and month <= ${month(asked.until)}`;
}
