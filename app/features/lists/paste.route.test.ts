import { expect, test } from 'vitest';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { readLists } from './lists.server.ts';
import * as page from './paste.tsx';

const mori = actorNamed('mori');
const means = { list: 'means' };

onBothEngines('words pasted', (open) => {
  const office = () => open(buildCast);
  const text = '回覧板\r\n電話\r\n掲示板';

  test('are looked at first, then taken in one go', async () => {
    const db = await office();
    const look = await call(page.action, { db, actor: mori, params: means, form: { text } });
    expect(look.status).toBe(200);
    expect(look.data).toMatchObject({
      values: { text: text.replaceAll('\r', '') },
      look: { lines: [{ outcome: 'add' }, { outcome: 'same' }, { outcome: 'add' }] },
    });
    expect(await notes(db)).toEqual([]);
    const form = { intent: 'save', text, looked: text };
    const came = await call(page.action, { db, actor: mori, params: means, form });
    expect(came.location).toBe('/settings/lists/means?done=paste');
    const labels = (await readLists(db, OFFICE)).means.map(({ label }) => label);
    expect(labels.slice(-2)).toEqual(['回覧板', '掲示板']);
    expect(await notes(db)).toEqual(['code.add', 'code.add', 'list.paste']);
    await call(page.action, { db, actor: mori, params: means, form });
    expect((await readLists(db, OFFICE)).means).toHaveLength(labels.length);
  });

  test('changed after the look are looked at once more', async () => {
    const db = await office();
    const form = { intent: 'save', text, looked: '回覧板' };
    const came = await call(page.action, { db, actor: mori, params: means, form });
    expect(came.data).toMatchObject({ look: { lines: { length: 3 } } });
    expect(await notes(db)).toEqual([]);
  });

  test.each([
    ['', 'Excelで写したものを'],
    ['あ\n'.repeat(2100), '多すぎます'],
  ])('that cannot be read come back (%#)', async (given, message) => {
    const db = await office();
    const form = { intent: 'look', text: given };
    const came = await call(page.action, { db, actor: mori, params: means, form });
    expect(came.status).toBe(422);
    expect(JSON.stringify(came.data)).toContain(message);
  });

  test.each([
    ['nishida', 403],
    ['ichikawa', 404],
  ] as const)('by %s: %i', async (name, status) => {
    const db = await office();
    const actor = actorNamed(name);
    const form = { intent: 'save', text, looked: text };
    expect((await call(page.action, { db, actor, params: means, form })).status).toBe(status);
    expect((await call(page.loader, { db, actor, params: means })).status).toBe(status);
    expect(await notes(db)).toEqual([]);
  });
});
