/**
 * P4: sums along two axes, from the tally and, for days, from the rows; beside the same statements
 * bare and beside counting the rows in SQL. Then saving while somebody looks at the overview.
 */
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { areasInside, rootsOver } from '#app/features/accounts/inside.server.ts';
import { type Asked, countBy } from '#app/features/figures/read.server.ts';
import type { Axis } from '#app/features/figures/sums.ts';
import { toTyped } from '#app/features/records/typed.ts';
import { newId } from '#app/lib/ids.ts';
import { timelineOfDays } from '#app/lib/timeline.ts';
import { atMost, measure, ms, type Table, times, whole } from './measure.ts';
import { copyOffice, type Office } from './office.ts';
import { bare, sentBy } from './queries.ts';
import { fieldsFor } from './save.ts';
import { signIn, startServer } from './server.ts';

type Pivot = { name: string; asked: Partial<Asked>; axes: Axis[]; most?: number };

const YEAR = { from: '2025-04-01', until: '2026-03-31' };
const FIVE = { from: '2021-04-01', until: '2026-03-31' };
const SMALL = 1000;

export async function benchPivots(office: Office): Promise<Table> {
  const db = openDatabase(office.target);
  const plain = await bare(office.engine, office.target);
  const rows: string[][] = [];
  for (const { name, asked, axes } of await pivotsOf(db, office)) {
    const whole_: Asked = { ...YEAR, areas: null, staff: null, ...asked, axes };
    const look = () => countBy(db, office.town.officeId, whole_);
    const cells = (await look()).length;
    const most = cells <= SMALL ? 30 : office.engine === 'sqlite' ? 150 : 400;
    const isDistinct = Boolean(asked.days);
    const ours = await measure(look, { most: isDistinct ? undefined : most, rounds: 50 });
    const queries = await sentBy(look);
    const sent = await measure(
      async () => {
        for (const query of queries) await plain.run(query);
      },
      { rounds: 50 },
    );
    const fromRows = await measure(() => grouped(db, office.town.officeId, whole_), { rounds: 5 });
    rows.push([
      name,
      whole(cells),
      ms(ours.p50),
      ms(ours.p95),
      `${ms(sent.p50)} (${times(ours.p50 / sent.p50)})`,
      ms(fromRows.p50),
      isDistinct ? '' : `≤ ${most}`,
      isDistinct ? '' : atMost(ours.p95, most),
    ]);
    console.error(rows.at(-1)?.join('  '));
  }
  await plain.close();
  await db.destroy();
  rows.push(...(await whileLooking(office)));
  return {
    title: `P4 pivots, ${whole(office.records)} records, ${office.engine}`,
    head: [
      'what',
      'cells',
      'p50 ms',
      'p95 ms',
      'bare p50 ms',
      'rows grouped in SQL',
      'target ms',
      '',
    ],
    rows,
    notes: [
      'Days are distinct: they are counted from the rows, and over many records as long work.',
    ],
  };
}

async function pivotsOf(db: Db, { town }: Office): Promise<Pivot[]> {
  const { officeId } = town;
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  const zones = await rootsOver(db, officeId, ids(town.zones), YEAR.until);
  const districts = await rootsOver(db, officeId, ids(town.districts), YEAR.until);
  const areas = await areasInside(db, officeId, ids(town.districts).slice(0, 1), YEAR.until);
  return [
    { name: 'month × verb, a year', axes: ['month', 'verb'], asked: {} },
    { name: 'month × verb, five years', axes: ['month', 'verb'], asked: FIVE },
    { name: 'verb × kind, a year', axes: ['verb', 'kind'], asked: {} },
    { name: 'verb × kind, five years', axes: ['verb', 'kind'], asked: FIVE },
    { name: 'kind × means, a year', axes: ['kind', 'means'], asked: {} },
    { name: 'about × support, five years', axes: ['about', 'support'], asked: FIVE },
    { name: 'district × kind, a year', axes: ['area', 'kind'], asked: { grouping: districts } },
    { name: 'zone × verb, a year', axes: ['area', 'verb'], asked: { grouping: zones } },
    { name: 'month × about within a district, a year', axes: ['month', 'about'], asked: { areas } },
    { name: 'worker × kind, a year', axes: ['staff', 'kind'], asked: {} },
    { name: 'worker × month, five years', axes: ['staff', 'month'], asked: FIVE },
    { name: 'town × verb, a year', axes: ['area', 'verb'], asked: {} },
    { name: 'town × month, five years', axes: ['area', 'month'], asked: FIVE },
    { name: 'town × worker, five years', axes: ['area', 'staff'], asked: FIVE },
    {
      name: 'month × verb, until yesterday',
      axes: ['month', 'verb'],
      asked: { until: '2026-03-18' },
    },
    { name: 'days: month × verb, a year', axes: ['month', 'verb'], asked: { days: true } },
    { name: 'days: worker × month, a year', axes: ['staff', 'month'], asked: { days: true } },
  ];
}

const columns: Record<Axis, string> = {
  ...{ area: 'area_id', staff: 'staff_id', verb: 'verbs', support: 'support_main' },
  ...{ goal: 'goal_id', year: 'fiscal_year', half: 'half', month: 'month', kind: 'kind' },
  ...{ means: 'means', through: 'through', about: 'about', course: 'course' },
};

/** What one would write without a tally; verbs and abouts stay as they lie, which is less work. */
async function grouped(db: Db, officeId: string, { axes, from, until, areas, days }: Asked) {
  const [first, end] = timelineOfDays(from, until);
  const by = sql.join(axes.map((axis) => sql.ref(columns[axis])));
  const inside = areas ? sql`and area_id in (${sql.join(areas)})` : sql``;
  const what = days ? sql`count(distinct occurred_on)` : sql`count(*)`;
  await sql`select ${by}, ${what}, sum(minutes), sum(headcount) from record
    where office_id = ${officeId} and removed_at is null
      and timeline >= ${first} and timeline < ${end} ${inside} group by ${by}`.execute(db);
}

/** One person looks at the overview again and again, a second between; another saves. */
async function whileLooking(office: Office): Promise<string[][]> {
  const copy = await copyOffice(office);
  const { staff } = office.town;
  const worker = await signIn(copy, staff[0]?.id ?? '');
  const looker = await signIn(copy, staff.find(({ role }) => role === 'manager')?.id ?? '');
  const server = await startServer(copy);
  const typed = toTyped(fieldsFor(office));
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      await server.ask('/overview?when=y2025&rows=area&cols=verb&level=zone', { cookie: looker });
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  })();
  const save = () =>
    server.ask('/records/new', { cookie: worker, form: { ...typed, id: newId() } });
  const saving = await measure(save, { rounds: 600, time: 8000, warm: 100, most: 15 });
  isOver = true;
  await looking;
  await server.stop();
  await copy.drop();
  return [
    [
      'a save meanwhile, through HTTP',
      '',
      ms(saving.p50),
      ms(saving.p95),
      '',
      '',
      '≤ 15',
      atMost(saving.p95, 15),
    ],
  ];
}
