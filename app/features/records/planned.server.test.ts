import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import type { AppointmentFields } from '../appointments/appointment.ts';
import { saveAppointment } from '../appointments/appointments.server.ts';
import { dropAppointment } from '../appointments/fate.server.ts';
import { appointmentOf } from '../appointments/list.server.ts';
import { readFilter } from './filter.ts';
import { listRecords } from './list.server.ts';
import * as creating from './new.tsx';
import { filledBy, isPlanned, plannedIn } from './planned.ts';
import { removeRecord, restoreRecord, rowOf, saveRecord, stepOf } from './records.server.ts';
import * as show from './show.tsx';
import { openSteps } from './steps.server.ts';
import { toTyped } from './typed.ts';

const nishida = actorNamed('nishida');
const CANARY = '坂の上の合言葉さん宅';

test('planned work is what fulfils a plan or a next step (H4)', () => {
  expect(isPlanned({ appointmentId: null, followsId: null })).toBe(false);
  expect(isPlanned({ appointmentId: newId(), followsId: null })).toBe(true);
  expect(isPlanned({ appointmentId: null, followsId: newId() })).toBe(true);
  expect(plannedIn({ appointmentId: 'x', followsId: '' })).toEqual({
    appointmentId: null,
    followsId: null,
  });
});

test('what fills the form: all of a plain plan, of a discreet one nothing in the shared part', () => {
  expect(filledBy(buildAppointment())).toMatchObject({
    occurredOn: '2099-11-20',
    place: '自治会館',
    aim: '配り方を決める',
    position: '進行役',
    minutes: '1時間',
  });
  const secret = { title: CANARY, place: CANARY, withNames: CANARY, aim: CANARY };
  const { detail, ...shared } = filledBy(
    buildAppointment({ ...secret, supportMain: 'individual' }),
  );
  expect(detail).toContain(CANARY);
  expect(JSON.stringify(shared)).not.toContain(CANARY);
});

onBothEngines('a plan that becomes a record', (open) => {
  async function office(
    changed: Partial<AppointmentFields> = {},
  ): Promise<{ db: Db; plan: string }> {
    const db = await open(buildCast);
    const plan = newId();
    await saveAppointment(db, nishida, plan, buildAppointment(changed));
    return { db, plan };
  }
  async function record(
    db: Db,
    name: PersonName,
    planned: { appointment?: string; follows?: string },
  ) {
    const id = newId();
    await saveRecord(db, actorNamed(name), id, buildFields(), {
      planned: {
        appointmentId: planned.appointment ?? null,
        followsId: planned.follows ?? null,
      },
    });
    return (await rowOf(db, OFFICE, id))!;
  }

  test('is done as long as that record stands', async () => {
    const { db, plan } = await office();
    const { id, appointment_id } = await record(db, 'nishida', { appointment: plan });
    expect(appointment_id).toBe(plan);
    const recordId = async () => (await appointmentOf(db, OFFICE, plan))?.recordId;
    expect(await recordId()).toBe(id);
    await removeRecord(db, nishida, id, '間違い');
    expect(await recordId()).toBeNull();
    await restoreRecord(db, nishida, id);
    expect(await recordId()).toBe(id);
    expect((await notes(db)).slice(0, 3)).toEqual([
      'appointment.create',
      'appointment.fulfil',
      'record.create',
    ]);
  });

  test('is done once: the second record stands without the tie', async () => {
    const { db, plan } = await office();
    await record(db, 'nishida', { appointment: plan });
    expect((await record(db, 'mori', { appointment: plan })).appointment_id).toBeNull();
  });

  test('is not done when it was given up, is of another office, or may not be seen', async () => {
    const { db, plan } = await office({ supportMain: 'individual' });
    expect((await record(db, 'higashi', { appointment: plan })).appointment_id).toBeNull();
    await dropAppointment(db, nishida, plan, '中止');
    expect((await record(db, 'nishida', { appointment: plan })).appointment_id).toBeNull();
    expect((await record(db, 'nishida', { appointment: newId() })).appointment_id).toBeNull();
  });

  async function withStep() {
    const { db } = await office();
    const first = newId();
    const fields = buildFields({ nextStep: '名簿を届ける', nextOn: '2026-12-01' });
    await saveRecord(db, nishida, first, fields);
    return { db, first };
  }

  test('a next step is done by recording, by who may mark it', async () => {
    const { db, first } = await withStep();
    expect((await record(db, 'higashi', { follows: first })).follows_id).toBeNull();
    expect((await stepOf(db, OFFICE, first))?.done_at).toBeNull();
    expect((await record(db, 'nishida', { follows: first })).follows_id).toBe(first);
    expect((await stepOf(db, OFFICE, first))?.done_at).not.toBeNull();
  });

  test('a next step that was planned waits as a plan, and is done with it', async () => {
    const { db, first } = await withStep();
    const plan = newId();
    await saveAppointment(db, nishida, plan, buildAppointment(), first);
    expect(await openSteps(db, nishida, '2026-12-31')).toEqual([]);
    await dropAppointment(db, nishida, plan, '中止');
    expect(await openSteps(db, nishida, '2026-12-31')).toHaveLength(1);
    const again = newId();
    await saveAppointment(db, nishida, again, buildAppointment(), first);
    const row = await record(db, 'nishida', { appointment: again });
    expect([row.appointment_id, row.follows_id]).toEqual([again, first]);
    expect((await stepOf(db, OFFICE, first))?.done_at).not.toBeNull();
  });

  test('the list tells planned work from the rest', async () => {
    const { db, plan } = await office();
    const { id } = await record(db, 'nishida', { appointment: plan });
    await record(db, 'nishida', {});
    const filter = readFilter(new URLSearchParams('planned=1'), '2026-11-26');
    const { rows } = await listRecords(db, nishida, filter);
    expect(rows.map((r) => r.id)).toEqual([id]);
    const all = await listRecords(db, nishida, { ...filter, planned: false });
    expect(all.rows).toHaveLength(2);
  });

  test('the form begins with it, the page shows it beside what happened', async () => {
    const { db, plan } = await office();
    const as = (name: PersonName) => ({ db, actor: actorNamed(name) });
    const form = await call(creating.loader, { ...as('nishida'), url: `/?appointment=${plan}` });
    const { typed, planned } = form.data as { typed: Record<string, string>; planned: unknown };
    expect(typed).toMatchObject({ place: '自治会館', appointmentId: plan, position: '進行役' });
    expect(planned).toMatchObject({ title: '防災アンケートの打ち合わせ' });
    const id = newId();
    const sent = await call(creating.action, {
      ...as('nishida'),
      form: { ...toTyped(buildFields()), id, appointmentId: plan } as Record<string, string>,
    });
    expect(sent.location).toBe(`/records/${id}?saved=1`);
    const page = await call(show.loader, { ...as('higashi'), params: { id } });
    expect(page.data).toMatchObject({
      record: { isPlanned: true, planned: { aim: '配り方を決める' } },
    });
    const again = await call(creating.loader, { ...as('nishida'), url: `/?appointment=${plan}` });
    expect(again.location).toBe(`/records/${id}`);
  });

  test('what follows a record begins as 継続, what follows nothing says nothing', async () => {
    const { db, plan } = await office();
    const first = newId();
    const fields = buildFields({ nextStep: '名簿を届ける', nextOn: '2026-12-01' });
    await saveRecord(db, nishida, first, fields);
    const following = newId();
    const begun = async (query: string) => {
      const { data } = await call(creating.loader, { db, actor: nishida, url: `/?${query}` });
      return (data as { typed: Record<string, string> }).typed.course ?? '';
    };
    expect(await begun(`follows=${first}`)).toBe('continued');
    await saveAppointment(db, nishida, following, buildAppointment(), first);
    expect(await begun(`appointment=${following}`)).toBe('continued');
    expect([await begun(`appointment=${plan}`), await begun('')]).toEqual(['', '']);
  });

  test('recorded by somebody else meanwhile: the text is saved, and the page says so', async () => {
    const { db, plan } = await office();
    await record(db, 'mori', { appointment: plan });
    const id = newId();
    const sent = await call(creating.action, {
      db,
      actor: nishida,
      form: { ...toTyped(buildFields()), id, appointmentId: plan } as Record<string, string>,
    });
    expect(sent.location).toBe(`/records/${id}?saved=1&untied=1`);
    expect(await rowOf(db, OFFICE, id)).toMatchObject({ appointment_id: null });
  });

  test.each(['higashi', 'sasaki', 'ichikawa'] as const)(
    'the page of a record tells %s nothing of a discreet plan (S3)',
    async (name) => {
      const { db, plan } = await office({ title: CANARY, aim: CANARY, supportMain: 'individual' });
      const { id } = await record(db, 'nishida', { appointment: plan });
      const page = await call(show.loader, { db, actor: actorNamed(name), params: { id } });
      expect(JSON.stringify(page.data)).not.toContain(CANARY);
      const own = await call(show.loader, { db, actor: nishida, params: { id } });
      expect(JSON.stringify(own.data)).toContain(CANARY);
    },
  );

  test.each(['higashi', 'tonari'] as const)('%s cannot begin with what is hidden', async (name) => {
    const { db, plan } = await office({ supportMain: 'individual' });
    const actor = actorNamed(name);
    expect((await call(creating.loader, { db, actor, url: `/?appointment=${plan}` })).status).toBe(
      404,
    );
    expect((await call(creating.loader, { db, actor, url: `/?follows=${plan}` })).status).toBe(404);
  });
});
