/** P3: the first page by date and the count up to 1,000, for words of every frequency. */
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { type Table, whole } from './measure.ts';
import type { Office } from './office.ts';
import { actorsOf, type Case, compareReads } from './reading.ts';

export async function benchSearch(office: Office): Promise<Table> {
  const db = openDatabase(office.target);
  const most = office.engine === 'sqlite' ? 20 : 50;
  const title = `P3 search, ${whole(office.records)} records, ${office.engine}`;
  const table = await compareReads(office, db, title, await casesOf(db, office), most);
  await db.destroy();
  return table;
}

async function casesOf(db: Db, office: Office): Promise<Case[]> {
  const { worker, wide, manager, viewer } = await actorsOf(db, office);
  const words = ['した', '避難', '民生委員', '孤立', '転居', '宇宙旅行'];
  const several = ['民生委員 避難', '民生委員 転居', '孤立 転居', '民生委員 宇宙旅行'];
  const district = office.town.districts[0]?.id ?? null;
  const town = office.town.towns[9]?.id ?? null;
  return [
    ...[...words, ...several].map((q) => ({ name: q, actor: manager, filter: { q } })),
    ...words.map((q) => ({
      name: `${q} in a district`,
      actor: manager,
      filter: { q, area: district },
    })),
    { name: '民生委員 in a town', actor: manager, filter: { q: '民生委員', area: town } },
    {
      name: '民生委員 of 2021',
      actor: manager,
      filter: { q: '民生委員', from: '2021-04-01', to: '2022-03-31' },
    },
    {
      name: '民生委員 of one worker',
      actor: manager,
      filter: { q: '民生委員', staff: worker.staffId },
    },
    ...words.map((q) => ({ name: `${q} by a worker of a zone`, actor: worker, filter: { q } })),
    ...words.map((q) => ({ name: `${q} by a worker of a district`, actor: wide, filter: { q } })),
    ...words.map((q) => ({ name: `${q} by a viewer of a district`, actor: viewer, filter: { q } })),
  ];
}
