/** P1 at the store: lists by every filter, deep in the past and with rare ones combined. */
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { timelineOf } from '#app/lib/timeline.ts';
import { type Table, whole } from './measure.ts';
import type { Office } from './office.ts';
import { actorsOf, type Case, compareReads } from './reading.ts';

export async function benchLists(office: Office): Promise<Table> {
  const db = openDatabase(office.target);
  const title = `P1 lists at the store, ${whole(office.records)} records, ${office.engine}`;
  const table = await compareReads(office, db, title, await casesOf(db, office), 20);
  await db.destroy();
  return table;
}

async function casesOf(db: Db, office: Office): Promise<Case[]> {
  const { worker, manager, viewer } = await actorsOf(db, office);
  const { towns, zones, districts, city, goals, staff } = office.town;
  const id = (list: { id: string }[], n: number) => list[n]?.id ?? null;
  const kinds = await kindsOf(db);
  const [rare, common] = [kinds.at(-1) ?? null, kinds[0] ?? null];
  const deep = timelineOf('2021-06-01', '', 0);
  const idle = staff.filter((p) => p.role === 'manager').at(-1)?.id ?? null;
  const filters: [string, Case['filter']][] = [
    ['nothing asked', {}],
    ['deep in the past', { before: deep }],
    ['a town', { area: id(towns, 9) }],
    ['a quiet town', { area: id(towns, 10) }],
    ['a town without records', { area: id(towns, 299) }],
    ['a zone', { area: id(zones, 0) }],
    ['a district', { area: id(districts, 0) }],
    ['a district, deep in the past', { area: id(districts, 0), before: deep }],
    ['the city', { area: city.id }],
    ['one worker', { staff: worker.staffId }],
    ['a worker without records', { staff: idle }],
    [`common kind (${common})`, { kind: common }],
    [`rare kind (${rare})`, { kind: rare }],
    ['a kind nobody used', { kind: 'own-unused' }],
    ['a verb', { verb: 'spread' }],
    ['verb + district', { verb: 'spread', area: id(districts, 0) }],
    ['a goal', { goal: id(goals, 1) }],
    ['a goal nobody worked at', { goal: city.id }],
    ['means', { means: 'phone' }],
    ['means nobody used', { means: 'own-unused' }],
    ['support', { support: 'system' }],
    ['support nobody gave', { support: 'own-unused' }],
    ['a month of 2022', { from: '2022-06-01', to: '2022-06-30' }],
    ['removed records', { removed: true }],
    ['rare kind + one worker', { kind: rare, staff: worker.staffId }],
    ['rare kind + one worker + verb', { kind: rare, staff: worker.staffId, verb: 'spread' }],
    ['rare kind + worker without records', { kind: rare, staff: idle }],
    ['rare kind + a town', { kind: rare, area: id(towns, 9) }],
    ['rare kind + district', { kind: rare, area: id(districts, 0) }],
    ['worker + district', { staff: worker.staffId, area: id(districts, 1) }],
    [
      'worker + verb + goal + support',
      { staff: worker.staffId, verb: 'spread', goal: id(goals, 0), support: 'system' },
    ],
    ['a kind nobody used + city', { kind: 'own-unused', area: city.id }],
    ['goal nobody worked at + district', { goal: city.id, area: id(districts, 0) }],
  ];
  const by = (actor: Case['actor'], who: string) =>
    filters.map(([name, filter]) => ({ name: name + who, actor, filter }));
  const few = [
    'nothing asked',
    'a district',
    'one worker',
    `rare kind (${rare})`,
    'rare kind + one worker + verb',
  ];
  return [
    ...by(manager, ''),
    ...by(viewer, ', by a viewer of a district').filter((_, n) =>
      few.includes(filters[n]?.[0] ?? ''),
    ),
  ];
}

/** The most used first. */
async function kindsOf(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('kind')
    .groupBy('kind')
    .orderBy((e) => e.fn.countAll(), 'desc')
    .execute();
  return rows.map((r) => r.kind);
}
