/** P1: a list, form or detail page asks the database at most twelve times, whoever opens it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { who } from '#app/features/accounts/here.server.ts';
import { keepDraft } from '#app/features/drafts/drafts.server.ts';
import { addGoal } from '#app/features/purposes/goals.server.ts';
import { editRecord } from '#app/features/records/edits.server.ts';
import { chooseTimeline, createReport } from '#app/features/reports/reports.server.ts';
import { addComment } from '#app/features/reviews/comments.server.ts';
import { lookAt } from '#app/features/reviews/looks.server.ts';
import { proposeStory } from '#app/features/stories/stories.server.ts';
import { newId } from '#app/lib/ids.ts';
import { sentBy } from '../bench/queries.ts';
import { buildFields, typedRecord } from './build-record.ts';
import { buildReport } from './build-report.ts';
import { actorNamed, areas, buildCast, people } from './cast.ts';
import { onBothEngines } from './engines.ts';
import { type Office, openOffice, type Visitor } from './office.ts';
import { buildThings, permissions } from './permissions.ts';

const MOST = 12;
/** Pages that gather everything. */
const MOST_GATHERED = 40;
const gathers = /^\/overview|^\/reports\/[\w-]{36}$|^\/retention$/;
const report = newId();

const [west = '', plan = '', template = '', appointment = ''] = [
  '/records/:id',
  '/purposes/:id',
  '/templates/:id',
  '/appointments/:id',
].map(
  (route) =>
    permissions
      .find((line) => line.route === route)
      ?.path.split('/')
      .at(-1) ?? '',
);

/** What makes a page ask more than the bare address does. Searching by words asks in steps (P3). */
const fuller = [
  `/?all=1`,
  `/records?area=${areas.west.id}&verb=connect&staff=${people.nishida.id}`,
  `/records?area=${areas.taki5.id}&removed=1`,
  `/records?about=elderly&through=self&course=new&means=none&verb=none&goal=none&supportMain=life`,
  `/records/new?draft=${west}`,
  `/records/new?from=${west}`,
  `/records/new?template=${template}`,
  `/templates/new?from=${west}`,
  `/daily?draft=${west}`,
  `/records/${west}?saved=1`,
  `/records/${west}/edit?draft=1`,
  `/appointments/new?draft=${west}`,
  `/appointments/${appointment}/edit?draft=1`,
  `/areas?day=2025-04-01`,
  `/purposes/new?from=${plan}`,
  `/tray?area=${areas.city.id}&kind=meeting&after=1&word=1&done=2026-11-21T00:00:00.000Z`,
  `/audit?actor=${people.nishida.id}`,
  `/overview?rows=area&cols=staff&level=zone&area=${areas.west.id}&compare=1&when=2026-04-02_2026-11-20`,
  `/mappings/coordinator/2026/table?area=${areas.west.id}&from=2026-10-01`,
  ...['', '/edit?draft=1', '/records?q=役員会', '/stories', '/fixing'].map(
    (page) => `/reports/${report}${page}`,
  ),
  `/reports?gone=${report}`,
  `/mappings/coordinator/2026/records?area=${areas.west.id}&target=every`,
];

const pages = permissions.filter(({ method }) => method === 'GET').map(({ path }) => path);

/** One of each role; who has areas asks the most. */
const names = ['nishida', 'mori', 'sasaki', 'ichikawa'] as const;

onBothEngines('a page asks little', (_open, engine) => {
  let office: Office;
  const visitors = new Map<string, Visitor>();
  beforeAll(async () => {
    office = await openOffice(engine, fill);
    for (const name of names) {
      const visitor = office.as(name);
      await visitor.get('/forgotten'); // signs in
      visitors.set(name, visitor);
    }
  });
  afterAll(() => office?.close());

  test.each([...new Set([...pages, ...fuller])])('%s', async (path) => {
    const tooMany: Record<string, string[]> = {};
    for (const [name, visitor] of visitors) {
      const sent = await sentBy(() => visitor.get(path));
      // Its answer stands for some seconds.
      if (path !== '/healthz') expect(sent.length).toBeGreaterThan(0);
      const most = gathers.test(path) ? MOST_GATHERED : MOST;
      if (sent.length > most) tooMany[name] = sent.map(({ sql }) => sql);
    }
    expect(tooMany).toEqual({});
  });
});

/** A record that has everything: goal, next step, both rooms, changes of all of them, a draft. */
async function fill(db: Db): Promise<void> {
  await buildCast(db);
  await buildThings(db);
  const [mori, nishida] = [actorNamed('mori'), actorNamed('nishida')];
  const goal = newId();
  await addGoal(db, who(mori), plan, goal, '見守りの輪ができている。');
  const confidential = { who: '山田', detail: '家族のこと' };
  const next = { nextStep: '電話する', nextOn: '2026-12-01' };
  const first = buildFields({ goalId: goal, confidential, ...next });
  await editRecord(db, nishida, west, 1, first);
  const moved = { areaId: areas.taki4.id, confidential: { ...confidential, detail: '' } };
  await editRecord(db, nishida, west, 2, { ...first, ...moved });
  await addComment(db, mori, { id: west, staffId: people.nishida.id }, newId(), 'よい声かけです。');
  await lookAt(db, mori, [{ id: west, version: 2 }], '2026-11-21T00:00:00.000Z');
  await keepDraft(db, who(nishida), west, { ...typedRecord, version: '3' }, 1);
  await writeReport(db);
}

/** Over days that are no whole months, with everything that one can hold. */
async function writeReport(db: Db): Promise<void> {
  const nishida = actorNamed('nishida');
  const of = { scope: 'area', areaId: areas.west.id, from: '2026-05-02' } as const;
  await createReport(db, nishida, report, buildReport({ ...of, until: '2026-11-22' }));
  await chooseTimeline(db, nishida, report, [west]);
  await proposeStory(db, nishida, report, west, async () => null);
  await keepDraft(db, who(nishida), report, { report: '1', title: '西部', version: '1' }, 1);
}
