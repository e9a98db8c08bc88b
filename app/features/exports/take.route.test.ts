import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { decodeText, parseCsv } from '#app/lib/files.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { type Office, openOffice } from '#tests/office.ts';
import { buildThings } from '#tests/permissions.ts';
import { saveAppointment } from '../appointments/appointments.server.ts';
import { saveRecord } from '../records/records.server.ts';

onBothEngines('taking a list out', (_open, engine) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(engine, fill);
  });
  afterAll(() => office?.close());

  const take = (name: PersonName, list: string, form: Record<string, string> = { as: 'csv' }) =>
    office.as(name).post(`/export/${list}`, form);
  const rowsOf = async (answer: Response) =>
    parseCsv(decodeText(new Uint8Array(await answer.arrayBuffer())).text);

  test.each([
    ['csv', 'text/csv; charset=utf-8', '.csv'],
    ['cp932', 'text/csv; charset=shift_jis', '.csv'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.xlsx'],
  ])('%s comes as a file under a Japanese name, kept by nobody', async (as, type, ending) => {
    const answer = await take('mori', 'areas', { as });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const name = /filename\*=UTF-8''(\S+)$/.exec(answer.headers.get('content-disposition') ?? '');
    expect(decodeURIComponent(name?.[1] ?? '')).toMatch(
      new RegExp(`^地域_\\d{4}-\\d\\d-\\d\\d\\${ending}$`),
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    const rows =
      as === 'xlsx' ? (await readXlsx(bytes))[0]?.data : parseCsv(decodeText(bytes).text);
    expect(rows).toHaveLength(1 + (await counted('area', 'mori')));
  });

  /** Rows of a list as the database has them, for its office. */
  const counted = async (
    table: 'area' | 'assignment' | 'goal' | 'code' | 'staff' | 'audit',
    name: PersonName,
  ) => {
    const { officeId } = actorNamed(name);
    const { n } = await office.db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('office_id', '=', officeId)
      .executeTakeFirstOrThrow();
    return Number(n);
  };

  test.each([
    ['areas', 'area', 'nishida'],
    ['assignments', 'assignment', 'nishida'],
    ['lists', 'code', 'mori'],
    ['staff', 'staff', 'nishida'],
    ['audit', 'audit', 'mori'],
    ['areas', 'area', 'tonari'],
    ['staff', 'staff', 'tonari'],
  ] as const)('%s: as many rows as in the table %s, for %s (R12)', async (list, table, name) => {
    const visitor = office.as(name);
    await visitor.get('/help'); // signs in, which leaves a line
    const before = await counted(table, name);
    expect(await rowsOf(await visitor.post(`/export/${list}`, { as: 'csv' }))).toHaveLength(
      1 + before,
    );
  });

  test('a viewer gets the areas that were opened, and no list of the office', async () => {
    const rows = await rowsOf(await take('ichikawa', 'areas'));
    expect(rows).toHaveLength(1 + actorNamed('ichikawa').areas.size);
    expect(JSON.stringify(rows)).not.toContain('本町');
    for (const list of ['staff', 'assignments', 'steps', 'lists', 'audit'])
      expect((await take('ichikawa', list)).status).toBe(404);
  });

  test('addresses of people go out to who manages them alone', async () => {
    expect(JSON.stringify(await rowsOf(await take('sasaki', 'staff')))).toContain('@example.jp');
    for (const name of ['nishida', 'mori'] as const)
      expect(JSON.stringify(await rowsOf(await take(name, 'staff')))).not.toContain('@');
  });

  test('next steps are one’s own and open', async () => {
    const [, ...rows] = await rowsOf(await take('nishida', 'steps'));
    expect(rows.map((row) => row[1])).toEqual(['早いこと', '遅いこと', '日のないこと']);
    expect(await rowsOf(await take('higashi', 'steps'))).toHaveLength(1);
  });

  test('予定 go out as the calendar shows them: a discreet one is a time and whose it is', async () => {
    const query = 'from=2027-05-01&to=2027-05-31';
    const taken = async (name: PersonName) =>
      (await rowsOf(await take(name, 'appointments', { as: 'csv', query }))).slice(1);
    const [own, other, viewer] = [
      await taken('nishida'),
      await taken('higashi'),
      await taken('ichikawa'),
    ];
    expect(own.map((row) => row[3])).toEqual(['地域の集まり', '山田さんを訪ねる']);
    expect(other).toHaveLength(2);
    expect(other[1]?.slice(0, 2)).toEqual(own[1]?.slice(0, 2));
    expect(JSON.stringify([other, viewer])).not.toContain('山田');
    expect(viewer).toHaveLength(1);
    const later = await take('nishida', 'appointments', {
      as: 'csv',
      query: 'from=2027-06-01&to=2027-06-30',
    });
    expect(await rowsOf(later)).toHaveLength(1);
  });

  test('the audit goes out with the filter of its page', async () => {
    const query = `actor=${people.higashi.id}&verb=record.create`;
    const [, ...rows] = await rowsOf(await take('mori', 'audit', { as: 'csv', query }));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('東 健一');
  });

  test('what old programs cannot hold is told beside the file', async () => {
    const answer = await take('nishida', 'records', { as: 'cp932' });
    expect(answer.status).toBe(302);
    const job = answer.headers.get('location') ?? '';
    expect(job).toMatch(/^\/jobs\//);
    const page = await (await office.as('nishida').get(job)).text();
    expect(page).toContain('「𠮷」は「〓」に置きかえました');
  });

  test('S11: a record that looks like a formula goes out as text', async () => {
    const rows = await rowsOf(await take('mori', 'records'));
    expect(rows.flat().filter((cell) => /^[=+\-@＝＋－＠\t\r]/.test(cell))).toEqual([]);
    expect(rows.flat()).toContain('\'=HYPERLINK("x")');
  });

  test.each([
    ['of no known kind', { as: 'exe' }],
    ['without saying how', {}],
  ])('a file %s is not made: back to the list', async (_what, form) => {
    const answer = await take('mori', 'records', { ...form, query: '?kind=visit' } as Record<
      string,
      string
    >);
    expect(answer.headers.get('location')).toBe('/records?kind=visit');
  });

  test('by the address bar one is led to the list', async () => {
    const answer = await office.as('nishida').get('/export/areas');
    expect(answer.headers.get('location')).toBe('/areas');
  });

  test('paper has all that the filter leaves, with its texts, and nothing of the other room', async () => {
    const page = await (await office.as('mori').get('/records/print?kind=meeting')).text();
    for (const text of [
      '縁川市社会福祉協議会',
      '𠮷野さん',
      '早いこと',
      '滝山五丁目',
      '会合への出席',
    ])
      expect(page).toContain(text);
    expect(page).not.toContain('CANARY');
    const east = await (await office.as('ichikawa').get('/records/print')).text();
    expect(east).not.toContain('本町一丁目');
  });
});

async function fill(db: Db): Promise<void> {
  await buildCast(db);
  await buildThings(db);
  const nishida = actorNamed('nishida');
  const plans = [
    { plannedOn: '2027-05-10', title: '地域の集まり' },
    { plannedOn: '2027-05-12', title: '山田さんを訪ねる', kind: 'visit' },
  ];
  for (const plan of plans) await saveAppointment(db, nishida, newId(), buildAppointment(plan));
  const steps = [
    ['遅いこと', '2026-12-20'],
    ['日のないこと', null],
    ['早いこと', '2026-12-01'],
  ] as const;
  for (const [nextStep, nextOn] of steps)
    await saveRecord(
      db,
      nishida,
      newId(),
      buildFields({
        nextStep,
        nextOn,
        withNames: '𠮷野さん',
        aim: '=HYPERLINK("x")',
        confidential: { who: 'CANARY', detail: '' },
      }),
    );
}
