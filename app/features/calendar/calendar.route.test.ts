import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { type Day, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { readIcs } from '#tests/read-ics.ts';
import type { AppointmentFields } from '../appointments/appointment.ts';
import { saveAppointment } from '../appointments/appointments.server.ts';
import { dropAppointment } from '../appointments/fate.server.ts';
import { appointmentsOfPerson } from '../appointments/list.server.ts';
import { saveRecord } from '../records/records.server.ts';
import type { Entry } from './entries.server.ts';
import * as feed from './feed.ts';
import * as me from './me.tsx';
import * as page from './page.tsx';

const CANARY = '坂の上の合言葉さん宅';
const DAY: Day = '2099-11-20';

onBothEngines('the calendar', (open) => {
  const office = () => open(buildCast);
  async function plan(db: Db, changed: Partial<AppointmentFields> = {}) {
    const id = newId();
    await saveAppointment(db, actorNamed('nishida'), id, buildAppointment(changed));
    return id;
  }
  async function entries(db: Db, name: PersonName, query = ''): Promise<Entry[]> {
    const url = `/calendar?view=month&day=${DAY}${query}`;
    const came = await call(page.loader, { db, actor: actorNamed(name), url });
    return (came.data as { entries: Entry[] }).entries;
  }
  const titles = async (...args: Parameters<typeof entries>) =>
    (await entries(...args)).map((e) => e.title).toSorted();

  test('shows plans and next steps that are due, of the days of the page', async () => {
    const db = await office();
    await plan(db, { title: '会合' });
    await plan(db, { title: '次の月', plannedOn: '2099-12-20' });
    const next = { nextStep: '名簿を届ける', nextOn: '2099-11-21' };
    await saveRecord(db, actorNamed('nishida'), newId(), buildFields(next));
    const found = await entries(db, 'higashi');
    expect(found.map((e) => [e.title, e.isStep, e.on])).toEqual([
      ['会合', false, DAY],
      ['名簿を届ける', true, '2099-11-21'],
    ]);
  });

  test('a next step that is planned appears once', async () => {
    const db = await office();
    const record = newId();
    const next = { nextStep: '名簿を届ける', nextOn: '2099-11-21' };
    await saveRecord(db, actorNamed('nishida'), record, buildFields(next));
    const id = newId();
    await saveAppointment(
      db,
      actorNamed('nishida'),
      id,
      buildAppointment({ title: '届ける' }),
      record,
    );
    expect(await titles(db, 'mori')).toEqual(['届ける']);
    await dropAppointment(db, actorNamed('nishida'), id, '中止');
    expect(await titles(db, 'mori')).toEqual(['名簿を届ける']);
  });

  test('is narrowed by person and by area with all that lies in it', async () => {
    const db = await office();
    await plan(db, { title: '西' });
    await plan(db, { title: '東', areaId: areas.hon1.id, staffId: people.higashi.id });
    const next = { areaId: areas.hon1.id, nextStep: '東の次', nextOn: DAY };
    await saveRecord(db, actorNamed('higashi'), newId(), buildFields(next));
    expect(await titles(db, 'mori', `&area=${areas.east.id}`)).toEqual(['東', '東の次']);
    expect(await titles(db, 'mori', `&staff=${people.nishida.id}`)).toEqual(['西']);
    expect(await titles(db, 'mori', `&area=${areas.west.id}&staff=${people.higashi.id}`)).toEqual(
      [],
    );
    expect(await titles(db, 'ichikawa')).toEqual(['西']);
    expect(await titles(db, 'ichikawa', `&area=${areas.east.id}`)).toEqual([]);
    expect(await titles(db, 'tonari')).toEqual([]);
  });

  test.each([
    ['nishida', [CANARY]],
    ['higashi', ['予定あり']],
    ['sasaki', ['予定あり']],
    ['ichikawa', []],
  ] as const)('of a discreet one %s sees %j (S3)', async (name, seen) => {
    const db = await office();
    const secret = { title: CANARY, place: CANARY, withNames: CANARY, aim: CANARY };
    await plan(db, { ...secret, supportMain: 'individual' });
    expect(await titles(db, name)).toEqual(seen);
    const own = name === 'nishida';
    expect(JSON.stringify(await entries(db, name)).includes(CANARY)).toBe(own);
    expect(await titles(db, name, `&area=${areas.taki5.id}`)).toEqual(own ? seen : []);
  });

  describe('the secret address', () => {
    async function made(db: Db, name: PersonName = 'nishida'): Promise<string> {
      const actor = actorNamed(name);
      const came = await call(me.action, { db, actor, form: { intent: 'open' } });
      const { link } = came.data as { link: string };
      return new URL(link).pathname.split('/').at(-1) ?? '';
    }
    const fetched = (db: Db, token: string) =>
      call(feed.loader, { db, actor: null, params: { token } });

    test('gives own plans and those one comes along to, to nobody in particular', async () => {
      const db = await office();
      const soon = today();
      await plan(db, { title: '自分の', plannedOn: soon });
      await plan(db, {
        title: '同行',
        staffId: people.mori.id,
        staffIds: [people.nishida.id],
        plannedOn: soon,
      });
      await plan(db, { title: '人の', staffId: people.mori.id, plannedOn: soon });
      await dropAppointment(
        db,
        actorNamed('nishida'),
        await plan(db, { title: '中止', plannedOn: soon }),
        '雨',
      );
      const { response } = await fetched(db, await made(db));
      expect(response?.headers.get('content-type')).toContain('text/calendar');
      expect(response?.headers.get('cache-control')).toBe('no-store');
      const events = readIcs(await response!.text());
      expect(events.map((e) => e.SUMMARY).toSorted()).toEqual(['同行', '自分の']);
    });

    test('only from 30 days ago to a year ahead', async () => {
      const db = await office();
      const days = ['2026-10-26', '2026-10-27', '2027-11-27', '2027-11-28'];
      for (const plannedOn of days) await plan(db, { plannedOn, title: plannedOn });
      const range = { from: '2026-10-27', to: '2027-11-27' };
      const person = { officeId: OFFICE, staffId: people.nishida.id };
      const found = await appointmentsOfPerson(db, person, range);
      expect(found.map((a) => a.plannedOn)).toEqual(days.slice(1, 3));
    });

    test('says of a discreet one only that there is one, even to its owner (S3)', async () => {
      const db = await office();
      const secret = { title: CANARY, place: CANARY, withNames: CANARY, aim: CANARY };
      await plan(db, { ...secret, plannedOn: today(), kind: 'visit' });
      const text = await (await fetched(db, await made(db))).response!.text();
      expect(readIcs(text).map((e) => [e.SUMMARY, e.LOCATION])).toEqual([['予定あり', undefined]]);
      expect(text.replace(/\r\n /g, '')).not.toContain(CANARY);
    });

    test('is kept as a digest, is renewed and stopped', async () => {
      const db = await office();
      const first = await made(db);
      expect(first).toMatch(/^[\w-]{43}\.ics$/); // 256 bits
      const row = await db.selectFrom('calendar_feed').selectAll().executeTakeFirstOrThrow();
      expect(JSON.stringify(row)).not.toContain(first.replace('.ics', ''));
      const second = await made(db);
      expect((await fetched(db, first)).status).toBe(404);
      expect((await fetched(db, second)).status).toBe(200);
      const actor = actorNamed('nishida');
      await call(me.action, { db, actor, form: { intent: 'close' } });
      expect((await fetched(db, second)).status).toBe(404);
      expect(await notes(db)).toEqual(['feed.open', 'feed.open', 'feed.close']);
    });

    test('ends with the day the person leaves', async () => {
      const db = await office();
      const token = await made(db);
      const leave = (left_on: Day) =>
        db.updateTable('staff').set({ left_on }).where('id', '=', people.nishida.id).execute();
      await leave(today());
      expect((await fetched(db, token)).status).toBe(200);
      await leave('2026-01-01');
      expect((await fetched(db, token)).status).toBe(404);
    });

    test('guessing is slowed down, a right one is not kept waiting', async () => {
      const db = await office();
      const token = await made(db);
      const seen: number[] = [];
      for (let n = 0; n < 21; n += 1) seen.push((await fetched(db, `guess${n}.ics`)).status);
      expect([seen[0], seen.at(-1)]).toEqual([404, 429]);
      expect((await fetched(db, token)).status).toBe(200);
    });
  });
});
