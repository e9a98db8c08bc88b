/** むら as each person meets it, on rows of both engines. */
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildBatch } from '#tests/build-batch.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildSurvey } from '#tests/build-survey.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import type { Actor } from '../accounts/actor.ts';
import { saveAppointment } from '../appointments/appointments.server.ts';
import type { RecordFields } from '../records/record.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import { countSpread } from './count.server.ts';
import { loader } from './page.tsx';
import type { Spread } from './spread.server.ts';
import { spreadTaking } from './taking.server.ts';

const URL_ = '/overview/spread?when=y2026';

type Writing = { by?: PersonName; count?: number; fields?: Partial<RecordFields>; at?: string };

async function write(db: Db, { by = 'nishida', count = 1, fields = {}, at }: Writing) {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = newId();
    await saveRecord(db, actorNamed(by), id, buildFields(fields));
    if (at) await db.updateTable('record').set({ created_at: at }).where('id', '=', id).execute();
    ids.push(id);
  }
  return ids;
}

async function seen(db: Db, actor: Actor, url = URL_) {
  const { status, data } = await call(loader, { db, actor, url });
  return { status, spread: (data as { spread: Spread } | null)?.spread };
}

onBothEngines('むら', (open) => {
  async function office(): Promise<Db> {
    const db = await open();
    await buildCast(db);
    return db;
  }
  const of = (db: Db, by: 'staff' | 'area' = 'staff') =>
    countSpread(db, OFFICE, { by, from: '2026-04-01', until: '2027-03-31', today: '2026-12-10' });

  test('counts what was written, when and from what', async () => {
    const db = await office();
    const plan = newId();
    await saveAppointment(db, actorNamed('nishida'), plan, buildAppointment());
    await write(db, {
      fields: { minutes: 30, verbs: ['know', 'spread'] },
      at: '2026-11-20T14:59:00.000Z',
    });
    // 0:30 in Japan is the next day there, not yet in London.
    await write(db, { fields: { minutes: 60 }, at: '2026-11-21T15:30:00.000Z' });
    const planned = { appointmentId: plan, followsId: null };
    const id = newId();
    await saveRecord(db, actorNamed('nishida'), id, buildFields({ occurredOn: '2026-11-25' }), {
      planned,
    });
    await db
      .updateTable('record')
      .set({ created_at: '2026-11-24T00:00:00.000Z' })
      .where('id', '=', id)
      .execute();
    const [gone = ''] = await write(db, {});
    await removeRecord(db, actorNamed('nishida'), gone, '二重');
    await write(db, { fields: { occurredOn: '2026-03-31' } });
    const counted = (await of(db)).get(people.nishida.id);
    expect(counted).toMatchObject({ records: 3, minutes: 90, planned: 1, asked: 3 });
    expect(counted?.delay).toEqual(
      new Map([
        [0, 2],
        [2, 1],
      ]),
    );
    expect(counted?.verbs).toEqual(
      new Map([
        [17, 1],
        [2, 2],
      ]),
    );
    expect([...(await of(db, 'area')).keys()]).toEqual([areas.taki5.id]);
  });

  test('next steps: kept on their day, late, open, or not yet due', async () => {
    const db = await office();
    const step = async (nextOn: string, doneAt: string | null) => {
      const [id = ''] = await write(db, { fields: { nextStep: '電話する', nextOn } });
      await db
        .updateTable('next_step')
        .set({ done_at: doneAt })
        .where('record_id', '=', id)
        .execute();
    };
    await step('2026-12-01', '2026-12-01T14:00:00.000Z');
    await step('2026-12-01', '2026-12-01T15:30:00.000Z');
    await step('2026-12-01', null);
    await step('2026-12-10', null);
    await step('2026-12-24', '2026-12-03T00:00:00.000Z');
    expect((await of(db)).get(people.nishida.id)?.steps).toEqual({ kept: 1, late: 1, open: 1 });
  });

  test('an old log says nothing of when it was written, planned or kept', async () => {
    const db = await office();
    const [old = ''] = await write(db, { fields: { nextStep: '電話する', nextOn: '2026-11-21' } });
    await write(db, {});
    for (const batch_id of [newId(), newId()]) {
      await buildBatch(db, batch_id);
      await db
        .insertInto('import_row')
        .values({ office_id: OFFICE, batch_id, row: 1, digest: batch_id, thing_id: old })
        .execute();
    }
    const counted = (await of(db)).get(people.nishida.id);
    expect(counted).toMatchObject({ records: 2, asked: 1, steps: { kept: 0, late: 0, open: 0 } });
  });

  test('a manager sees all by name, in the order of names', async () => {
    const db = await office();
    await write(db, { by: 'higashi', count: 12 });
    await write(db, { by: 'nishida', count: 3 });
    const { spread } = await seen(db, actorNamed('mori'));
    const [records] = spread?.dots ?? [];
    expect(records?.lines.map(({ label }) => label)).toEqual(
      [people.nishida.name, people.higashi.name].sort(),
    );
    expect(spread?.shares[0]?.lines.map(({ shares }) => shares === null).sort()).toEqual([
      false,
      true,
    ]);
  });

  test('no address gives a worker the figures of another (S2)', async () => {
    const db = await office();
    await write(db, { by: 'higashi', count: 11, fields: { areaId: areas.hon1.id, minutes: 77 } });
    await write(db, { by: 'nishida' });
    const addresses = [
      ...[
        '',
        '?when=y2026',
        '?when=h2026-2',
        '?when=m2026-11',
        '?when=free&from=8.11.20&to=8.11.20',
      ],
      ...[
        `?area=${areas.hon1.id}`,
        `?staff=${people.higashi.id}`,
        `?by=staff&key=${people.higashi.id}`,
      ],
      ...[`?by=zone&area=${areas.hon1.id}`, `?by=town`, `?by=district&staff=${people.higashi.id}`],
    ];
    for (const query of addresses) {
      const { spread } = await seen(db, actorNamed('nishida'), `/overview/spread${query}`);
      const text = JSON.stringify(spread);
      expect(text).not.toContain(people.higashi.name);
      expect(text).not.toContain(people.higashi.id);
      const isByArea = query.includes('by=') && !query.includes('by=staff');
      const names = spread?.dots.map(({ name }) => name);
      if (isByArea) expect(names).toEqual(['records', 'hours']);
      else {
        const lines = spread?.dots.flatMap(({ lines, band }) => [
          ...lines.map(({ key }) => key),
          band,
        ]);
        expect(lines?.every((one) => one === null || one === people.nishida.id)).toBe(true);
      }
    }
  });

  test('the file holds what the page shows, for each', async () => {
    const db = await office();
    await write(db, { by: 'higashi', count: 12 });
    await write(db, { by: 'nishida', count: 12 });
    const rows = async (actor: Actor, query = 'when=y2026') => {
      const asked = { query, withConfidential: false };
      const sheet = await spreadTaking.sheet(db, actor, asked, async () => {});
      const all: (readonly unknown[])[] = [];
      for await (const part of sheet.rows) all.push(...part);
      return JSON.stringify(all);
    };
    expect(await rows(actorNamed('mori'))).toContain(people.higashi.name);
    const own = await rows(actorNamed('nishida'));
    expect(own).toContain(people.nishida.name);
    expect(own).not.toContain(people.higashi.name);
    expect(own).not.toContain('まんなか');
    expect(await rows(actorNamed('nishida'), 'by=zone')).not.toContain('書くまでの日数');
  });

  test('of the next office nothing is counted', async () => {
    const db = await office();
    await write(db, { count: 12 });
    const { spread } = await seen(db, actorNamed('tonari'));
    expect(spread?.dots.every(({ lines }) => lines.length === 0)).toBe(true);
  });

  test.each(['sasaki', 'ichikawa'] as const)('for %s it is not there', async (name) => {
    expect((await seen(await office(), actorNamed(name))).status).toBe(404);
  });

  test('by area, of 1,000 residents where all of them are known, with the day of the figures', async () => {
    const db = await office();
    await write(db, { count: 4 });
    const rate = async (actor: Actor, by: string) =>
      (await seen(db, actor, `${URL_}&by=${by}`)).spread?.dots.find(({ name }) => name === 'rate');
    expect(await rate(actorNamed('mori'), 'town')).toBeUndefined();
    await buildSurvey(db, newId());
    for (const name of ['mori', 'nishida'] as const) {
      const figure = await rate(actorNamed(name), 'town');
      expect(figure?.source).toBe('令和8年4月1日(水)の数字（縁川市）');
      const values = new Map(figure?.lines.map(({ label, value }) => [label, value]));
      expect([values.get('滝山五丁目'), values.get('滝山四丁目')]).toEqual([5, 0]);
      expect([...values.values()].filter((value) => value === null)).not.toEqual([]);
    }
    expect(await rate(actorNamed('mori'), 'staff')).toBeUndefined();
    expect((await rate(actorNamed('mori'), 'district'))?.lines).toMatchObject([
      { label: '西部', value: 2 },
      { label: '東部', value: null },
    ]);
  });
});
