import { expect, test } from 'vitest';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import * as all from './all.tsx';
import * as edit from './edit.tsx';
import { readLists } from './lists.server.ts';

const params = { list: 'means' };

onBothEngines('the pages of the lists', (open) => {
  const office = () => open(buildCast);

  test.each([
    ['mori', 200],
    ['sasaki', 200],
    ['nishida', 403],
    ['kobayashi', 403],
    ['ichikawa', 404],
    [null, 302],
  ] as const)('%s meets %i', async (name, status) => {
    const db = await office();
    const actor = name && actorNamed(name);
    const form = { intent: 'add', label: '回覧板' };
    expect((await call(all.loader, { db, actor })).status).toBe(status);
    expect((await call(edit.loader, { db, actor, params })).status).toBe(status);
    const came = await call(edit.action, { db, actor, params, form });
    expect(came.status).toBe(status === 200 ? 302 : status);
    const added = (await readLists(db, OFFICE)).means.some((c) => c.label === '回覧板');
    expect(added).toBe(status === 200);
  });

  test('a list we do not have is not found', async () => {
    const db = await office();
    const asked = { db, actor: actorNamed('mori'), params: { list: 'fruit' } };
    expect((await call(edit.loader, asked)).status).toBe(404);
    const form = { intent: 'restore' };
    expect((await call(edit.action, { ...asked, form })).status).toBe(404);
  });

  test.each([
    [{ intent: 'rename', code: 'visit', was: '訪問', label: '家庭訪問' }, 'rename#row-visit'],
    [{ intent: 'end', code: 'visit', untilOn: '9.3.31' }, 'end#row-visit'],
    [{ intent: 'reopen', code: 'visit' }, 'reopen#row-visit'],
    [{ intent: 'down', code: 'visit' }, 'down#row-visit'],
    [{ intent: 'up', code: 'phone' }, 'up#row-phone'],
    [{ intent: 'restore' }, 'restore'],
  ])('%j is done', async (form, done) => {
    const db = await office();
    const came = await call(edit.action, { db, actor: actorNamed('mori'), params, form });
    expect(came).toMatchObject({ status: 302, location: `/settings/lists/means?done=${done}` });
  });

  test.each([
    [{ intent: 'add', label: '' }, 422, 'label'],
    [{ intent: 'add', label: '訪問' }, 422, 'label'],
    [{ intent: 'rename', code: 'visit', was: '訪問', label: '' }, 422, 'label-visit'],
    [{ intent: 'rename', code: 'visit', was: '古い名前', label: '新しい名前' }, 409, 'label-visit'],
    [{ intent: 'end', code: 'visit', untilOn: 'いつか' }, 422, 'untilOn-visit'],
    [{ intent: 'end', code: 'nothing', untilOn: '' }, 422, 'label-nothing'],
  ])('%j comes back with %i at %s, what was typed kept', async (form, status, field) => {
    const db = await office();
    const came = await call(edit.action, { db, actor: actorNamed('mori'), params, form });
    expect(came).toMatchObject({ status, data: { errors: [{ field }], values: form } });
  });

  test('agencies need a group', async () => {
    const db = await office();
    const asked = { db, actor: actorNamed('mori'), params: { list: 'connected' } };
    const form = { intent: 'add', label: '図書館', group: '' };
    expect(await call(edit.action, { ...asked, form })).toMatchObject({
      status: 422,
      data: { errors: [{ field: 'group' }] },
    });
    const done = await call(edit.action, { ...asked, form: { ...form, group: 'public' } });
    expect(done.status).toBe(302);
  });

  test('the page parts what is used from what is over', async () => {
    const db = await office();
    const asked = (name: PersonName) => ({ db, actor: actorNamed(name), params });
    const form = { intent: 'end', code: 'visit', untilOn: '2026-03-31' };
    await call(edit.action, { ...asked('mori'), form });
    const { data } = await call(edit.loader, { ...asked('sasaki'), url: '/?done=end' });
    expect(data).toMatchObject({
      inUse: 9,
      ended: [{ code: 'visit' }],
      differences: ['「訪問」をまた使えるようにします。'],
      done: expect.stringContaining('使い終わる日'),
    });
  });
});
