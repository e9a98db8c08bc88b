/** P1 through HTTP: how long the server takes for each page, and how many statements it sends. */
import { openDatabase } from '#app/db/open.server.ts';
import { atMost, measure, ms, type Table, whole } from './measure.ts';
import { copyOffice, type Office } from './office.ts';
import { signIn, startServer } from './server.ts';

const WHO = ['csw', 'manager', 'admin'] as const;
type Who = (typeof WHO)[number];
export type PageOf = { name: string; path: string; who: Who };

export async function benchPages(office: Office): Promise<Table> {
  const copy = await copyOffice(office);
  const cookies = await signedIn(copy);
  const server = await startServer(copy);
  const rows: string[][] = [];
  try {
    for (const { name, path, who } of await pagesOf(copy)) {
      const get = () => server.ask(path, { cookie: cookies[who] });
      const { status, bytes } = await get();
      if (status !== 200) {
        rows.push([name, `answers ${status}`, '', '', '', '', 'MISSED']);
        continue;
      }
      const before = await server.queries();
      await get();
      const queries = (await server.queries()) - before;
      const { p50, p95 } = await measure(get, { time: 2500, warm: 20, most: 30 });
      rows.push([
        name,
        `${whole(bytes / 1024)} KB`,
        String(queries),
        atMost(queries, 12),
        ms(p50),
        ms(p95),
        atMost(p95, 30),
      ]);
      console.error(rows.at(-1)?.join('  '));
    }
  } finally {
    await server.stop();
    await copy.drop();
  }
  const title = `P1 pages through HTTP, ${whole(office.records)} records, ${office.engine}`;
  const head = ['page', 'size', 'queries', '≤ 12', 'p50 ms', 'p95 ms', 'p95 ≤ 30 ms'];
  return { title, head, rows };
}

export async function signedIn(office: Office): Promise<Record<Who, string>> {
  const cookie = async (who: Who) => {
    const person = office.town.staff.find(({ role }) => role === who);
    return [who, await signIn(office, person?.id ?? '')] as const;
  };
  const cookies: (readonly [Who, string])[] = [];
  for (const who of WHO) cookies.push(await cookie(who));
  return Object.fromEntries(cookies) as Record<Who, string>;
}

/** What a day's work opens, and the pages that gather most. */
export async function pagesOf({ target, town }: Office): Promise<PageOf[]> {
  const db = openDatabase(target);
  const mine = await db
    .selectFrom('record')
    .select('id')
    .where('staff_id', '=', town.staff[0]?.id ?? '')
    .orderBy('timeline', 'desc')
    .executeTakeFirstOrThrow();
  await db.destroy();
  const [district, zone, place] = [town.districts[0]?.id, town.zones[0]?.id, town.towns[9]?.id];
  const csw = (name: string, path: string): PageOf => ({ name, path, who: 'csw' });
  return [
    csw('きょう', '/'),
    csw('the list', '/records'),
    csw('the list, a town', `/records?area=${place}`),
    csw('the list, a district and a verb', `/records?area=${district}&verb=spread`),
    csw('the list, a kind and a worker', `/records?kind=meeting&staff=${town.staff[0]?.id}`),
    csw('search, a word of one record in ten', `/search?q=${encodeURIComponent('民生委員')}`),
    csw('search, a rare word', `/search?q=${encodeURIComponent('転居')}`),
    csw('search, nothing found', `/search?q=${encodeURIComponent('宇宙旅行')}`),
    csw('one record', `/records/${mine.id}`),
    csw('the form, empty', '/records/new'),
    csw('the form, with a record', `/records/${mine.id}/edit`),
    csw('areas', '/areas'),
    csw('a district', `/areas/${district}`),
    csw('a zone', `/areas/${zone}`),
    csw('a town', `/areas/${place}`),
    csw('purposes', '/purposes'),
    { name: 'staff', path: '/staff', who: 'admin' },
    { name: 'who did what', path: '/audit', who: 'manager' },
    { name: 'the lists of words', path: '/settings/lists', who: 'admin' },
  ];
}
