/** 足りないところ as each person meets it, on rows of both engines. */
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import type { AppointmentFields } from '../appointments/appointment.ts';
import { saveAppointment } from '../appointments/appointments.server.ts';
import { dropAppointment } from '../appointments/fate.server.ts';
import { loader as newAppointment } from '../appointments/new.tsx';
import { readKnown } from '../areas/choices.server.ts';
import { verbs } from '../lists/verbs.ts';
import { addGoal } from '../purposes/goals.server.ts';
import { createPlan } from '../purposes/plans.server.ts';
import type { RecordFields } from '../records/record.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import { finishStep } from '../records/steps.server.ts';
import { gapOfToday } from './gaps.server.ts';
import { loader } from './page.tsx';
import { gapTaking } from './taking.server.ts';
import type { Told } from './words.ts';

const [nishida, higashi, mori] = (['nishida', 'higashi', 'mori'] as const).map(actorNamed) as [
  Actor,
  Actor,
  Actor,
];
const all = verbs.map(({ verb }) => verb);
const DAY = today();

async function seen(db: Db, actor: Actor, query = '') {
  const { status, data } = await call(loader, { db, actor, url: `/overview/gaps${query}` });
  const given = data as { gaps: Told[]; count: number } | null;
  return {
    status,
    sentences: given?.gaps.map(({ sentence }) => sentence) ?? [],
    gaps: given?.gaps,
  };
}

async function record(db: Db, actor: Actor, fields: Partial<RecordFields> = {}) {
  const id = newId();
  await saveRecord(db, actor, id, buildFields({ occurredOn: DAY, ...fields }));
  return id;
}

/** A record of every verb in each town, so that nothing is missing. */
async function whole(db: Db) {
  for (const { id } of [areas.taki4, areas.taki5, areas.hon1])
    await record(db, nishida, { areaId: id, verbs: all });
}

onBothEngines('足りないところ', (open) => {
  async function office(): Promise<Db> {
    const db = await open();
    await buildCast(db);
    return db;
  }

  test('nothing is missing: it says so gladly', async () => {
    const db = await office();
    await whole(db);
    expect((await seen(db, mori)).sentences).toEqual([]);
    expect(await gapOfToday(db, nishida, await readKnown(db, nishida.officeId), DAY)).toBeNull();
  });

  test('verbs of one’s own areas alone; a manager has all', async () => {
    const db = await office();
    await record(db, nishida, { areaId: areas.taki5.id, verbs: ['know'] });
    const { sentences } = await seen(db, nishida);
    expect(sentences.toSorted()).toEqual(
      [
        '西部では、3か月のあいだ「つなぐ」「まきこむ」「つくりだす」「ひろげる」の記録がありません。',
        '第七小学校では、3か月のあいだ記録がありません。',
      ].toSorted(),
    );
    expect((await seen(db, higashi)).sentences.join()).toContain('東部では');
    expect((await seen(db, higashi)).sentences.join()).not.toContain('西部');
    expect((await seen(db, mori)).sentences.join()).toMatch(/東部.*西部|西部.*東部/s);
    const of = (area: string) => seen(db, nishida, `?area=${area}`);
    expect((await of(areas.hon1.id)).sentences).toEqual([]);
    expect((await of(areas.school9.id)).sentences.join()).not.toContain('第七');
  });

  test('the months of the address are those that are looked at', async () => {
    const db = await office();
    await whole(db);
    await db.updateTable('record').set({ removed_at: DAY }).execute();
    await db.deleteFrom('tally_change').execute();
    for (const { id } of [areas.taki4, areas.taki5])
      await record(db, nishida, { areaId: id, verbs: all, occurredOn: addDays(DAY, -200) });
    expect((await seen(db, nishida, '?months=3')).sentences).toHaveLength(1);
    expect((await seen(db, nishida, '?months=12')).sentences).toEqual([]);
  });

  test('next steps overdue, of whoever, by zone; not the done, the planned, the removed', async () => {
    const db = await office();
    await whole(db);
    const late = { nextStep: '会長に電話する', nextOn: addDays(DAY, -3) };
    await record(db, higashi, late);
    await record(db, nishida, { ...late, nextStep: '地図を配る', nextOn: addDays(DAY, -9) });
    await record(db, nishida, { nextStep: 'きょうする', nextOn: DAY });
    await finishStep(db, nishida, await record(db, nishida, late), true);
    await removeRecord(db, nishida, await record(db, nishida, late), '二重');
    const planned = await record(db, nishida, late);
    await saveAppointment(db, nishida, newId(), buildAppointment(), planned);
    const { sentences, gaps } = await seen(db, nishida);
    expect(sentences).toEqual([expect.stringMatching(/^第九小学校に、.*2件.*「地図を配る」/)]);
    expect(gaps?.[0]?.mend.href).toContain('/appointments/new?follows=');
    expect((await seen(db, higashi)).sentences).toEqual([]);
  });

  async function given(db: Db, changed: Partial<AppointmentFields> = {}) {
    const id = newId();
    const fields = { plannedOn: addDays(DAY, -10), title: 'サロンの手伝い', ...changed };
    await saveAppointment(db, nishida, id, buildAppointment(fields));
    await dropAppointment(db, nishida, id, '雨');
    return id;
  }

  test('a plan given up stays until it is made again', async () => {
    const db = await office();
    await whole(db);
    const id = await given(db);
    expect((await seen(db, nishida)).gaps?.map(({ mend }) => mend.href)).toEqual([
      `/appointments/new?again=${id}`,
    ]);
    const again = await call(newAppointment, {
      ...{ db, actor: nishida },
      url: `/appointments/new?again=${id}`,
    });
    expect((again.data as { typed: unknown }).typed).toMatchObject({
      ...{ title: 'サロンの手伝い', areaId: areas.taki5.id, plannedOn: '', verbs: ['connect'] },
      staffId: people.nishida.id,
    });
    await saveAppointment(db, nishida, newId(), buildAppointment({ title: 'サロンの手伝い' }));
    expect((await seen(db, nishida)).sentences).toEqual([]);
  });

  test('a discreet one is told only to who may read it whole', async () => {
    const db = await office();
    await whole(db);
    const place = { areaId: areas.hon1.id, supportMain: 'individual', staffId: people.higashi.id };
    const id = await given(db, place);
    const tell = async (actor: Actor) => (await seen(db, actor)).sentences.length;
    expect([await tell(higashi), await tell(mori), await tell(nishida)]).toEqual([1, 1, 0]);
    const url = `/appointments/new?again=${id}`;
    expect((await call(newAppointment, { db, actor: nishida, url })).status).toBe(404);
  });

  test('a goal without a record this year, and the form that it fills', async () => {
    const db = await office();
    await whole(db);
    const [plan, goal] = [newId(), newId()];
    await createPlan(db, who(mori), plan, {
      ...{ name: '活動計画', edition: '', purpose: '暮らせる町', review: '' },
      ...{ fromOn: '2020-04-01', untilOn: '2099-03-31' },
    });
    await addGoal(db, who(mori), plan, goal, '見守りの輪');
    const isEarly = DAY.slice(5) >= '04-01' && DAY.slice(5) < '05-01';
    const sentence = '目標「見守りの輪」のための記録が、今年度はまだありません。';
    expect((await seen(db, mori)).sentences).toEqual(isEarly ? [] : [sentence]);
    await record(db, nishida, { goalId: goal });
    expect((await seen(db, mori)).sentences).toEqual([]);
    const url = `/appointments/new?goal=${goal}&area=${areas.taki4.id}&verb=spread`;
    const { data } = await call(newAppointment, { db, actor: nishida, url });
    expect((data as { typed: unknown }).typed).toMatchObject({
      ...{ goalId: goal, areaId: areas.taki4.id, verbs: ['spread'] },
    });
  });

  test('zones that nobody answers for', async () => {
    const db = await office();
    await whole(db);
    await db.updateTable('assignment').set({ duty: 'deputy' }).execute();
    const { gaps } = await seen(db, mori);
    expect(gaps?.map(({ sentence }) => sentence).toSorted()).toEqual(
      [areas.school1, areas.school7, areas.school9]
        .map(({ name }) => `${name}には、主担当がいません。`)
        .toSorted(),
    );
    expect(gaps?.every(({ mend }) => mend.href.startsWith('/areas/'))).toBe(true);
  });

  test('the file holds the sentences of the page', async () => {
    const db = await office();
    const asked = { query: 'months=1', withConfidential: false };
    const sheet = await gapTaking.sheet(db, nishida, asked, async () => {});
    const rows: (readonly unknown[])[] = [];
    for await (const part of sheet.rows) rows.push(...part);
    const { sentences } = await seen(db, nishida, '?months=1');
    expect(rows.map(([, , sentence]) => sentence)).toEqual(sentences);
  });

  test('きょう shows one of one’s own areas', async () => {
    const db = await office();
    const known = await readKnown(db, nishida.officeId);
    expect(await gapOfToday(db, nishida, known, DAY)).toMatchObject({
      ...{ kind: 'verbs', area: { name: '西部' }, isSilent: true },
    });
    expect(await gapOfToday(db, actorNamed('sasaki'), known, DAY)).toBeNull();
  });

  test.each(['sasaki', 'ichikawa'] as const)('for %s it is not there', async (name) => {
    expect((await seen(await office(), actorNamed(name))).status).toBe(404);
  });
});
