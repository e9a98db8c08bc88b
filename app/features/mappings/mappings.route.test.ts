import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildMapping, coordinator, multilayer } from '#tests/build-mapping.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { who } from '../accounts/here.server.ts';
import * as take from '../exports/take.ts';
import { endCode } from '../lists/lists.server.ts';
import { addGoal } from '../purposes/goals.server.ts';
import { createPlan } from '../purposes/plans.server.ts';
import { saveRecord } from '../records/records.server.ts';
import * as list from './list.tsx';
import { readRules, stampOf } from './mappings.server.ts';
import * as records from './records.tsx';
import * as table from './table.tsx';
import * as target from './target.tsx';
import * as year from './year.tsx';

const [mori, nishida] = [actorNamed('mori'), actorNamed('nishida')];
const params = { form: 'multilayer', year: '2026' };
const at = { ...params, target: 'outreach' };
const none = stampOf([]);
const place = { form: multilayer, year: 2026 };

onBothEngines('the words of other reports', (open) => {
  async function office(): Promise<Db> {
    const db = await open();
    await buildCast(db);
    return db;
  }
  const begin = (db: Db, form: Record<string, string>, name: PersonName = 'mori') =>
    call(year.action, { db, actor: actorNamed(name), params, form });
  const put = (db: Db, form: Record<string, string | readonly string[]>) =>
    call(target.action, { db, actor: mori, params: at, form });

  test('begin with words that fit the first lists', async () => {
    const db = await office();
    expect((await call(list.loader, { db, actor: mori })).data).toMatchObject({ setUp: [] });
    const came = await begin(db, { intent: 'first', seen: none });
    expect([came.status, came.location]).toEqual([302, '/mappings/multilayer/2026?done=first']);
    expect((await call(list.loader, { db, actor: mori })).data).toMatchObject({
      setUp: [{ form: 'multilayer', year: 2026 }],
      years: [2027, 2026, 2025, 2024],
    });
    const page = await call(year.loader, { db, actor: mori, params });
    expect(page.data).toMatchObject({ isSetUp: true, hasLast: false, asksSure: false });
    expect(JSON.stringify(page.data)).toContain('NPO／社会福祉法人／商店・企業');
  });

  test('are taken over from last year, or it is said that there are none', async () => {
    const db = await office();
    const came = await begin(db, { intent: 'copy', seen: none });
    expect([came.status, await notes(db)]).toEqual([422, []]);
    await buildMapping(db, multilayer, 2025);
    expect((await begin(db, { intent: 'copy', seen: none })).status).toBe(302);
    const last = await readRules(db, OFFICE, { ...place, year: 2025 });
    expect(await readRules(db, OFFICE, place)).toEqual(last);
    const late = await begin(db, { intent: 'first', seen: none });
    expect(late.status).toBe(302); // the same words: nothing is lost
  });

  test('are not replaced unseen (R9)', async () => {
    const db = await office();
    await put(db, { means: 'phone', seen: none });
    const came = await begin(db, { intent: 'first', seen: none });
    expect([came.status, came.data]).toMatchObject([409, { isClash: true }]);
    expect(await readRules(db, OFFICE, place)).toHaveLength(1);
  });

  test('are chosen target by target', async () => {
    const db = await office();
    const form = { means: ['visit', 'together'], verb: 'know', support: 'life', seen: none };
    const came = await put(db, form);
    expect(came.location).toBe('/mappings/multilayer/2026?done=outreach#target-outreach');
    expect(await readRules(db, OFFICE, place)).toEqual([
      { target: 'outreach', head: 'means', code: 'together' },
      { target: 'outreach', head: 'means', code: 'visit' },
      { target: 'outreach', head: 'support', code: 'life' },
      { target: 'outreach', head: 'verb', code: 'know' },
    ]);
    const clash = await put(db, { means: 'phone', seen: none });
    expect([clash.status, clash.data]).toMatchObject([
      409,
      {
        values: { means: 'phone', seen: stampOf(await readRules(db, OFFICE, place)) },
        theirs: [
          { label: '支援の動き', text: 'しる' },
          { label: '支援の種類', text: '地域生活支援' },
          { label: '方法', text: '訪問／同行' },
        ],
      },
    ]);
  });

  test.each([
    ['an unknown word', { means: 'drone' }, 'means'],
    ['a word of another list', { kind: 'phone' }, 'kind'],
    ['a goal of nobody', { goal: newId() }, 'goal'],
  ])('%s is refused', async (_, form, field) => {
    const db = await office();
    const came = await put(db, { ...form, seen: none });
    expect([came.status, came.data]).toMatchObject([422, { errors: [{ field }], values: form }]);
    expect(await notes(db)).toEqual([]);
  });

  test('of a past year change only when somebody says that they know', async () => {
    const db = await office();
    await buildMapping(db, multilayer, 2025);
    const seen = stampOf(
      (await readRules(db, OFFICE, { ...place, year: 2025 })).filter(
        (rule) => rule.target === 'outreach',
      ),
    );
    const past = { ...at, year: '2025' };
    const send = (form: Record<string, string>) =>
      call(target.action, { db, actor: mori, params: past, form });
    const came = await send({ means: 'visit', seen });
    expect([came.status, came.data]).toMatchObject([422, { errors: [{ field: 'sure' }] }]);
    const whole = { db, actor: mori, params: past, form: { intent: 'first', seen: none } };
    expect((await call(year.action, whole)).data).toMatchObject({
      errors: [{ field: 'sure-first' }],
    });
    expect(await notes(db)).toEqual(['mapping.first']);
    expect((await send({ means: 'visit', seen, sure: '1' })).status).toBe(302);
    const before = { ...past, year: '2024' };
    const first = { db, actor: mori, params: before, form: { intent: 'first', seen: none } };
    expect((await call(year.action, first)).status).toBe(302); // nothing was counted so far
  });

  test('offer what the year had: ended words while they are chosen, goals of its plan', async () => {
    const db = await office();
    const plan = newId();
    const goal = newId();
    await createPlan(db, who(mori), plan, {
      name: '地域福祉活動計画',
      edition: '',
      purpose: '',
      fromOn: '2026-04-01',
      untilOn: '2031-03-31',
      review: '',
    });
    await addGoal(db, who(mori), plan, goal, '見守りの輪');
    await put(db, { means: 'letter', goal, seen: none });
    for (const code of ['letter', 'online'])
      await endCode(db, who(mori), 'means', code, '2026-03-31');
    const words = async (of: string) => {
      const came = await call(target.loader, { db, actor: mori, params: { ...at, year: of } });
      return JSON.stringify(came.data);
    };
    const now = await words('2026');
    expect(now).toContain('手紙・FAX');
    expect(now).not.toContain('オンライン');
    expect(now).toContain('見守りの輪');
    const before = await words('2025');
    expect(before).toContain('オンライン');
    expect(before).not.toContain('見守りの輪');
    const page = await call(year.loader, { db, actor: mori, params });
    expect(JSON.stringify(page.data)).toContain('見守りの輪');
  });

  describe.each([
    ['an unknown form', { form: 'nothing', year: '2026' }],
    ['a year too far', { form: 'multilayer', year: '2099' }],
    ['no year', { form: 'multilayer', year: 'x' }],
  ])('%s', (_, wrong) => {
    test('is not found', async () => {
      const db = await office();
      const given = { db, actor: mori, params: { ...wrong, target: 'outreach' } };
      for (const page of [year, target, table, records])
        expect((await call(page.loader, given)).status).toBe(404);
    });
  });

  test('a target that the form has not is not found', async () => {
    const db = await office();
    const given = { db, actor: mori, params: { ...params, target: 'visible' } };
    expect((await call(target.loader, given)).status).toBe(404);
    const url = '/?target=visible';
    expect((await call(records.loader, { db, actor: mori, params, url })).status).toBe(404);
  });
});

onBothEngines('the table of another report', (open) => {
  const of2026 = { form: 'coordinator', year: '2026' };
  async function office(): Promise<Db> {
    const db = await open();
    await buildCast(db);
    await buildMapping(db, coordinator);
    const save = (name: PersonName, areaId: string, kind: string) =>
      saveRecord(db, actorNamed(name), newId(), buildFields({ areaId, kind, verbs: ['know'] }));
    await save('nishida', areas.taki5.id, 'walk');
    await save('nishida', areas.taki4.id, 'review');
    await save('higashi', areas.hon1.id, 'walk');
    return db;
  }
  async function seen(db: Db, name: PersonName, query = '') {
    const given = { db, actor: actorNamed(name), params: of2026, url: `/?${query}` };
    const { status, data } = await call(table.loader, given);
    const page = data as { isMine: boolean; table: { every: { total: object } } | null };
    return status === 200 ? (page.table?.every.total ?? page.isMine) : status;
  }

  test.each<[PersonName, string, unknown]>([
    ['mori', '', { records: 3 }],
    ['mori', `area=${areas.east.id}`, { records: 1 }],
    ['nishida', '', { records: 3 }],
    ['nishida', `area=${areas.west.id}`, { records: 2 }],
    ['nishida', `area=${areas.taki4.id}`, { records: 1 }],
    ['nishida', `area=${areas.west.id}&from=2026-12-01`, { records: 0 }],
    ['nishida', `area=${areas.east.id}`, false],
    ['sasaki', '', 403],
    ['ichikawa', '', 404],
    ['tonari', '', true],
  ])('%s asking %s sees %j', async (name, query, wanted) => {
    const came = await seen(await office(), name, query);
    if (typeof wanted === 'object') expect(came).toMatchObject(wanted as object);
    else expect(came).toBe(wanted);
  });

  test.each<[PersonName, string, string[]]>([
    ['mori', 'target=visible', ['walk', 'walk', 'review']],
    ['mori', 'target=nowhere', []],
    ['nishida', `area=${areas.west.id}&target=visible`, ['review', 'walk']],
    ['nishida', `area=${areas.taki5.id}&target=every`, ['walk']],
    ['nishida', `area=${areas.east.id}&target=every`, []],
    ['nishida', 'target=every&from=2026-12-01', []],
  ])('%s reads the records of %s', async (name, query, kinds) => {
    const db = await office();
    const given = { db, actor: actorNamed(name), params: of2026, url: `/?${query}` };
    const { data } = await call(records.loader, given);
    const { rows } = data as { rows: { kind: string }[] };
    expect(rows.map(({ kind }) => kind).sort()).toEqual(kinds.toSorted());
  });

  const out = (db: Db, name: PersonName, query: string) =>
    call(take.action, {
      db,
      actor: actorNamed(name),
      params: { list: 'mappings' },
      form: { as: 'csv', query },
    });

  test('goes out as it is on the screen', async () => {
    const db = await office();
    const came = await out(db, 'nishida', `form=coordinator&year=2026&area=${areas.west.id}`);
    const text = await came.response?.text();
    const [head = '', first = '', ...rest] = (text ?? '').replace('\ufeff', '').split('\r\n');
    expect(head).toMatch(/^まとまり,欄,数えるもの,令和8年4月,.*令和9年3月,計$/);
    expect(first).toBe(
      '六つの機能,①ニーズと資源の見える化・問題提起,延べ件数,0,0,0,0,0,0,0,2,0,0,0,0,2',
    );
    expect(rest[5]).toMatch(/どれにも入らない,.*,0$/);
    expect(rest[6]).toMatch(/記録の数,.*,2$/);
    const [line] = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').execute();
    expect(JSON.parse(line?.fields ?? '')).toMatchObject({
      export: 'mappings',
      form: 'coordinator',
      year: '2026',
      area: areas.west.id,
    });
  });

  test.each<[PersonName, string]>([
    ['nishida', `form=coordinator&year=2026&area=${areas.east.id}`],
    ['nishida', 'form=coordinator&year=2025'],
    ['nishida', 'form=nothing&year=2026'],
    ['nishida', ''],
    ['sasaki', 'form=coordinator&year=2026'],
    ['ichikawa', 'form=coordinator&year=2026'],
  ])('%s gets nothing by %j', async (name, query) => {
    const db = await office();
    const before = await notes(db);
    expect((await out(db, name, query)).status).toBe(404);
    expect(await notes(db)).toEqual(before);
  });

  test('a year that is not set up says so', async () => {
    const db = await office();
    const given = { db, actor: nishida, params: { form: 'coordinator', year: '2025' } };
    expect((await call(table.loader, given)).data).toMatchObject({ table: null, isMine: true });
  });
});
