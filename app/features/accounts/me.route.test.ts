import { afterEach, describe, expect, test } from 'vitest';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { digitsOf, giveKeys, makeAuthenticator, PASSWORD } from '#tests/keys.ts';
import { type Office, openOffice, pairOf } from '#tests/office.ts';
import * as me from './me.tsx';

const NEW = 'あたらしい合言葉はこれです';
const to = (response: Response) => response.headers.get('location');

onBothEngines('oneself', (open, engine) => {
  let office: Office | undefined;
  afterEach(async () => {
    await office?.close();
    office = undefined;
  });
  async function nishida() {
    office = await openOffice(engine);
    const keys = await giveKeys(office.db, 'nishida');
    const other = office.as('nishida');
    await other.get('/me');
    return { office, here: office.as('nishida'), other, ...keys };
  }

  test.each([
    ['西田 歩', 302],
    [' ', 422],
  ])('the name %j', async (name, status) => {
    const db = await open(buildCast);
    const came = await call(me.action, {
      db,
      actor: actorNamed('nishida'),
      form: { name, kana: '' },
    });
    expect(came.status).toBe(status);
    const row = await db
      .selectFrom('staff')
      .select(['name', 'role'])
      .where('id', '=', people.nishida.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ name: status === 302 ? name : '西田 あゆみ', role: 'csw' });
  });

  test('nobody gives oneself another role', async () => {
    const { office, here } = await nishida();
    await here.post('/me', { intent: 'name', name: '西田', role: 'admin' });
    const row = office.db.selectFrom('staff').select('role').where('name', '=', '西田');
    expect(await row.executeTakeFirst()).toEqual({ role: 'csw' });
  });

  test('other sessions end, this one goes on', async () => {
    const { here, other } = await nishida();
    expect(to(await here.post('/me', { intent: 'sessions' }))).toBe('/me?done=sessions');
    expect((await here.get('/me')).status).toBe(200);
    expect(to(await other.get('/me'))).toBe('/sign-in?to=%2Fme');
  });

  test('a trusted device is trusted no longer', async () => {
    const { office, here, secret } = await nishida();
    const half = office.as('nishida', { stage: 'password' });
    const second = await half.post('/sign-in/second', { code: digitsOf(secret), trust: '1' });
    const device = pairOf(second.headers.getSetCookie()[1]!);
    const id = /value="([0-9a-f]+)" name="device"/.exec(await (await here.get('/me')).text())![1]!;
    await here.post('/me', { intent: 'device', device: id });
    const form = { email: 'nishida@example.jp', password: PASSWORD };
    expect(to(await office.visitor(device).post('/sign-in', form))).toBe('/sign-in/second');
  });

  describe('the password', () => {
    test('changes with the old one, and ends other sessions', async () => {
      const { office, here, other } = await nishida();
      const came = await here.post('/me/password', {
        current: PASSWORD,
        password: NEW,
        again: NEW,
      });
      expect(to(came)).toBe('/me?done=password');
      expect((await here.get('/me')).status).toBe(200);
      expect(to(await other.get('/me'))).toBe('/sign-in?to=%2Fme');
      const signIn = (password: string) =>
        office.visitor().post('/sign-in', { email: 'nishida@example.jp', password });
      expect((await signIn(PASSWORD)).status).toBe(422);
      expect(to(await signIn(NEW))).toBe('/sign-in/second');
    });

    test.each([
      ['a wrong old one', { current: 'ちがいます', password: NEW, again: NEW }, 'current'],
      ['a short one', { current: PASSWORD, password: 'みじかい', again: 'みじかい' }, 'password'],
      [
        'one that is the e-mail',
        { current: PASSWORD, password: 'nishida@example', again: 'nishida@example' },
        'password',
      ],
      ['two that differ', { current: PASSWORD, password: NEW, again: PASSWORD }, 'again'],
    ])('stays with %s', async (_, form, field) => {
      const { here } = await nishida();
      const came = await here.post('/me/password', form);
      expect(came.status).toBe(422);
      expect(await came.text()).toContain(`id="${field}-error"`);
    });
  });

  describe('the second step', () => {
    const change = (visitor: Awaited<ReturnType<typeof nishida>>['here'], form: object) =>
      visitor.post('/me/second', { current: PASSWORD, ...form });

    test('is changed by nobody without the password, and guessing it has its limit', async () => {
      const { here } = await nishida();
      const wrong = { current: 'ちがいます', intent: 'codes' };
      for (let n = 0; n < 5; n++) expect((await here.post('/me/second', wrong)).status).toBe(422);
      expect((await change(here, { intent: 'codes' })).status).toBe(429);
    });

    test('new recovery codes replace the old', async () => {
      const { office, here, codes, other } = await nishida();
      const page = await (await change(here, { intent: 'codes' })).text();
      const made = page.match(/[2-9A-Z]{5}-[2-9A-Z]{5}/g)!;
      expect(made).toHaveLength(10);
      expect(to(await other.get('/me'))).toBe('/sign-in?to=%2Fme');
      const half = office.as('nishida', { stage: 'password' });
      expect((await half.post('/sign-in/second', { code: codes[0]! })).status).toBe(422);
      expect((await half.post('/sign-in/second', { code: made[0]! })).status).toBe(302);
    });

    test('a passkey is added, and only then may the app go; the last one stays', async () => {
      const { office, here } = await nishida();
      expect((await change(here, { intent: 'drop-totp' })).status).toBe(422);
      const asked = await (await here.post('/sign-in/passkey/options', { for: 'create' })).json();
      const passkey = makeAuthenticator().create(asked.options);
      const form = { intent: 'passkey', challenge: asked.challengeId, passkey };
      expect((await change(here, form)).status).toBe(200);
      expect((await change(here, form)).status).toBe(422);
      expect((await change(here, { intent: 'drop-totp' })).status).toBe(200);
      const { id } = await office.db.selectFrom('passkey').select('id').executeTakeFirstOrThrow();
      expect((await change(here, { intent: `drop-passkey:${id}` })).status).toBe(422);
    });

    test('another app replaces the first', async () => {
      const { office, here, secret } = await nishida();
      const page = await (await here.get('/me/second')).text();
      const offer = /name="offer" value="([^"]+)"/.exec(page)![1]!;
      const next = /打ちこむ文字：<code>([A-Z2-7 ]+)/.exec(page)![1]!.replaceAll(' ', '');
      const form = { intent: 'totp', offer };
      expect((await change(here, { ...form, code: digitsOf(secret) })).status).toBe(422);
      expect((await change(here, { ...form, code: digitsOf(next) })).status).toBe(200);
      const later = new Date(Date.now() + 30_000);
      const half = office.as('nishida', { stage: 'password' });
      const post = (code: string) => half.post('/sign-in/second', { code });
      expect((await post(digitsOf(secret, later))).status).toBe(422);
      expect((await post(digitsOf(next, later))).status).toBe(302);
    });

    test("another's passkey is not taken away", async () => {
      const { office, here } = await nishida();
      const mori = office.as('mori');
      await giveKeys(office.db, 'mori');
      const asked = await (await mori.post('/sign-in/passkey/options', { for: 'create' })).json();
      const passkey = makeAuthenticator().create(asked.options);
      await change(mori, { intent: 'passkey', challenge: asked.challengeId, passkey });
      const { id } = await office.db.selectFrom('passkey').select('id').executeTakeFirstOrThrow();
      await change(here, { intent: `drop-passkey:${id}` });
      expect(await office.db.selectFrom('passkey').select('id').execute()).toEqual([{ id }]);
    });
  });
});
