import { describe, expect, test } from 'vitest';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import * as page from './office.tsx';
import { readSettings } from './settings.server.ts';

const mori = actorNamed('mori');
const typed = {
  name: '縁川市社会福祉協議会',
  review: '1',
  from: '8.4.1',
  approval: '事務局長\n課長',
  stamp: '1.0.0',
};

onBothEngines('settings of the office', (open) => {
  const office = () => open(buildCast);

  test('are saved, each part with its own line', async () => {
    const db = await office();
    const form = { ...typed, name: '縁川社協', review: '', from: '8.10.1' };
    const came = await call(page.action, { db, actor: mori, form });
    expect([came.status, came.location]).toEqual([302, '/settings/office?saved=1']);
    expect(await readSettings(db, OFFICE)).toMatchObject({
      name: '縁川社協',
      review: { on: false, from: '2026-10-01' },
      approval: ['事務局長', '課長'],
      stamp: '2.1.1',
    });
    expect(await notes(db)).toEqual(['office.rename', 'review.off', 'approval.save']);
    const next = { ...form, approval: '', stamp: '2.1.1' };
    await call(page.action, { db, actor: mori, form: next });
    expect(await readSettings(db, OFFICE)).toMatchObject({ approval: [], stamp: '2.1.2' });
    await call(page.action, { db, actor: mori, form: { ...next, stamp: '2.1.2' } });
    expect((await notes(db)).slice(3)).toEqual(['approval.save', 'setting.same']);
    expect(await readSettings(db, NEIGHBOUR)).toMatchObject({ stamp: '1.0.0', approval: [] });
  });

  test('changed by somebody meanwhile are shown, not overwritten (R9)', async () => {
    const db = await office();
    await call(page.action, { db, actor: actorNamed('sasaki'), form: typed });
    const came = await call(page.action, { db, actor: mori, form: { ...typed, approval: '会長' } });
    expect(came.status).toBe(409);
    expect(came.data).toMatchObject({
      values: { approval: '会長', stamp: '1.0.1' },
      theirs: [{ label: '決裁欄', text: '事務局長、課長' }],
    });
    const again = { ...typed, approval: '会長', stamp: '1.0.1' };
    expect((await call(page.action, { db, actor: mori, form: again })).status).toBe(302);
    expect(await readSettings(db, OFFICE)).toMatchObject({ approval: ['会長'] });
  });

  describe.each([
    ['nishida', 403],
    ['ichikawa', 404],
  ] as const)('%s', (name, status) => {
    test(`meets ${status}`, async () => {
      const db = await office();
      const actor = actorNamed(name);
      expect((await call(page.loader, { db, actor })).status).toBe(status);
      expect((await call(page.action, { db, actor, form: typed })).status).toBe(status);
      expect(await notes(db)).toEqual([]);
    });
  });

  test('with something wrong come back as typed', async () => {
    const db = await office();
    const form = { ...typed, name: '', from: 'いつか', approval: '課長' };
    const came = await call(page.action, { db, actor: mori, form });
    expect(came.status).toBe(422);
    expect(came.data).toMatchObject({ values: form });
  });
});
