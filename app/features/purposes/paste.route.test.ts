import { describe, expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { who } from '../accounts/here.server.ts';
import { addGoal, endGoal } from './goals.server.ts';
import { pastedGoals } from './paste.ts';
import * as page from './paste.tsx';
import { createPlan } from './plans.server.ts';
import { readGoals } from './purposes.server.ts';

const mori = actorNamed('mori');
const DAY = '2026-11-20';
const goal = (text: string, untilOn: string | null = null) => ({
  ...{ id: newId(), planId: 'p', text, untilOn, version: 1 },
});

describe('goals pasted', () => {
  const goals = [goal('見守りの輪ができている。'), goal('集まる場がある。', '2026-03-31')];
  test.each([
    ['新しい目標', ['add', '']],
    ['目標\n新しい目標', ['add', '']],
    ['見守りの輪ができている。', ['same', 'もう計画にあります。']],
    ['集まる場がある。', ['change', '終わった目標を、また使えるようにします。']],
    ['ひとりにしない,させない', ['add', '']],
    ['新しい目標\t令和8年度', ['wrong', '目標の列だけを貼り付けてください。']],
    ['あ'.repeat(301), ['wrong', '300字までにしてください。書いた文はそのまま残っています。']],
  ])('%j', (text, expected) => {
    const [line] = pastedGoals(goals, text, DAY).lines;
    expect([line?.outcome, line?.message ?? '']).toEqual(expected);
  });
});

onBothEngines('goals pasted into a plan', (open) => {
  async function office() {
    const db = await open(buildCast);
    const plan = newId();
    const fields = { name: '計画', edition: '', purpose: '暮らせる。', review: '' };
    const period = { fromOn: '2024-04-01', untilOn: '2029-03-31' };
    await createPlan(db, who(mori), plan, { ...fields, ...period });
    const over = newId();
    await addGoal(db, who(mori), plan, over, '終わった目標');
    await endGoal(db, who(mori), over, '2025-03-31');
    return { db, plan, over };
  }

  test('stand at its end in their order, and an ended one comes back', async () => {
    const { db, plan, over } = await office();
    const before = (await notes(db)).length;
    const text = '一つめ\n終わった目標\n二つめ\n一つめ';
    const form = { intent: 'save', text, looked: text };
    const came = await call(page.action, { db, actor: mori, params: { id: plan }, form });
    expect(came.location).toBe(`/purposes/${plan}/edit?done=paste`);
    const goals = await readGoals(db, OFFICE, plan);
    expect(goals.map(({ text }) => text)).toEqual(['終わった目標', '一つめ', '二つめ']);
    expect(goals.find(({ id }) => id === over)?.untilOn).toBe(null);
    expect((await notes(db)).slice(before)).toEqual([
      ...['goal.create', 'goal.reopen', 'goal.create', 'goal.paste'],
    ]);
  });

  test.each([
    ['nishida', 403],
    ['tonari', 404],
  ] as const)('by %s: %i', async (name, status) => {
    const { db, plan } = await office();
    const form = { intent: 'save', text: 'x', looked: 'x' };
    const given = { db, actor: actorNamed(name), params: { id: plan } };
    expect((await call(page.action, { ...given, form })).status).toBe(status);
    expect((await call(page.loader, given)).status).toBe(status);
    expect(await readGoals(db, OFFICE, plan)).toHaveLength(1);
  });
});
