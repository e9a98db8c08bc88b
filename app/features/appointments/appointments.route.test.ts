import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment, typedAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { call, ledTo } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { saveRecord } from '../records/records.server.ts';
import type { AppointmentFields } from './appointment.ts';
import { saveAppointment } from './appointments.server.ts';
import * as drop from './drop.tsx';
import * as edit from './edit.tsx';
import { dropAppointment, movesOf } from './fate.server.ts';
import { appointmentOf } from './list.server.ts';
import * as move from './move.tsx';
import * as creating from './new.tsx';
import * as show from './show.tsx';
import * as undo from './undo.ts';

type Form = Record<string, string | string[]>;
const typed = typedAppointment as Form;

onBothEngines('pages of plans', (open) => {
  async function office(changed: Partial<AppointmentFields> = {}): Promise<{ db: Db; id: string }> {
    const db = await open(buildCast);
    const id = newId();
    await saveAppointment(db, actorNamed('nishida'), id, buildAppointment(changed));
    return { db, id };
  }
  const at = (db: Db, name: PersonName, id: string, form?: Form) => ({
    ...{ db, actor: actorNamed(name), params: { id } },
    ...(form && { form }),
  });
  const read = async (db: Db, id: string) => (await appointmentOf(db, OFFICE, id))!;
  const fields = (data: unknown) =>
    (data as { errors: { field: string }[] }).errors.map((e) => e.field);

  describe('a new one', () => {
    test('is saved, for oneself or for a colleague', async () => {
      const { db } = await office();
      const id = newId();
      const came = await call(creating.action, {
        db,
        actor: actorNamed('higashi'),
        form: { ...typed, id, staffId: people.mori.id, staffIds: [people.higashi.id] },
      });
      expect(came.location).toBe(`/appointments/${id}?saved=1`);
      expect(await read(db, id)).toMatchObject({ staffId: people.mori.id, staff: '森 和子' });
    });

    test('that its maker may not read whole leads to the calendar', async () => {
      const { db } = await office();
      const form = { ...typed, id: newId(), supportMain: 'individual' };
      const came = await call(creating.action, { db, actor: actorNamed('higashi'), form });
      expect(came.location).toMatch(/^\/calendar\?/);
    });

    test.each<[string, Form, string]>([
      ['nothing', { title: '', areaId: '', plannedOn: '' }, 'title,plannedOn,areaId'],
      ['an area of nobody', { areaId: newId() }, 'areaId'],
      ['a kind that is none', { kind: 'dance' }, 'kind'],
      ['a goal of nobody', { goalId: newId() }, 'goalId'],
      ['a viewer', { staffId: people.ichikawa.id }, 'staffId'],
      ['somebody who has left', { staffId: people.furuta.id }, 'staffId'],
      ['somebody of the next town', { staffIds: [people.tonari.id] }, 'staffIds'],
    ])('with %s comes back as a draft with what was typed', async (_, changed, wrong) => {
      const { db } = await office();
      const id = newId();
      const form = { ...typed, id, followsId: '', ...changed };
      const given = { db, actor: actorNamed('nishida'), form };
      const came = await call(creating.action, given);
      expect([came.status, came.location]).toEqual([302, `/appointments/new?draft=${id}`]);
      const { data } = await ledTo(creating.loader, given, came);
      expect(fields(data).join()).toBe(wrong);
      expect(data).toMatchObject({ id, typed: { aim: typed.aim } });
      await call(creating.action, { ...given, form: { ...form, ...typed, staffIds: [] } });
      expect((await read(db, id)).aim).toBe(typed.aim);
      expect(await db.selectFrom('draft').selectAll().execute()).toEqual([]);
    });

    test('with no id comes back as it is', async () => {
      const { db } = await office();
      const form = { ...typed, id: 'x' };
      const came = await call(creating.action, { db, actor: actorNamed('nishida'), form });
      expect([came.status, fields(came.data).join()]).toEqual([422, 'id']);
      expect((came.data as { values: Form }).values.aim).toBe(typed.aim);
    });

    test('a viewer makes none', async () => {
      const { db } = await office();
      const form = { ...typed, id: newId() };
      const actor = actorNamed('ichikawa');
      expect((await call(creating.action, { db, actor, form })).status).toBe(403);
      expect((await call(creating.loader, { db, actor })).status).toBe(403);
    });

    test('begins with what a record said comes next', async () => {
      const { db } = await office();
      const record = newId();
      const next = { nextStep: '名簿を届ける', nextOn: '2099-12-01' };
      await saveRecord(db, actorNamed('nishida'), record, buildFields(next));
      const url = `/?follows=${record}`;
      const form = await call(creating.loader, { db, actor: actorNamed('nishida'), url });
      expect(form.data).toMatchObject({
        followsId: record,
        typed: { title: '名簿を届ける', plannedOn: '2099-12-01' },
      });
      const sent = { ...typed, id: newId(), followsId: record };
      await call(creating.action, { db, actor: actorNamed('nishida'), form: sent });
      expect((await read(db, sent.id)).followsId).toBe(record);
      const wrong = { ...sent, id: newId(), followsId: newId() };
      const came = await call(creating.action, { db, actor: actorNamed('nishida'), form: wrong });
      expect(came.status).toBe(404);
      expect(await appointmentOf(db, OFFICE, wrong.id)).toBeUndefined();
    });
  });

  describe('correcting', () => {
    test('keeps it, and says so', async () => {
      const { db, id } = await office();
      const form = { ...typed, version: '1', title: '打ち合わせ（会場が変わった）' };
      const came = await call(edit.action, at(db, 'mori', id, form));
      expect(came.location).toBe(`/appointments/${id}?saved=1`);
      expect((await read(db, id)).title).toBe('打ち合わせ（会場が変わった）');
    });

    test('what somebody else saved first is told, and what was typed stays (R9)', async () => {
      const { db, id } = await office();
      await call(edit.action, at(db, 'mori', id, { ...typed, version: '1', place: '公民館' }));
      const mine = { ...typed, version: '1', title: '私の題' };
      const given = at(db, 'nishida', id, mine);
      const came = await call(edit.action, given);
      expect([came.status, came.location]).toEqual([302, `/appointments/${id}/edit?draft=1`]);
      const { data } = await ledTo(edit.loader, given, came);
      expect(JSON.stringify(data)).toContain('いまの「場所」：公民館');
      expect(data).toMatchObject({ version: 2, typed: { title: '私の題' } });
      await call(edit.action, at(db, 'nishida', id, { ...mine, version: '2' }));
      expect((await read(db, id)).title).toBe('私の題');
      expect(await db.selectFrom('draft').selectAll().execute()).toEqual([]);
    });

    test('that cannot be taken comes back with what was typed', async () => {
      const { db, id } = await office();
      const given = at(db, 'nishida', id, { ...typed, version: '1', plannedOn: 'いつか' });
      const came = await call(edit.action, given);
      const { data } = await ledTo(edit.loader, given, came);
      expect(fields(data)).toEqual(['plannedOn']);
      expect(data).toMatchObject({ version: 1, typed: { plannedOn: 'いつか' } });
      const plain = await call(edit.loader, at(db, 'nishida', id));
      expect(plain.data).toMatchObject({ errors: [], typed: { title: typed.title } });
    });

    test.each<[PersonName, number]>([
      ['higashi', 403],
      ['ichikawa', 403],
      ['tonari', 404],
    ])('%s does not', async (name, status) => {
      const { db, id } = await office();
      expect((await call(edit.loader, at(db, name, id))).status).toBe(status);
      const form = { ...typed, version: '1', title: '別' };
      expect((await call(edit.action, at(db, name, id, form))).status).toBe(status);
      expect((await read(db, id)).title).not.toBe('別');
    });
  });

  describe('not done', () => {
    test('is put off, with a reason, and that is undone', async () => {
      const { db, id } = await office();
      const form = { to: '2099-12-01', reason: '雨' };
      const came = await call(move.action, at(db, 'nishida', id, form));
      expect(came.location).toBe(`/appointments/${id}?moved=1`);
      expect(await movesOf(db, OFFICE, id)).toMatchObject([{ reason: '雨', by: '西田 あゆみ' }]);
      await call(undo.action, at(db, 'nishida', id, {}));
      expect((await read(db, id)).plannedOn).toBe('2099-11-20');
    });

    test.each<[string, Form, string]>([
      ['nothing', {}, 'to,reason'],
      ['a day gone by', { to: '2020-01-01', reason: '雨' }, 'to'],
      ['the same day', { to: '2099-11-20', reason: '雨' }, 'to'],
      ['no reason', { to: '2099-12-01', reason: '　' }, 'reason'],
    ])('with %s is not put off', async (_, form, wrong) => {
      const { db, id } = await office();
      const came = await call(move.action, at(db, 'nishida', id, form));
      expect([came.status, fields(came.data).join()]).toEqual([422, wrong]);
      expect(await movesOf(db, OFFICE, id)).toEqual([]);
    });

    test('is given up, with a reason, and that is undone', async () => {
      const { db, id } = await office();
      expect((await call(drop.action, at(db, 'nishida', id, { reason: '' }))).status).toBe(422);
      const came = await call(drop.action, at(db, 'nishida', id, { reason: '中止' }));
      expect(came.location).toBe(`/appointments/${id}?dropped=1`);
      expect((await call(show.loader, at(db, 'higashi', id))).data).toMatchObject({
        state: 'dropped',
        dropped: { reason: '中止' },
      });
      await call(undo.action, at(db, 'mori', id, {}));
      expect((await read(db, id)).droppedAt).toBeNull();
    });

    test.each(['higashi', 'tonari'] as const)('%s changes nothing of it', async (name) => {
      const { db, id } = await office();
      const form = { to: '2099-12-01', reason: '雨' };
      for (const { action } of [move, drop, undo])
        expect([403, 404]).toContain((await call(action, at(db, name, id, form))).status);
      expect(await read(db, id)).toMatchObject({ plannedOn: '2099-11-20', droppedAt: null });
    });

    test('once it is over it is changed no more', async () => {
      const { db, id } = await office();
      await dropAppointment(db, actorNamed('nishida'), id, '中止');
      const form = { ...typed, version: '2', to: '2099-12-01', reason: '雨' };
      for (const { action } of [edit, move, drop])
        expect((await call(action, at(db, 'nishida', id, form))).location).toBe(
          `/appointments/${id}`,
        );
      expect((await read(db, id)).plannedOn).toBe('2099-11-20');
    });
  });

  test.each<[PersonName, number]>([
    ['nishida', 200],
    ['kobayashi', 200],
    ['mori', 200],
    ['higashi', 404],
    ['sasaki', 404],
    ['ichikawa', 404],
    ['tonari', 404],
  ])('a discreet one is for %s %i', async (name, status) => {
    const { db, id } = await office({ kind: 'visit' });
    expect((await call(show.loader, at(db, name, id))).status).toBe(status);
  });
});
