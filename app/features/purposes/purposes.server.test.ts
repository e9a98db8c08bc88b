import { expect, test } from 'vitest';
import { change, readAudit } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { actorNamed, buildCast, NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { firstPolicy, firstStandards } from './defaults.ts';
import { addGoal, endGoal, moveGoal, reopenGoal, saveGoal } from './goals.server.ts';
import type { PlanFields } from './plan.ts';
import { createPlan, newEdition, savePlan } from './plans.server.ts';
import { savePolicy, saveStandards } from './principles.server.ts';
import {
  chainOfGoal,
  createDefaultPolicy,
  currentPlan,
  goalsOn,
  readGoals,
  readPurposes,
} from './purposes.server.ts';
import { auditWords } from './words.ts';

const mori = actorNamed('mori');
const sasaki = actorNamed('sasaki');
const day = '2026-11-23';
const fields: PlanFields = {
  name: '第3次地域福祉活動計画',
  edition: '第1版',
  purpose: '困ったときに「助けて」と言えるまちを育てる。',
  fromOn: '2024-04-01',
  untilOn: '2029-03-31',
  review: '',
};
const at = (version: number) => ({ version, was: { ...fields } });
const texts = async (db: Db) => (await goalsOn(db, OFFICE, day)).map((goal) => goal.text);

onBothEngines('the purposes of an office', (open) => {
  async function office() {
    const db = await open(buildCast);
    const plan = newId();
    await createPlan(db, mori, plan, fields);
    const goals: string[] = [];
    for (const text of ['話せる場がある。', '声をかけ合える。', '出番がある。']) {
      const id = newId();
      goals.push(id);
      await addGoal(db, mori, plan, id, text);
    }
    return { db, plan, goals };
  }

  test('the plan of the day and its goals in their order', async () => {
    const { db, plan } = await office();
    expect(await currentPlan(db, OFFICE, day)).toEqual({ id: plan, version: 1, ...fields });
    expect(await currentPlan(db, OFFICE, '2029-04-01')).toBeNull();
    expect(await texts(db)).toEqual(['話せる場がある。', '声をかけ合える。', '出番がある。']);
    expect(await goalsOn(db, OFFICE, '2024-03-31')).toEqual([]);
  });

  test('another office sees none of it', async () => {
    const { db, goals } = await office();
    expect(await readPurposes(db, NEIGHBOUR)).toEqual({
      plans: [],
      goals: [],
      standards: { version: 0, texts: {} },
      policy: { version: 0, texts: {} },
    });
    expect(await chainOfGoal(db, NEIGHBOUR, goals[0]!)).toEqual([]);
    expect(await goalsOn(db, NEIGHBOUR, day)).toEqual([]);
  });

  test('sent twice, a plan and a goal are made once', async () => {
    const { db, plan, goals } = await office();
    expect(await createPlan(db, mori, plan, { ...fields, name: '別の名前' })).toBe(false);
    expect(await addGoal(db, mori, plan, goals[0]!, '別の文')).toBe(false);
    expect((await readPurposes(db, OFFICE)).plans).toHaveLength(1);
    expect(await texts(db)).toHaveLength(3);
  });

  test('the chain of a goal leads to the purpose, of an old edition too', async () => {
    const { db, plan, goals } = await office();
    await newEdition(db, mori, plan, newId(), { ...fields, fromOn: '2026-10-01' });
    expect(await chainOfGoal(db, OFFICE, goals[1]!)).toEqual([
      { kind: '目的', label: fields.purpose, href: `/purposes/${plan}` },
      { kind: '目標', label: '声をかけ合える。', href: `/purposes/${plan}#goal-${goals[1]}` },
    ]);
    expect(await chainOfGoal(db, OFFICE, newId())).toEqual([]);
  });

  test('a new edition leads from its first day, with the goals that go on', async () => {
    const { db, plan, goals } = await office();
    await endGoal(db, mori, goals[1]!, '2026-03-31');
    const next = newId();
    const edition = { ...fields, edition: '中間見直し版', fromOn: '2026-10-01' };
    expect(await newEdition(db, mori, plan, next, edition)).toBe(true);
    expect((await currentPlan(db, OFFICE, '2026-09-30'))?.id).toBe(plan);
    expect((await currentPlan(db, OFFICE, day))?.id).toBe(next);
    expect(await texts(db)).toEqual(['話せる場がある。', '出番がある。']);
    expect(await readGoals(db, OFFICE, plan)).toHaveLength(3);
    expect(await newEdition(db, mori, plan, next, edition)).toBe(false);
    expect(await readGoals(db, OFFICE, next)).toHaveLength(2);
  });

  test('a goal ends, comes back and moves', async () => {
    const { db, goals } = await office();
    await endGoal(db, mori, goals[0]!, '2026-11-22');
    expect(await texts(db)).toEqual(['声をかけ合える。', '出番がある。']);
    await moveGoal(db, mori, goals[2]!, -1, day);
    expect(await texts(db)).toEqual(['出番がある。', '声をかけ合える。']);
    await moveGoal(db, mori, goals[2]!, -1, day);
    expect((await texts(db))[0]).toBe('出番がある。');
    await reopenGoal(db, mori, goals[0]!);
    expect(await texts(db)).toHaveLength(3);
  });

  test('a goal that somebody changed meanwhile keeps both texts', async () => {
    const { db, goals } = await office();
    const base = { version: 1, was: { text: '話せる場がある。' } };
    expect(await saveGoal(db, mori, goals[0]!, base, '話せる場が三つある。')).toMatchObject({
      done: true,
    });
    expect(await saveGoal(db, sasaki, goals[0]!, base, '茶の間がある。')).toEqual({
      done: false,
      clashes: [{ field: 'text', mine: '茶の間がある。', theirs: '話せる場が三つある。' }],
      fields: { text: '茶の間がある。' },
      base: { version: 2, was: { text: '話せる場が三つある。' } },
    });
    expect((await texts(db))[0]).toBe('話せる場が三つある。');
  });

  test('two people at the plan: different fields merge, the same one clashes', async () => {
    const { db, plan } = await office();
    await savePlan(db, mori, plan, at(1), { ...fields, review: '見守りを書き足した。' });
    const second = await savePlan(db, sasaki, plan, at(1), { ...fields, edition: '改訂版' });
    expect(second).toEqual({ done: true, taken: ['review'] });
    expect(await currentPlan(db, OFFICE, day)).toMatchObject({
      edition: '改訂版',
      review: '見守りを書き足した。',
      version: 3,
    });
    const third = await savePlan(db, mori, plan, at(1), { ...fields, edition: '見直し版' });
    expect(third).toMatchObject({
      done: false,
      clashes: [{ field: 'edition', mine: '見直し版', theirs: '改訂版' }],
    });
    expect((await currentPlan(db, OFFICE, day))?.edition).toBe('改訂版');
  });

  test('at the same moment only one wins', async () => {
    const { db, plan } = await office();
    const saved = await Promise.all(
      ['一', '二', '三'].map((edition) => savePlan(db, mori, plan, at(1), { ...fields, edition })),
    );
    expect(saved.filter((s) => s.done)).toHaveLength(1);
  });

  test('merging never turns a period round', async () => {
    const { db, plan } = await office();
    await savePlan(db, mori, plan, at(1), { ...fields, untilOn: '2027-03-31' });
    const late = { ...fields, fromOn: '2028-04-01' };
    expect(await savePlan(db, sasaki, plan, at(1), late)).toMatchObject({
      done: false,
      clashes: [{ field: 'untilOn' }],
    });
    expect((await currentPlan(db, OFFICE, day))?.fromOn).toBe('2024-04-01');
  });

  test('a new office begins with standards and policy and no plan', async () => {
    const db = await open(buildCast);
    await change(db, mori, (tx, note) => createDefaultPolicy(tx, note, OFFICE));
    const { plans, standards, policy } = await readPurposes(db, OFFICE);
    expect(plans).toEqual([]);
    expect(standards).toEqual({ version: 2, texts: firstStandards });
    expect(policy).toEqual({ version: 5, texts: firstPolicy });
  });

  test('two verbs of the policy by two people are both kept', async () => {
    const { db } = await office();
    await change(db, mori, (tx, note) => createDefaultPolicy(tx, note, OFFICE));
    const base = { version: 5, was: firstPolicy };
    await savePolicy(db, mori, base, { ...firstPolicy, know: '歩いて聞く。' });
    const second = await savePolicy(db, sasaki, base, { ...firstPolicy, spread: '伝える。' });
    expect(second).toEqual({ done: true, taken: ['know'] });
    const third = await savePolicy(db, sasaki, base, { ...firstPolicy, know: '数を見る。' });
    expect(third).toMatchObject({ done: false, clashes: [{ field: 'know' }] });
    expect((await readPurposes(db, OFFICE)).policy.texts).toEqual({
      ...firstPolicy,
      know: '歩いて聞く。',
      spread: '伝える。',
    });
  });

  test('standards can be written where there are none, and not overwritten unseen', async () => {
    const { db } = await office();
    const empty = { version: 0, was: {} };
    const ours = { first: '人を分けへだてしない。', second: '住民が決める。' };
    expect(await saveStandards(db, mori, empty, ours)).toEqual({ done: true, taken: [] });
    const late = await saveStandards(db, sasaki, empty, { ...ours, second: '専門職が決める。' });
    expect(late).toMatchObject({ done: false, clashes: [{ field: 'second' }] });
    expect((await readPurposes(db, OFFICE)).standards).toEqual({ version: 2, texts: ours });
  });

  test('each change leaves a line that has its words and hides the text', async () => {
    const { db, plan, goals } = await office();
    await saveGoal(db, mori, goals[0]!, { version: 0, was: {} }, '別の文');
    await savePlan(db, mori, plan, at(0), { ...fields, purpose: '別の目的' });
    await endGoal(db, mori, goals[0]!, day);
    await reopenGoal(db, mori, goals[0]!);
    await moveGoal(db, mori, goals[0]!, 1, day);
    await saveStandards(db, mori, { version: 0, was: {} }, firstStandards);
    const lines = await readAudit(db, OFFICE, {});
    expect(new Set(lines.map((line) => line.verb))).toEqual(
      new Set([
        'plan.create',
        'goal.create',
        'goal.clash',
        'plan.save',
        'goal.end',
        'goal.reopen',
        'goal.move',
        'principle.save',
      ]),
    );
    for (const line of lines) {
      expect(auditWords[line.verb]).toBeDefined();
      expect(line.fields).not.toMatch(/別の|場がある|助けて/);
    }
  });
});
