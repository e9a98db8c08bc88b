import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { call } from '#tests/call.ts';
import {
  actorNamed,
  areas,
  buildCast,
  NEIGHBOUR,
  OFFICE,
  type PersonName,
  people,
} from '#tests/cast.ts';
import { type Open, onBothEngines } from '#tests/engines.ts';
import { who } from '../accounts/here.server.ts';
import Audit, { action, loader } from './audit.tsx';
import { readLines } from './lines.server.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
const RECORD = '01900000-0000-7000-8000-000000000900';

async function act(
  db: Db,
  name: PersonName,
  verb: string,
  thing: string,
  id: string,
  personal = {},
) {
  await change(db, who(actorNamed(name)), async (_, note) => note({ verb, thing, id, personal }));
}

async function office(open: Open) {
  const db = await open(buildCast);
  await act(db, 'nishida', 'record.create', 'record', RECORD, { done: 'ひみつの話' });
  await act(db, 'kobayashi', 'confidential.read', 'record', RECORD);
  await act(db, 'sasaki', 'staff.invite', 'staff', people.higashi.id);
  await act(db, 'mori', 'area.rename', 'area', areas.west.id);
  await act(db, 'tonari', 'record.create', 'record', RECORD);
  return db;
}

const see = async (db: Db, query = '', name: PersonName = 'mori') =>
  (await call(loader, { db, actor: actorNamed(name), url: `/audit${query}` })).data as Loaded;
const verbs = ({ page }: Loaded) => page.lines.map((l) => l.verb);

onBothEngines('the audit page', (open) => {
  test.each([
    ['mori', 200],
    ['sasaki', 200],
    ['nishida', 404],
    ['kobayashi', 404],
    ['ichikawa', 404],
    [null, 302],
  ] as const)('%s meets %i', async (name, status) => {
    const db = await office(open);
    const actor = name && actorNamed(name);
    expect((await call(loader, { db, actor })).status).toBe(status);
    expect((await call(action, { db, actor, form: {} })).status).toBe(status);
    const looked = (await see(db)).page.lines.filter((l) => l.verb === 'audit.verify');
    expect(looked).toHaveLength(status === 200 ? 1 : 0);
  });

  test('lines come newest first, with the names of who and whom, of this office only', async () => {
    const { page } = await see(await office(open));
    expect(page.lines.map(({ actor, verb, named }) => [actor, verb, named])).toEqual([
      ['森 和子', 'area.rename', '西部'],
      ['佐々木 実', 'staff.invite', '東 健一'],
      ['小林 まこと', 'confidential.read', null],
      ['西田 あゆみ', 'record.create', null],
    ]);
    expect(page).toMatchObject({ older: false, newer: false });
  });

  test.each([
    ['who saw this', `?thing=record&id=${RECORD}`, ['confidential.read', 'record.create']],
    ['who read', '?verb=confidential.read', ['confidential.read']],
    ['one person', `?actor=${people.sasaki.id}`, ['staff.invite']],
    ['a person of another office', `?actor=${people.tonari.id}`, []],
    ['long ago', '?to=2020-01-01', []],
    ['from long ago', '?from=2020-01-01&thing=area', ['area.rename']],
  ])('%s: %s', async (_, query, expected) => {
    expect(verbs(await see(await office(open), query))).toEqual(expected);
  });

  test('pages lead on and back without losing a line', async () => {
    const db = await office(open);
    await change(db, { officeId: OFFICE, staffId: null }, async (_, note) => {
      for (let n = 0; n < 120; n += 1) note({ verb: 'import', thing: 'area', id: `${n}` });
    });
    const first = await see(db);
    const second = await see(db, `?before=${first.page.lines.at(-1)?.seq}`);
    const third = await see(db, `?before=${second.page.lines.at(-1)?.seq}`);
    const seqs = [first, second, third].flatMap(({ page }) => page.lines.map((l) => l.seq));
    expect(seqs).toEqual(Array.from({ length: 124 }, (_, n) => 124 - n));
    expect([first, second, third].map(({ page }) => [page.newer, page.older])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    expect((await see(db, `?after=${third.page.lines[0]?.seq}`)).page).toEqual(second.page);
    expect((await see(db, `?after=${second.page.lines[0]?.seq}`)).page).toMatchObject({
      lines: first.page.lines,
      newer: false,
    });
  });

  test('the chain is checked and the check written down; a fault is said', async () => {
    const db = await office(open);
    const check = async () =>
      (await call(action, { db, actor: actorNamed('mori'), form: {} })).data;
    expect(await check()).toEqual({ lines: 4, faults: [] });
    await db
      .updateTable('audit')
      .set({ verb: 'x' })
      .where('office_id', '=', OFFICE)
      .where('seq', '=', 2)
      .execute();
    expect(await check()).toEqual({ lines: 5, faults: ['2 の行が書きかえられています'] });
    expect(verbs(await see(db, '?thing=audit'))).toEqual(['audit.verify', 'audit.verify']);
  });

  test('what somebody said is nowhere on the page, its field is', async () => {
    const db = await office(open);
    const loaderData = await see(db);
    const html = renderToStaticMarkup(<Audit loaderData={loaderData} params={{}} />);
    expect(html).toContain('西田 あゆみさんが、行動記録を書きました。');
    expect(html).toContain('したこと（内容は残していません）');
    expect(html).toContain(`/audit?thing=record&amp;id=${RECORD}`);
    expect(html).not.toContain('ひみつ');
  });

  test('empty pages and verdicts say what to do', async () => {
    const db = await open(buildCast);
    const page = await readLines(db, NEIGHBOUR, (await see(db)).filter);
    const loaderData = { ...(await see(db)), page };
    const html = (props = {}) =>
      renderToStaticMarkup(<Audit loaderData={loaderData} params={{}} {...props} />);
    expect(html()).toContain('操作の記録はまだありません。');
    expect(html({ actionData: { lines: 3, faults: ['2 の行が書きかえられています'] } })).toContain(
      '合わないところが1か所',
    );
    expect(html({ actionData: { lines: 3, faults: [] } })).toContain('書きかえも欠けもありません');
    const none = renderToStaticMarkup(
      <Audit loaderData={await see(db, '?verb=nothing')} params={{}} />,
    );
    expect(none).toContain('あてはまる操作はありません。');
  });
});
