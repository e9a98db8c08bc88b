import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { words } from '#app/lib/japanese.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import type { AppointmentFields } from './appointment.ts';
import { editAppointment, saveAppointment } from './appointments.server.ts';
import {
  dropAppointment,
  moveAppointment,
  movesOf,
  undropAppointment,
  unmoveAppointment,
} from './fate.server.ts';
import { appointmentOf, findAppointments, listAppointments } from './list.server.ts';
import { reminders } from './reminders.server.ts';

const nishida = actorNamed('nishida');
const CANARY = '坂の上の合言葉さん宅';

onBothEngines('plans', (open) => {
  const office = () => open(buildCast);
  async function saved(
    db: Db,
    changed: Partial<AppointmentFields> = {},
    by: PersonName = 'nishida',
  ) {
    const id = newId();
    await saveAppointment(db, actorNamed(by), id, buildAppointment(changed));
    return id;
  }
  const read = async (db: Db, id: string) => (await appointmentOf(db, OFFICE, id))!;

  test('what is saved is read back, and sending it twice changes nothing', async () => {
    const db = await office();
    const fields = buildAppointment({ staffIds: [people.higashi.id, people.mori.id] });
    const id = newId();
    expect(await saveAppointment(db, nishida, id, fields)).toBe(true);
    expect(await saveAppointment(db, nishida, id, { ...fields, title: '別' })).toBe(false);
    const one = await read(db, id);
    expect(one).toMatchObject({ ...fields, staffIds: expect.any(Array), recordId: null });
    expect(one.staffIds.toSorted()).toEqual([people.higashi.id, people.mori.id]);
    expect([one.area, one.staff]).toEqual(['滝山五丁目', '西田 あゆみ']);
    expect(await notes(db)).toEqual(['appointment.create', 'appointment.same']);
  });

  test('of another office is not found', async () => {
    const db = await office();
    const id = await saved(db);
    expect(await appointmentOf(db, actorNamed('tonari').officeId, id)).toBeUndefined();
    expect(await listAppointments(db, actorNamed('tonari'), {})).toEqual([]);
  });

  describe('correcting', () => {
    test('keeps the new, replaces who comes along, and remembers a changed day', async () => {
      const db = await office();
      const id = await saved(db, { staffIds: [people.higashi.id] });
      const fields = buildAppointment({ plannedOn: '2099-11-22', staffIds: [people.mori.id] });
      expect(await editAppointment(db, nishida, id, 1, fields)).toEqual({ done: true });
      expect(await read(db, id)).toMatchObject({ version: 2, staffIds: [people.mori.id] });
      expect(await movesOf(db, OFFICE, id)).toMatchObject([
        { from: '2099-11-20', to: '2099-11-22', reason: '', by: '西田 あゆみ' },
      ]);
    });

    test('over what somebody saved meanwhile changes nothing (R9)', async () => {
      const db = await office();
      const id = await saved(db);
      await editAppointment(db, actorNamed('mori'), id, 1, buildAppointment({ title: '先の人' }));
      const late = await editAppointment(db, nishida, id, 1, buildAppointment({ title: '後の人' }));
      expect(late).toMatchObject({ done: false, now: { title: '先の人', version: 2 } });
      expect((await read(db, id)).title).toBe('先の人');
      expect((await notes(db)).at(-1)).toBe('appointment.clash');
    });
  });

  describe('not done', () => {
    test('is moved with a reason, and the move is taken back', async () => {
      const db = await office();
      const id = await saved(db);
      await moveAppointment(db, nishida, id, '2099-12-01', '雨のため');
      await moveAppointment(db, nishida, id, '2099-12-01', '雨のため'); // sent twice
      await moveAppointment(db, nishida, id, '2099-12-08', '会長の都合');
      expect((await movesOf(db, OFFICE, id)).map((m) => [m.from, m.to, m.reason])).toEqual([
        ['2099-11-20', '2099-12-01', '雨のため'],
        ['2099-12-01', '2099-12-08', '会長の都合'],
      ]);
      await unmoveAppointment(db, nishida, id);
      expect((await read(db, id)).plannedOn).toBe('2099-12-01');
      await unmoveAppointment(db, nishida, id);
      await unmoveAppointment(db, nishida, id); // nothing left to take back
      expect((await read(db, id)).plannedOn).toBe('2099-11-20');
      expect(await movesOf(db, OFFICE, id)).toEqual([]);
    });

    test('is given up with a reason, and brought back', async () => {
      const db = await office();
      const id = await saved(db);
      await dropAppointment(db, nishida, id, '中止になった');
      expect(await read(db, id)).toMatchObject({
        droppedAt: expect.any(String),
        droppedReason: '中止になった',
      });
      expect(await listAppointments(db, nishida, {})).toEqual([]);
      await undropAppointment(db, nishida, id);
      expect(await listAppointments(db, nishida, {})).toHaveLength(1);
      expect(await notes(db)).toEqual([
        'appointment.create',
        'appointment.drop',
        'appointment.undrop',
      ]);
    });

    test('the reason is kept with the plan, in the log as a digest only', async () => {
      const db = await office();
      const id = await saved(db);
      await dropAppointment(db, nishida, id, CANARY);
      const lines = await db.selectFrom('audit').select('fields').execute();
      expect(JSON.stringify(lines)).not.toContain(CANARY);
    });
  });

  describe('lists', () => {
    const titles = async (
      db: Db,
      name: PersonName,
      filter: Parameters<typeof listAppointments>[2],
    ) => (await listAppointments(db, actorNamed(name), filter)).map((one) => one.title);

    test('are narrowed by days, person and area', async () => {
      const db = await office();
      await saved(db, { title: 'い', plannedOn: '2099-11-01' });
      await saved(db, { title: 'ろ', staffIds: [people.higashi.id] });
      await saved(db, { title: 'は', areaId: areas.hon1.id, staffId: people.higashi.id });
      const [from, to] = ['2099-11-02', '2099-11-30'];
      expect((await titles(db, 'mori', { from, to })).toSorted()).toEqual(['は', 'ろ']);
      expect((await titles(db, 'mori', { staff: people.higashi.id })).toSorted()).toEqual([
        'は',
        'ろ',
      ]);
      expect(await titles(db, 'mori', { areas: [areas.hon1.id] })).toEqual(['は']);
      expect(await titles(db, 'mori', { areas: [] })).toEqual([]);
    });

    test('give a viewer the own areas alone, whatever is asked', async () => {
      const db = await office();
      await saved(db, { title: '西' });
      await saved(db, { title: '東', areaId: areas.hon1.id });
      expect(await titles(db, 'ichikawa', {})).toEqual(['西']);
      expect(await titles(db, 'ichikawa', { areas: [areas.hon1.id] })).toEqual([]);
    });

    test.each([
      ['nishida', 'whole'],
      ['kobayashi', 'whole'],
      ['mori', 'whole'],
      ['higashi', 'hidden'],
      ['sasaki', 'hidden'],
      ['ichikawa', 'nothing'],
    ] as const)('show %s a discreet one %s (S3)', async (name, seen) => {
      const db = await office();
      const secret = { title: CANARY, place: CANARY, withNames: CANARY, aim: CANARY };
      await saved(db, { ...secret, position: CANARY, supportMain: 'individual' });
      const actor = actorNamed(name);
      const text = JSON.stringify([
        await listAppointments(db, actor, {}),
        await listAppointments(db, actor, { areas: [areas.taki5.id] }),
        await findAppointments(db, actor, words(CANARY)),
      ]);
      expect(text.includes(CANARY)).toBe(seen === 'whole');
      expect(text.includes(areas.taki5.id)).toBe(seen === 'whole');
      const listed = await listAppointments(db, actor, {});
      expect(listed.map((one) => one.title)).toEqual(
        { whole: [CANARY], hidden: ['予定あり'], nothing: [] }[seen],
      );
      // Neither its place nor its words tell that it is there.
      const found = await findAppointments(db, actor, words('合言葉'));
      const inArea = await listAppointments(db, actor, { areas: [areas.taki5.id] });
      expect([found.length, inArea.length]).toEqual(seen === 'whole' ? [1, 1] : [0, 0]);
    });

    test('find by words as people write them, given up ones too', async () => {
      const db = await office();
      const id = await saved(db, { title: '髙橋会館でＡＥＤ講習' });
      await dropAppointment(db, nishida, id, '中止');
      const found = async (q: string) => (await findAppointments(db, nishida, words(q))).length;
      expect(await found('高橋会館')).toBe(1);
      expect(await found('aed 講習')).toBe(1);
      expect(await found('aed 健診')).toBe(0);
    });
  });

  test('reminders: own and along, what went by, today, the next days; not what is over', async () => {
    const db = await office();
    const [day, before, after] = ['2099-11-20', '2099-11-12', '2099-11-25'];
    await saved(db, { title: '過ぎた', plannedOn: before });
    await saved(db, {
      title: '同行',
      plannedOn: day,
      staffId: people.mori.id,
      staffIds: [nishida.staffId],
    });
    await saved(db, { title: '次', plannedOn: after });
    await saved(db, { title: '人の', staffId: people.higashi.id });
    await saved(db, { title: 'ずっと先', plannedOn: '2099-12-31' });
    await dropAppointment(db, nishida, await saved(db, { title: 'やめた' }), '中止');
    const { past, today, soon } = await reminders(db, nishida, day);
    expect([past, today, soon].map((lines) => lines.map((l) => l.title))).toEqual([
      ['過ぎた'],
      ['同行'],
      ['次'],
    ]);
  });
});
