import { RouterContextProvider } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import { readAudit } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { sampleFile } from '#tests/area-files.ts';
import { call } from '#tests/call.ts';
import {
  type AreaName,
  actorNamed,
  areas,
  buildCast,
  NEIGHBOUR,
  OFFICE,
  type PersonName,
  people,
} from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { actorContext, dbContext } from '../accounts/here.server.ts';
import { readAssignments } from './assignments.server.ts';
import * as districts from './districts.tsx';
import * as importing from './import.tsx';
import * as list from './list.tsx';
import * as making from './new.tsx';
import * as proposals from './proposals.tsx';
import * as show from './show.tsx';
import { readAll } from './stored.server.ts';

const id = (name: AreaName) => areas[name].id;
const noOne = newId();

onBothEngines('pages of areas', (open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open(buildCast);
  });
  const as = (name: PersonName | null, more: object = {}) => ({
    db,
    actor: name && actorNamed(name),
    ...more,
  });
  const fieldsOf = (data: unknown) =>
    (data as { errors: { field: string }[] }).errors.map(({ field }) => field);

  // --- who meets what ---

  test.each([
    ['mori', 200, 200, 200],
    ['sasaki', 200, 200, 200],
    ['nishida', 200, 200, 403],
    ['ichikawa', 200, 404, 404],
    [null, 302, 302, 302],
  ] as const)(
    '%s meets %i, pages of staff %i, pages of set-up %i',
    async (name, all, staff, setUp) => {
      expect((await call(list.loader, as(name))).status).toBe(all);
      for (const page of [proposals, districts])
        expect((await call(page.loader, as(name))).status).toBe(staff);
      for (const page of [making, importing])
        expect((await call(page.loader, as(name))).status).toBe(setUp);
    },
  );

  test.each([
    ['mori', 302],
    ['nishida', 403],
    ['ichikawa', 404],
    [null, 302],
  ] as const)('%s changing gets %i', async (name, status) => {
    const before = await readAll(db, OFFICE);
    const params = { id: id('taki5') };
    const forms: [Parameters<typeof call>[0], Record<string, string>][] = [
      [show.action, { intent: 'names', names: '南滝山' }],
      [making.action, { id: newId(), kind: 'town', name: '滝山九丁目' }],
      [districts.action, { intent: 'district', id: newId(), name: '中部' }],
      [proposals.action, { intent: 'propose' }],
    ];
    for (const [action, form] of forms)
      expect((await call(action, as(name, { params, form }))).status).toBe(status);
    const isSame = JSON.stringify(await readAll(db, OFFICE)) === JSON.stringify(before);
    expect(isSame).toBe(name !== 'mori');
  });

  test.each([
    ['mori', 'hon1', 200],
    ['higashi', 'taki5', 200],
    ['ichikawa', 'taki5', 200],
    ['ichikawa', 'hon1', 404],
    ['ichikawa', 'city', 404],
    ['tonari', 'taki5', 404],
  ] as const)('%s opening %s gets %i', async (name, area, status) => {
    const params = { id: id(area) };
    expect((await call(show.loader, as(name, { params }))).status).toBe(status);
  });

  test('an area that there is not is not found, to read and to change', async () => {
    const params = { id: noOne };
    expect((await call(show.loader, as('mori', { params }))).status).toBe(404);
    const form = { intent: 'reopen' };
    expect((await call(show.action, as('mori', { params, form }))).status).toBe(404);
    const other = { intent: 'paint' };
    const known = { id: id('taki5') };
    expect((await call(show.action, as('mori', { params: known, form: other }))).status).toBe(404);
  });

  // --- the tree ---

  test('the list is the tree of today, or the part that was chosen', async () => {
    const { data } = await call(list.loader, as('nishida'));
    expect(data).toMatchObject({
      branches: [{ name: '縁川市', inside: [{ name: '西部' }, { name: '東部' }] }],
      found: [],
      done: null,
    });
    const west = await call(list.loader, as('nishida', { url: `/areas?area=${id('west')}` }));
    expect(west.data).toMatchObject({ branches: [{ name: '西部' }] });
    const found = await call(list.loader, as('nishida', { url: '/areas?q=滝山5丁目' }));
    expect(found.data).toMatchObject({ found: [{ name: '滝山五丁目' }] });
  });

  test('a viewer has the own areas alone', async () => {
    const { data } = await call(list.loader, as('ichikawa', { url: '/areas?q=本町' }));
    expect(data).toMatchObject({ branches: [{ name: '西部' }], found: [] });
    const { data: shown } = await call(
      show.loader,
      as('ichikawa', { params: { id: id('taki5') } }),
    );
    const { ways } = shown as { ways: { name: string }[][] };
    expect(ways.map((way) => way.map(({ name }) => name))).toEqual([['西部', '第九小学校']]);
  });

  test('an office without areas is offered the import', async () => {
    const { data } = await call(list.loader, as('tonari'));
    expect(data).toMatchObject({ branches: [], over: [], maySetUp: true });
  });

  // --- one area ---

  test('the page says where it lies, what it holds and who is in charge', async () => {
    const { data } = await call(show.loader, as('mori', { params: { id: id('school9') } }));
    expect(data).toMatchObject({
      ways: [[{ name: '縁川市' }, { name: '西部' }]],
      parents: [{ parent: { name: '西部' }, isNow: true }],
      inside: [{ name: '滝山五丁目', isProposed: false }],
    });
    const { inCharge } = data as { inCharge: { name: string; where: string }[] };
    expect(inCharge.map((row) => row.name).sort()).toEqual(
      ['市川 のぞみ', '小林 まこと', '西田 あゆみ'].sort(),
    );
  });

  test.each<[Record<string, string>, string]>([
    [{ intent: 'rename', name: '滝山台', kana: '', version: '1', keepOld: '1' }, 'rename'],
    [{ intent: 'names', names: 'みなみ' }, 'names'],
    [{ intent: 'close', untilOn: '9.3.31' }, 'close'],
    [{ intent: 'reopen' }, 'reopen'],
    [{ intent: 'move', parentId: areas.school7.id, fromOn: '9.4.1' }, 'move'],
    [{ intent: 'move', parentId: areas.school7.id, fromOn: '' }, 'move'],
  ])('%j is done', async (form, done) => {
    const params = { id: id('taki5') };
    expect(await call(show.action, as('mori', { params, form }))).toMatchObject({
      status: 302,
      location: `/areas/${id('taki5')}?done=${done}`,
    });
  });

  test.each<[Record<string, string>, number, string]>([
    [{ intent: 'rename', name: '', kana: '', version: '1' }, 422, 'rename-name'],
    [{ intent: 'rename', name: '滝山四丁目', kana: '', version: '1' }, 422, 'rename-name'],
    [{ intent: 'rename', name: '滝山台', kana: '', version: '7' }, 409, 'rename-name'],
    [{ intent: 'close', untilOn: 'いつか' }, 422, 'close-untilOn'],
    [{ intent: 'move', parentId: '', fromOn: '' }, 422, 'move-parentId'],
    [{ intent: 'move', parentId: areas.hon1.id, fromOn: '' }, 422, 'move-parentId'],
  ])('%j comes back with %i at %s', async (form, status, field) => {
    const params = { id: id('taki5') };
    const came = await call(show.action, as('mori', { params, form }));
    expect(came.status).toBe(status);
    expect(fieldsOf(came.data)).toEqual([field]);
  });

  test('after a clash the form goes on from what is stored', async () => {
    const params = { id: id('taki5') };
    const form = { intent: 'rename', name: '滝山台', kana: '', version: '7' };
    const { data } = await call(show.action, as('mori', { params, form }));
    expect(data).toMatchObject({ values: { name: '滝山台', version: '1' } });
  });

  test.each<[Record<string, string>, string]>([
    [{ kind: 'town', name: '滝山四丁目', parentId: areas.school7.id }, 'name'],
    [{ kind: 'zone', name: '南小学校', parentId: areas.school7.id }, 'parentId'],
    [{ kind: 'zone', name: '', parentId: '' }, 'name'],
    [{ id: 'x', kind: 'zone', name: '南小学校' }, 'name'],
  ])('a new area %j comes back at %s', async (other, field) => {
    const form = { id: newId(), ...other };
    const came = await call(making.action, as('mori', { form }));
    expect([came.status, fieldsOf(came.data)]).toEqual([422, [field]]);
  });

  test('inside an area only what may lie there is offered', async () => {
    const url = `/areas/new?parent=${id('school7')}`;
    const { data } = await call(making.loader, as('mori', { url }));
    expect(data).toMatchObject({
      parent: { name: '第七小学校' },
      kinds: ['town', 'part', 'neighbourhood'],
    });
  });

  // --- districts and people in charge ---

  test('a district is made, a zone put into it, and only what was changed is written', async () => {
    const made = newId();
    const send = (form: Record<string, string>) => call(districts.action, as('mori', { form }));
    expect((await send({ intent: 'district', id: made, name: '中部' })).location).toBe(
      '/areas/districts?done=district#districts',
    );
    const form = {
      intent: 'districts',
      fromOn: '',
      [`was-zone-${id('school7')}`]: id('west'),
      [`zone-${id('school7')}`]: made,
      // Somebody else moved it meanwhile; this person left it alone.
      [`was-zone-${id('school1')}`]: id('west'),
      [`zone-${id('school1')}`]: id('west'),
    };
    expect((await send(form)).status).toBe(302);
    const { data } = await call(districts.loader, as('nishida'));
    const { zones } = data as { zones: { name: string; districtId: string }[] };
    expect(Object.fromEntries(zones.map((zone) => [zone.name, zone.districtId]))).toEqual({
      第一小学校: id('east'),
      第七小学校: made,
      第九小学校: id('west'),
    });
    expect(fieldsOf((await send({ intent: 'district', id: newId(), name: '中部' })).data)).toEqual([
      'district-name',
    ]);
    expect(fieldsOf((await send({ ...form, fromOn: 'いつか' })).data)).toEqual([
      'districts-fromOn',
    ]);
    expect((await send({ intent: 'dance' })).status).toBe(404);
  });

  test('an assignment is made, ended and, when it was a mistake, taken away', async () => {
    const made = newId();
    const form = {
      intent: 'assign',
      id: made,
      staffId: people.higashi.id,
      areaId: id('school7'),
      support: 'individual',
      duty: 'deputy',
      fromOn: '8.4.1',
      untilOn: '',
    };
    const send = (more: Record<string, string> = {}) =>
      call(districts.action, as('mori', { form: { ...form, ...more } }));
    expect((await send()).location).toBe('/areas/districts?done=assign#assignments');
    const again = await send({ id: newId() });
    expect([again.status, fieldsOf(again.data)]).toEqual([422, ['assign-staffId']]);
    expect(fieldsOf((await send({ id: newId(), support: '' })).data)).toEqual(['assign-support']);
    expect(fieldsOf((await send({ intent: 'end', untilOn: '8.3.31' })).data)).toEqual([
      `untilOn-${made}`,
    ]);
    expect((await send({ intent: 'end', untilOn: '8.4.30' })).status).toBe(302);
    const mine = async () => (await readAssignments(db, OFFICE)).find((row) => row.id === made);
    expect(await mine()).toMatchObject({ untilOn: '2026-04-30' });
    expect((await send({ intent: 'cancel' })).status).toBe(302);
    expect(await mine()).toBeUndefined();
    expect((await send({ intent: 'cancel' })).status).toBe(422);
  });

  // --- import and proposals, in the office that has no areas yet ---

  /** As a browser sends a file. */
  async function upload(name: PersonName, file: File | null, action = importing.action) {
    const context = new RouterContextProvider();
    context.set(dbContext, db);
    context.set(actorContext, actorNamed(name));
    const body = new FormData();
    body.append('intent', 'look');
    if (file) body.append('file', file);
    const request = new Request('http://localhost/areas/import', { method: 'POST', body });
    const given = { request, params: {}, context, url: new URL(request.url), pattern: '' };
    return call(() => action(given as never), as(name));
  }
  const fileOf = (name: string) => new File([sampleFile(name) as BlobPart], name);

  async function look(name: string): Promise<string> {
    const { location } = await upload('tonari', fileOf(name));
    expect(location).toMatch(/^\/areas\/import\?file=[0-9a-f]{48}$/);
    return location ?? '';
  }

  test('a file is looked at, then taken in; again there is nothing new', async () => {
    const url = await look('shelters.json');
    const { data } = await call(importing.loader, as('tonari', { url }));
    const { look: seen } = data as { look: { id: string; counts: { accepted: number } } };
    expect(seen).toMatchObject({ name: 'shelters.json', hasNews: true });
    expect((await readAll(db, NEIGHBOUR)).areas).toEqual([]);
    const form = { intent: 'import', upload: seen.id };
    const { location } = await call(importing.action, as('tonari', { form }));
    const came = await call(importing.loader, as('tonari', { url: location ?? '' }));
    expect(came.data).toMatchObject({ look: null, came: { accepted: seen.counts.accepted } });
    expect((await readAll(db, NEIGHBOUR)).areas.length).toBeGreaterThan(1);
    expect((await call(importing.action, as('tonari', { form }))).status).toBe(422);
    const again = await call(importing.loader, as('tonari', { url: await look('shelters.json') }));
    expect(again.data).toMatchObject({ look: { hasNews: false } });
  });

  test('what somebody else sent is not there', async () => {
    const url = await look('towns.json');
    const { data } = await call(importing.loader, as('mori', { url }));
    expect(data).toMatchObject({
      look: null,
      lost: expect.stringContaining('もう一度選んでください'),
    });
  });

  test.each([
    ['no file', null, 'ファイルを選んでください。'],
    ['an empty file', new File([], 'x.csv'), 'ファイルを選んでください。'],
    ['a list of emergency sites', fileOf('emergency-sites.json'), '指定緊急避難場所'],
    [
      'a picture',
      new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0])], 'x.png'),
      '画像',
    ],
  ])('%s comes back with a sentence', async (_, file, sentence) => {
    const came = await upload('tonari', file);
    expect(came).toMatchObject({
      status: 422,
      data: { errors: [{ field: 'file', message: expect.stringContaining(sentence) }] },
    });
    expect((await readAll(db, NEIGHBOUR)).areas).toEqual([]);
  });

  test('nobody but those who set up may send one', async () => {
    expect((await upload('nishida', fileOf('towns.json'))).status).toBe(403);
    expect((await upload('ichikawa', fileOf('towns.json'))).status).toBe(404);
  });

  async function withProposals() {
    for (const name of ['shelters.json', 'towns.json']) {
      const file = (await look(name)).split('=')[1] ?? '';
      await call(importing.action, as('tonari', { form: { intent: 'import', upload: file } }));
    }
    const { data } = await call(proposals.loader, as('tonari'));
    return data as ReturnType<typeof proposals.loader> extends Promise<infer D> ? D : never;
  }

  test('one is confirmed, one sent elsewhere, the sure ones all at once', async () => {
    const { zones, count } = await withProposals();
    const send = (form: Record<string, string | string[]>) =>
      call(proposals.action, as('tonari', { form }));
    const open = async () => {
      const { edges } = await readAll(db, NEIGHBOUR);
      return edges.filter((edge) => edge.standing === 'proposed');
    };
    const [zone] = zones;
    const [town] = zone!.towns;
    const order = zones.flatMap(({ towns }) => towns.map((each) => each.id));
    const first = await send({ zone: zone!.id, confirm: town!.id });
    expect(first.location).toBe(`/areas/proposals?done=confirm&at=${order[1]}#town-${order[1]}`);
    expect(await open()).toHaveLength(count - 1);
    const last = zones.at(-1)!;
    const other = last.towns.at(-1)!;
    const to = other.others[0]!.id;
    const came = await send({ zone: last.id, choose: other.id, [`to-${other.id}`]: to });
    expect(came.location).toContain(`/areas/proposals?done=choose&at=${order.at(-2)}#town-`);
    const { edges } = await readAll(db, NEIGHBOUR);
    expect(edges.filter((edge) => edge.child_id === other.id)).toMatchObject([
      { parent_id: to, standing: 'confirmed', source: 'hand' },
    ]);
    const { data } = await call(proposals.loader, as('tonari'));
    const { sure } = data as { sure: { childId: string; parentId: string }[] };
    const before = (await open()).length;
    expect(sure.length).toBeGreaterThan(0);
    const all = await send({
      intent: 'sure',
      sure: sure.map((pair) => `${pair.childId} ${pair.parentId}`),
    });
    expect(await open()).toHaveLength(before - sure.length);

    const undo = new URL(all.location!, 'http://localhost').searchParams.get('undo')!;
    expect((await send({ undo: '2026-01-01T00:00:00.000Z' })).status).toBe(302);
    expect(await open()).toHaveLength(before - sure.length);
    expect((await send({ undo })).location).toBe('/areas/proposals?done=undo');
    expect(await open()).toHaveLength(before);
    const lines = await readAudit(db, NEIGHBOUR, { verb: 'area.unconfirm' });
    expect(lines.map((l) => l.thing_id).sort()).toEqual(sure.map((p) => p.childId).sort());
    expect((await send({ intent: 'propose' })).status).toBe(302);
  });

  test.each([
    [{ choose: noOne, [`to-${noOne}`]: '' }, `to-${noOne}`],
    [{ choose: noOne, [`to-${noOne}`]: noOne }, `to-${noOne}`],
    [{ intent: 'sure' }, 'proposals'],
  ])('%j comes back', async (form, field) => {
    const came = await call(proposals.action, as('tonari', { form }));
    expect([came.status, fieldsOf(came.data)]).toEqual([422, [field]]);
  });
});
