import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { type Came, call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import * as edit from './edit.tsx';
import { addGoal, saveGoal } from './goals.server.ts';
import * as fresh from './new.tsx';
import { createPlan, savePlan } from './plans.server.ts';
import * as principles from './principles.tsx';
import { goalsOn, readGoals, readPurposes } from './purposes.server.ts';
import * as show from './show.tsx';

const mori = actorNamed('mori');
const fields = {
  name: '第3次計画',
  edition: '',
  purpose: '助け合えるまちを育てる。',
  fromOn: '2024-04-01',
  untilOn: '2099-03-31',
  review: '',
};
const typedPlan = { ...fields, intent: 'plan' };
const policy = { know: 'あ', connect: 'い', involve: 'う', create: 'え', spread: 'お' };

onBothEngines('the pages of the purposes', (open) => {
  async function office() {
    const db = await open(buildCast);
    const [plan, goal] = [newId(), newId()];
    await createPlan(db, mori, plan, fields);
    await addGoal(db, mori, plan, goal, '話せる場がある。');
    return { db, plan, goal };
  }

  test.each(['nishida', 'mori', 'sasaki', 'ichikawa', 'tonari'] as const)(
    '%s reads the purposes of the own office',
    async (name) => {
      const { db, plan } = await office();
      const actor = actorNamed(name);
      const came = await call(show.loader, { db, actor });
      const isOurs = name !== 'tonari';
      expect(came).toMatchObject({ status: 200, data: { plan: isOurs ? { id: plan } : null } });
      const one = await call(show.loader, { db, actor, params: { id: plan } });
      expect(one.status).toBe(isOurs ? 200 : 404);
    },
  );

  test('who is not signed in signs in; an edition that is not there is not found', async () => {
    const { db } = await office();
    expect(await call(show.loader, { db, actor: null })).toMatchObject({ location: '/sign-in' });
    for (const id of ['x', newId()])
      expect((await call(show.loader, { db, actor: mori, params: { id } })).status).toBe(404);
  });

  test('without a plan the page says so and offers the first step to those who may', async () => {
    const db = await open(buildCast);
    for (const [name, mayWrite] of [
      ['mori', true],
      ['nishida', false],
    ] as const)
      expect(await call(show.loader, { db, actor: actorNamed(name) })).toMatchObject({
        data: { plan: null, goals: [], mayWrite },
      });
  });

  async function doAll(db: Db, name: PersonName | null, plan: string, goal: string) {
    const actor = name && actorNamed(name);
    const params = { id: plan };
    const came: Came[] = [
      await call(fresh.loader, { db, actor }),
      await call(edit.loader, { db, actor, params }),
      await call(principles.loader, { db, actor, params: { kind: 'policy' } }),
      await call(fresh.action, { db, actor, form: { ...fields, id: newId() } }),
      await call(edit.action, { db, actor, params, form: { ...typedPlan, version: 1 } }),
      await call(edit.action, {
        db,
        actor,
        params,
        form: { intent: 'end', goal, untilOn: '2026-11-23' },
      }),
      await call(principles.action, { db, actor, params: { kind: 'policy' }, form: policy }),
      await call(principles.action, {
        db,
        actor,
        params: { kind: 'standard' },
        form: { first: 'あ', second: 'い' },
      }),
    ];
    return came.map((c) => c.status);
  }

  test.each([
    ['mori', [200, 200, 200, 302, 302, 302, 302, 302]],
    ['sasaki', [200, 200, 200, 302, 302, 302, 409, 409]],
    ['nishida', Array(8).fill(403)],
    ['kobayashi', Array(8).fill(403)],
    ['ichikawa', Array(8).fill(403)],
    [null, Array(8).fill(302)],
  ] as [PersonName | null, number[]][])('%s writes with %j', async (name, statuses) => {
    const { db, plan, goal } = await office();
    const params = { kind: 'policy' };
    if (name === 'sasaki') {
      // Somebody wrote other words while the form of 佐々木 stood empty.
      const other = { know: 'か', connect: 'き', involve: 'く', create: 'け', spread: 'こ' };
      await call(principles.action, { db, actor: mori, params, form: { ...other, version: 0 } });
      const standards = { first: 'か', second: 'き', version: 0 };
      const kind = { kind: 'standard' };
      await call(principles.action, { db, actor: mori, params: kind, form: standards });
    }
    const before = JSON.stringify(await readPurposes(db, OFFICE));
    expect(await doAll(db, name, plan, goal)).toEqual(statuses);
    if (statuses[0] !== 200) expect(JSON.stringify(await readPurposes(db, OFFICE))).toBe(before);
  });

  test('the office next door finds no plan of ours to change', async () => {
    const { db, plan, goal } = await office();
    const asked = { db, actor: actorNamed('tonari'), params: { id: plan } };
    expect((await call(edit.loader, asked)).status).toBe(404);
    expect((await call(edit.action, { ...asked, form: typedPlan })).status).toBe(404);
    const form = { intent: 'up', goal };
    expect((await call(edit.action, { ...asked, form })).status).toBe(404);
    const copy = { ...fields, id: newId(), from: plan };
    expect((await call(fresh.action, { ...asked, form: copy })).status).toBe(404);
  });

  test('a plan is written and its goals come next', async () => {
    const db = await open(buildCast);
    const id = newId();
    const came = await call(fresh.action, { db, actor: mori, form: { ...fields, id, from: '' } });
    expect(came.location).toBe(`/purposes/${id}/edit?done=create`);
    const goal = newId();
    const form = { intent: 'add', goal, text: '話せる場がある。', version: 0 };
    const added = await call(edit.action, { db, actor: mori, params: { id }, form });
    expect(added.location).toBe(`/purposes/${id}/edit?done=add#row-${goal}`);
    expect(await goalsOn(db, OFFICE, '2026-11-23')).toMatchObject([{ id: goal }]);
  });

  test('a new edition begins with the words and the goals of the one before', async () => {
    const { db, plan } = await office();
    const url = `/purposes/new?from=${plan}`;
    expect(await call(fresh.loader, { db, actor: mori, url })).toMatchObject({
      data: {
        from: plan,
        texts: { name: fields.name, purpose: fields.purpose, untilOn: '2099-03-31' },
      },
    });
    const id = newId();
    const form = { ...fields, fromOn: '2026-10-01', id, from: plan };
    const came = await call(fresh.action, { db, actor: mori, form });
    expect(came.location).toBe(`/purposes/${id}/edit?done=edition`);
    expect(await readGoals(db, OFFICE, id)).toMatchObject([{ text: '話せる場がある。' }]);
  });

  test.each([
    [fresh.action, { ...fields, id: '', purpose: 'あ' }, 'name'],
    [fresh.action, { ...fields, id: newId(), purpose: '' }, 'purpose'],
    [edit.action, { ...typedPlan, fromOn: '13月' }, 'fromOn'],
    [edit.action, { intent: 'add', goal: 'GOAL', text: '' }, 'text-GOAL'],
    [edit.action, { intent: 'end', goal: 'GOAL', untilOn: 'あとで' }, 'untilOn-GOAL'],
    [principles.action, { ...policy, know: '' }, 'know'],
  ])('what cannot be taken comes back whole (%#)', async (action, form, field) => {
    const { db, plan } = await office();
    const params = { id: plan, kind: 'policy' };
    const came = await call(action, { db, actor: mori, params, form });
    expect(came).toMatchObject({ status: 422, data: { errors: [{ field }], values: form } });
  });

  test('a goal of another plan, and a page we do not have, are not found', async () => {
    const { db, plan } = await office();
    const params = { id: plan, kind: 'slogan' };
    const asked = { db, actor: mori, params };
    const form = { intent: 'down', goal: newId() };
    expect((await call(edit.action, { ...asked, form })).status).toBe(404);
    expect((await call(principles.loader, asked)).status).toBe(404);
    expect((await call(principles.action, { ...asked, form: policy })).status).toBe(404);
  });

  test('who comes second sees both texts, and saving again is a decision', async () => {
    const { db, plan } = await office();
    const params = { id: plan };
    await savePlan(db, mori, plan, { version: 1, was: fields }, { ...fields, purpose: '先の文' });
    const began = Object.fromEntries(Object.entries(fields).map(([f, text]) => [`was.${f}`, text]));
    const form = { ...typedPlan, ...began, version: 1, purpose: '後の文' };
    const asked = { db, actor: actorNamed('sasaki'), params };
    const came = await call(edit.action, { ...asked, form });
    expect(came).toMatchObject({
      status: 409,
      data: {
        clashes: [{ field: 'purpose', mine: '後の文', theirs: '先の文' }],
        values: { purpose: '後の文', version: '2', 'was.purpose': '先の文', intent: 'plan' },
      },
    });
    expect((await readPurposes(db, OFFICE)).plans[0]?.purpose).toBe('先の文');
    const { values } = came.data as { values: Record<string, string> };
    expect((await call(edit.action, { ...asked, form: values })).status).toBe(302);
    expect((await readPurposes(db, OFFICE)).plans[0]?.purpose).toBe('後の文');
  });

  test('the same for a goal', async () => {
    const { db, plan, goal } = await office();
    await saveGoal(db, mori, goal, { version: 1, was: {} }, '先の文');
    const form = {
      intent: 'save',
      goal,
      version: 1,
      'was.text': '話せる場がある。',
      text: '後の文',
    };
    const came = await call(edit.action, { db, actor: mori, params: { id: plan }, form });
    expect(came).toMatchObject({
      status: 409,
      data: { clashes: [{ mine: '後の文', theirs: '先の文' }], values: { goal, intent: 'save' } },
    });
  });
});
