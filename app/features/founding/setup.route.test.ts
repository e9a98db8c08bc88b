import { afterEach, describe, expect, test } from 'vitest';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { type Office, openOffice, pairOf } from '#tests/office.ts';

const secret = 'にわとりと自転車と月曜日';
const form = {
  intent: 'found',
  office: '縁川市社会福祉協議会',
  name: '佐々木 実',
  kana: '',
  email: 'Sasaki@example.jp',
  password: secret,
  again: secret,
};
const to = (response: Response) => response.headers.get('location');

onBothEngines('the first visit', (_open, engine) => {
  let office: Office;
  afterEach(() => office?.close());
  const empty = async () => {
    office = await openOffice(engine, async () => {});
    return office.visitor();
  };

  test.each(['/', '/records', '/sign-in', '/staff', '/invitation/x'])(
    '%s leads to it',
    async (path) => {
      expect(to(await (await empty()).get(path))).toBe('/setup');
    },
  );

  test('the machine may ask whether all is well', async () => {
    expect((await (await empty()).get('/healthz')).status).toBe(200);
  });

  test('names the office and its administrator, who goes on to the second step', async () => {
    const visitor = await empty();
    expect((await visitor.get('/setup')).status).toBe(200);
    const came = await visitor.post('/setup', form);
    expect(to(came)).toBe('/sign-in/enrol');
    const admin = office.visitor(pairOf(came.headers.get('set-cookie') ?? ''));
    expect((await admin.get('/sign-in/enrol')).status).toBe(200);
    const staff = await office.db.selectFrom('staff').selectAll().execute();
    expect(staff).toMatchObject([{ email: 'sasaki@example.jp', role: 'admin' }]);
    expect(await office.db.selectFrom('code').select('code').execute()).not.toEqual([]);
    expect(await notes(office.db)).toEqual(expect.arrayContaining(['office.found', 'list.create']));
    expect((await visitor.get('/setup')).status).toBe(404);
    expect((await visitor.post('/setup', form)).status).toBe(404);
  });

  test.each([
    [{ office: ' ' }, ['office']],
    [{ name: '', email: 'x' }, ['name', 'email']],
    [{ password: 'みじかい', again: 'みじかい' }, ['password']],
    [{ password: '縁川市社会福祉協議会', again: '縁川市社会福祉協議会' }, ['password']],
    [{ email: '', again: 'ちがう' }, ['email', 'again']],
  ])('with %j says what is wrong and keeps the rest', async (changed, fields) => {
    const came = await (await empty()).post('/setup', { ...form, ...changed });
    expect(came.status).toBe(422);
    const page = await came.text();
    for (const field of fields) expect(page).toContain(`id="${field}-error"`);
    expect(page).not.toContain(secret);
    expect(await office.db.selectFrom('office').select('id').execute()).toEqual([]);
  });

  test('two at once make one office', async () => {
    const visitor = await empty();
    const other = { ...form, email: 'other@example.jp', office: 'もうひとつ' };
    const both = await Promise.all([visitor.post('/setup', form), visitor.post('/setup', other)]);
    expect(both.map((r) => r.status).sort()).toEqual([302, 404]);
    expect(await office.db.selectFrom('office').select('id').execute()).toHaveLength(1);
    expect(await office.db.selectFrom('staff').select('id').execute()).toHaveLength(1);
  });
});

describe('the sample office', () => {
  let office: Office;
  afterEach(() => office?.close());

  test('is opened once, and there a click signs in as anybody', async () => {
    office = await openOffice('sqlite', async () => {});
    const visitor = office.visitor();
    const both = await Promise.all([
      visitor.post('/setup', { intent: 'sample' }),
      visitor.post('/setup', { intent: 'sample' }),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual([302, 404]);
    const page = await (await visitor.get('/sign-in')).text();
    const staff = /value="([^"]+)" name="staff"/.exec(page)?.[1] ?? '';
    const came = await visitor.post('/sign-in/sample', { staff, to: '/me' });
    expect(to(came)).toBe('/me');
    const inside = office.visitor(pairOf(came.headers.get('set-cookie') ?? ''));
    expect(await (await inside.get('/me')).text()).toContain('見本の事業所では');
    expect((await inside.get('/me/password')).status).toBe(403);
    expect((await inside.post('/me/second', { intent: 'codes' })).status).toBe(403);
  });
});
