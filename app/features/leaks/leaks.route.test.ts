import { expect, test } from 'vitest';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildLeak, nothingAsked, noWords } from '#tests/build-leak.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, NEIGHBOUR, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { type Open, onBothEngines } from '#tests/engines.ts';
import { who } from '../accounts/here.server.ts';
import { startSession } from '../accounts/sessions.server.ts';
import { openFeed } from '../calendar/feed.server.ts';
import { readConfidential } from '../records/confidential.server.ts';
import { removeRecord, rowOf, saveRecord } from '../records/records.server.ts';
import { readDues } from '../today/dues.server.ts';
import { openLeak } from './leaks.server.ts';
import * as list from './list.tsx';
import * as creating from './new.tsx';
import * as print from './print.tsx';
import * as seen from './seen.tsx';
import * as show from './show.tsx';
import { leakTaking } from './taking.server.ts';

const [nishida, kobayashi, mori] = [
  actorNamed('nishida'),
  actorNamed('kobayashi'),
  actorNamed('mori'),
];
const CANARY = '梅沢トメ';

async function read(db: Db, name: PersonName, id: string) {
  const row = await rowOf(db, OFFICE, id);
  if (row) await readConfidential(db, actorNamed(name), row);
}

/** Of two persons: CANARY in the confidential part, 柳 in the shared one. Read by two. */
async function office(open: Open) {
  const db = await open(buildCast);
  const [hidden, shared] = [newId(), newId()];
  const confidential = { who: CANARY, detail: '家賃のこと' };
  await saveRecord(db, nishida, hidden, buildFields({ confidential }));
  await saveRecord(db, nishida, shared, buildFields({ withNames: '柳さん' }));
  await read(db, 'kobayashi', hidden);
  await read(db, 'nishida', hidden);
  await change(db, who(kobayashi), async (_tx, note) =>
    note({ verb: 'list.export', thing: 'export', id: newId(), plain: { export: 'records' } }),
  );
  return { db, hidden, shared };
}

type Answered = Awaited<ReturnType<typeof seen.loader>>;
const ask = async (db: Db, query: string, name: PersonName = 'mori') => {
  const came = await call(seen.loader, {
    db,
    actor: actorNamed(name),
    url: `/leaks/seen?${query}`,
  });
  return came.data as Answered;
};
const said = ({ answer }: Answered) => answer?.lines.map(({ verb, actor }) => `${actor} ${verb}`);
const all = [
  '小林 まこと list.export',
  '西田 あゆみ confidential.read',
  '小林 まこと confidential.read',
];

onBothEngines('the leak kit', (open) => {
  test.each([
    ['a person', `words=${CANARY}`, [...all, '西田 あゆみ record.create'], 1],
    ['a person written in another way', 'words=梅澤トメ', [...all, '西田 あゆみ record.create'], 1],
    [
      'a person and an account',
      `words=${CANARY}&staff=${people.kobayashi.id}`,
      [all[0], all[2]],
      1,
    ],
    ['an account', `staff=${people.kobayashi.id}`, [all[0], all[2]], null],
    ['days', 'from=2020-01-01', all, null],
    ['days long ago', 'to=2020-01-01', [], null],
    ['nobody', 'words=知らない名前', [all[0]], 0],
    ['an account of another office', `staff=${people.tonari.id}`, [], null],
  ])('%s: who saw', async (_, query, lines, records) => {
    const { db } = await office(open);
    const came = await ask(db, query);
    expect(said(came)).toEqual(lines);
    expect(came.answer?.records).toBe(records);
  });

  test('a removed record is found too, and that somebody asked is written down without the name', async () => {
    const { db, hidden } = await office(open);
    await removeRecord(db, nishida, hidden, '間違い');
    expect((await ask(db, `words=${CANARY}`)).answer?.records).toBe(1);
    const line = await db
      .selectFrom('audit')
      .select(['verb', 'fields'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    expect(line?.verb).toBe('leak.look');
    expect(line?.fields).toMatch(/"q":"#[0-9a-f]{16}"/);
  });

  test('S3: who may not read the confidential part learns nothing by asking', async () => {
    const { db } = await office(open);
    expect((await ask(db, `words=${CANARY}`, 'sasaki')).answer?.records).toBe(0);
    expect((await ask(db, `words=${CANARY}`, 'tonari')).answer).toMatchObject({
      records: 0,
      lines: [],
    });
    expect((await ask(db, 'words=柳', 'mori')).tooShort).toBe(true);
    expect((await ask(db, 'words=柳さん', 'sasaki')).answer?.records).toBe(1);
  });

  test('the file that goes out holds the same lines', async () => {
    const { db } = await office(open);
    const asked = { query: `words=${CANARY}`, withConfidential: false };
    const sheet = await leakTaking.sheet(db, mori, asked, async () => {});
    const rows = [];
    for await (const part of sheet.rows) rows.push(...part);
    expect(rows.map((row) => row[1])).toEqual([
      '小林 まこと',
      '西田 あゆみ',
      '小林 まこと',
      '西田 あゆみ',
    ]);
    expect(leakTaking.narrowed?.(asked)).toEqual({ plain: {}, personal: { q: CANARY } });
  });

  test.each(['nishida', 'kobayashi', 'ichikawa'] as const)('%s gets in nowhere', async (name) => {
    const { db } = await office(open);
    const id = newId();
    await openLeak(db, mori, id, buildLeak(), nothingAsked, noWords);
    const given = { db, actor: actorNamed(name), params: { id } };
    for (const { loader } of [list, seen, creating, show, print])
      expect((await call(loader, given)).status).toBe(name === 'ichikawa' ? 404 : 403);
    for (const { action } of [seen, creating, show])
      expect((await call(action, { ...given, form: {} })).status).toBe(
        name === 'ichikawa' ? 404 : 403,
      );
    expect((await readDues(db, actorNamed(name), '2026-11-26')).dues).toEqual([]);
  });

  test('all that is open under a name ends; one’s own session stays; no other office', async () => {
    const { db } = await office(open);
    const person = { officeId: OFFICE, staffId: people.nishida.id, stage: 'full' as const };
    await startSession(db, person);
    await startSession(db, { ...person, staffId: people.mori.id });
    await startSession(db, { ...person, officeId: NEIGHBOUR, staffId: people.tonari.id });
    await openFeed(db, nishida);
    const open_ = () =>
      db
        .selectFrom('session')
        .select('staff_id')
        .where('ended_at', 'is', null)
        .orderBy('staff_id')
        .execute();
    const shut = (staff: string) => call(seen.action, { db, actor: mori, form: { staff } });
    expect((await shut(people.tonari.id)).status).toBe(404);
    expect((await shut(people.nishida.id)).location).toContain('done=shut');
    expect((await open_()).map((s) => s.staff_id)).toEqual([people.mori.id, people.tonari.id]);
    expect(await db.selectFrom('calendar_feed').selectAll().execute()).toEqual([]);
    const { doors } = await ask(db, `staff=${people.nishida.id}`);
    expect(doors?.sessions).toHaveLength(1);
  });

  test('a report begins with what is known, is kept as a draft, and きょう counts the days', async () => {
    const { db } = await office(open);
    const id = newId();
    const form = { ...buildLeak(), isWrongful: '', id, asked: `words=${CANARY}` };
    const came = await call(creating.action, { db, actor: mori, form });
    expect(came.location).toBe(`/leaks/${id}?done=opened`);
    const page = async () =>
      (await call(show.loader, { db, actor: mori, params: { id } })).data as Awaited<
        ReturnType<typeof show.loader>
      >;
    const { words } = (await page()).leak;
    expect(words.summary).toContain('令和8年11月20日(金)に気づいた');
    expect(words.items).toContain('内密の欄');
    expect(words.people).toContain('記録は1件');
    expect(words.other).toContain('2人が、見る2回');
    expect(JSON.stringify(words)).not.toContain(CANARY);
    const dues = async () => (await readDues(db, mori, '2026-11-26')).dues;
    expect(await dues()).toEqual([
      { href: `/leaks/${id}`, text: '漏えいの報告（速報）', on: '2026-11-25' },
    ]);
    const save = (more: object) =>
      call(show.action, {
        db,
        actor: mori,
        params: { id },
        form: { ...words, noticedOn: '11/20', ...more },
      });
    expect((await save({ version: 1, firstOn: '11/22', harm: 'おそれはない' })).status).toBe(302);
    expect((await page()).leak).toMatchObject({ firstOn: '2026-11-22', version: 2 });
    const late = await save({ version: 1, harm: '分からない' });
    expect([late.status, late.data]).toMatchObject([
      409,
      { errors: [{ field: 'harm' }], values: { harm: '分からない', version: '2' } },
    ]);
    expect((await dues()).map(({ on }) => on)).toEqual(['2026-12-20']);
    await save({ version: 2, firstOn: '11/22', finalOn: '11/25' });
    expect(await dues()).toEqual([]);
    const printed = await call(print.loader, { db, actor: mori, params: { id } });
    expect(printed.data).toMatchObject({ leak: { finalOn: '2026-11-25' } });
  });

  test.each([
    ['without a kind', { kind: '' }, 'kind'],
    ['without an id', { id: 'x' }, 'id'],
  ])('beginning comes back %s', async (_, changed, field) => {
    const db = await open(buildCast);
    const form = { ...buildLeak(), isWrongful: '', id: newId(), ...changed };
    const came = await call(creating.action, { db, actor: mori, form });
    expect([came.status, came.data]).toMatchObject([422, { errors: [{ field }] }]);
  });

  test('of another office nothing is there', async () => {
    const db = await open(buildCast);
    const id = newId();
    await openLeak(db, mori, id, buildLeak(), nothingAsked, noWords);
    const tonari = actorNamed('tonari');
    expect((await call(show.loader, { db, actor: tonari, params: { id } })).status).toBe(404);
    expect((await call(list.loader, { db, actor: tonari })).data).toMatchObject({ leaks: [] });
  });
});
