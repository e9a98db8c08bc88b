import { afterEach, describe, expect, test } from 'vitest';
import { OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { digitsOf, giveKeys, makeAuthenticator, PASSWORD } from '#tests/keys.ts';
import { notes } from '#tests/notes.ts';
import { type Office, openOffice, pairOf } from '#tests/office.ts';

const wrong = 'メールアドレスかパスワードが違います';
const to = (response: Response) => response.headers.get('location');
const cookies = (response: Response) => response.headers.getSetCookie().map(pairOf);
const cookieOf = (response: Response) => cookies(response).join('; ');

onBothEngines('signing in', (_open, engine) => {
  let office: Office;
  afterEach(() => office?.close());
  const opened = async (options?: { enrolled?: boolean }) => {
    office = await openOffice(engine);
    const keys = await giveKeys(office.db, 'nishida', options);
    const signIn = (password = PASSWORD, cookie?: string, next = '/records?q=1') =>
      office.visitor(cookie).post('/sign-in', { email: keys.email, password, to: next });
    return { ...keys, signIn };
  };

  test('by password and six digits, and on to where one was going', async () => {
    const { signIn, secret } = await opened();
    const first = await signIn();
    expect(to(first)).toBe('/sign-in/second?to=%2Frecords%3Fq%3D1');
    expect(first.headers.get('set-cookie')).toMatch(
      /^engawa=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const half = office.visitor(cookieOf(first));
    expect(to(await half.get('/records'))).toBe('/sign-in?to=%2Frecords');
    expect(to(await half.get('/sign-in?to=%2Frecords'))).toBe('/sign-in/second?to=%2Frecords');
    const second = await half.post('/sign-in/second', {
      code: digitsOf(secret),
      to: '/records?q=1',
    });
    expect(to(second)).toBe('/records?q=1');
    expect((await office.visitor(cookieOf(second)).get('/records')).status).toBe(200);
    expect(cookieOf(second)).not.toBe(cookieOf(first));
    const again = await office
      .visitor(cookieOf(first))
      .post('/sign-in/second', { code: digitsOf(secret) });
    expect(to(again)).toBe('/sign-in'); // the half session is over
  });

  test('six digits work once, also when they come twice at once', async () => {
    const { signIn, secret } = await opened();
    const half = office.visitor(cookieOf(await signIn()));
    const post = () => half.post('/sign-in/second', { code: digitsOf(secret) });
    const both = await Promise.all([post(), post()]);
    expect(both.flatMap(cookies)).toHaveLength(1);
  });

  test('by a recovery code, once', async () => {
    const { signIn, codes } = await opened();
    const half = office.visitor(cookieOf(await signIn()));
    expect((await half.post('/sign-in/second', { code: codes[0]!.toLowerCase() })).status).toBe(
      302,
    );
    const again = office.visitor(cookieOf(await signIn()));
    expect((await again.post('/sign-in/second', { code: codes[0]! })).status).toBe(422);
    expect(await notes(office.db)).toContain('second.recovery');
  });

  test('a trusted device needs the password only, and only for its owner', async () => {
    const { signIn, secret } = await opened();
    const half = office.visitor(cookieOf(await signIn()));
    const second = await half.post('/sign-in/second', { code: digitsOf(secret), trust: '1' });
    const [, device = ''] = cookies(second);
    expect(second.headers.getSetCookie()[1]).toMatch(
      /^engawa-device=[\w-]{43}; .*HttpOnly; .*Max-Age=2592000$/,
    );
    expect(to(await signIn(PASSWORD, device))).toBe('/records?q=1');
    await giveKeys(office.db, 'mori');
    const other = await office
      .visitor(device)
      .post('/sign-in', { email: 'mori@example.jp', password: PASSWORD });
    expect(to(other)).toBe('/sign-in/second');
  });

  test('who has no second step yet sets it up before anything else', async () => {
    const { signIn } = await opened({ enrolled: false });
    const first = await signIn();
    expect(to(first)).toBe('/sign-in/enrol?to=%2Frecords%3Fq%3D1');
    const half = office.visitor(cookieOf(first));
    expect(to(await half.get('/sign-in/second'))).toBe('/sign-in/enrol');
    const page = await (await half.get('/sign-in/enrol')).text();
    const offer = /name="offer" value="([^"]+)"/.exec(page)![1]!;
    const secret = /打ちこむ文字：<code>([A-Z2-7 ]+)/.exec(page)![1]!.replaceAll(' ', '');
    const missed = await half.post('/sign-in/enrol', { offer, code: '000000' });
    expect(missed.status).toBe(422);
    expect(await missed.text()).toContain(/打ちこむ文字：<code>[A-Z2-7 ]+/.exec(page)![0]);
    const done = await half.post('/sign-in/enrol', {
      offer,
      code: digitsOf(secret),
      to: '/records',
    });
    expect((await done.text()).match(/[2-9A-Z]{5}-[2-9A-Z]{5}/g)).toHaveLength(10);
    expect((await office.visitor(cookieOf(done)).get('/')).status).toBe(200);
    expect(to(await half.get('/sign-in/enrol'))).toBe('/sign-in');
  });

  test("another's offer of a secret is none", async () => {
    await opened({ enrolled: false });
    await giveKeys(office.db, 'mori', { enrolled: false });
    const half = (name: 'nishida' | 'mori') => office.as(name, { stage: 'password' });
    const page = await (await half('mori').get('/sign-in/enrol')).text();
    const offer = /name="offer" value="([^"]+)"/.exec(page)![1]!;
    const secret = /打ちこむ文字：<code>([A-Z2-7 ]+)/.exec(page)![1]!.replaceAll(' ', '');
    const came = await half('nishida').post('/sign-in/enrol', { offer, code: digitsOf(secret) });
    expect(came.status).toBe(422);
  });

  test('who has a second step cannot set up another with the password alone', async () => {
    await opened();
    const half = office.as('nishida', { stage: 'password' });
    expect(to(await half.get('/sign-in/enrol'))).toBe('/sign-in/second');
    expect(to(await half.post('/sign-in/enrol', { code: '123456' }))).toBe('/sign-in/second');
    expect((await half.post('/sign-in/passkey/options', { for: 'create' })).status).toBe(403);
  });

  test('the unknown and the known hear the same', async () => {
    const { signIn } = await opened();
    const known = await signIn('まちがい');
    const unknown = await office
      .visitor()
      .post('/sign-in', { email: 'who@example.jp', password: 'x' });
    const left = await office
      .visitor()
      .post('/sign-in', { email: 'furuta@example.jp', password: 'x' });
    for (const came of [known, unknown, left]) {
      expect(came.status).toBe(422);
      expect(await came.text()).toContain(wrong);
      expect(came.headers.get('set-cookie')).toBeNull();
    }
    expect((await notes(office.db)).filter((v) => v === 'session.refused')).toHaveLength(1);
  });

  test('after five wrong passwords the right one waits too, and is told how long', async () => {
    const { signIn } = await opened();
    await Promise.all(Array.from({ length: 5 }, () => signIn('まちがい')));
    const came = await signIn();
    expect(came.status).toBe(429);
    expect(await came.text()).toMatch(/あと\d+秒待ってから/);
  });

  test('guessing digits has its limit', async () => {
    await opened();
    const half = office.as('nishida', { stage: 'password' });
    for (let n = 0; n < 5; n++)
      expect((await half.post('/sign-in/second', { code: `00000${n}` })).status).toBe(422);
    expect((await half.post('/sign-in/second', { code: '000009' })).status).toBe(429);
  });

  test('signing out ends the session itself', async () => {
    await opened();
    const nishida = office.as('nishida');
    expect((await nishida.get('/')).status).toBe(200);
    const out = await nishida.post('/sign-out');
    expect(out.headers.get('set-cookie')).toMatch(/^engawa=; .*Max-Age=0/);
    expect(to(await nishida.get('/'))).toBe('/sign-in');
  });
});

onBothEngines('passkeys', (_open, engine) => {
  let office: Office;
  afterEach(() => office?.close());

  async function withPasskey() {
    office = await openOffice(engine);
    await giveKeys(office.db, 'nishida', { enrolled: false });
    const device = makeAuthenticator();
    const half = office.as('nishida', { stage: 'password' });
    const asked = await (await half.post('/sign-in/passkey/options', { for: 'create' })).json();
    const form = {
      intent: 'passkey',
      challenge: asked.challengeId,
      passkey: device.create(asked.options),
    };
    const done = await half.post('/sign-in/enrol', form);
    return { device, half, form, asked, done };
  }
  const question = async () =>
    (await office.visitor().post('/sign-in/passkey/options', { for: 'get' })).json();
  const answer = (challenge: string, passkey: string) =>
    office.visitor().post('/sign-in/passkey', { challenge, passkey, to: '/records' });
  const isRefused = (came: Response) => to(came) === '/sign-in?passkey=wrong';

  test('one is made as the second step, and is then a whole sign-in in one tap', async () => {
    const { device, done, asked } = await withPasskey();
    expect(done.status).toBe(200);
    expect((await office.visitor(cookieOf(done)).get('/')).status).toBe(200);
    expect(asked.options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { challengeId, options } = await question();
    const came = await answer(challengeId, device.get(options));
    expect(to(came)).toBe('/records');
    expect((await office.visitor(cookieOf(came)).get('/records')).status).toBe(200);
  });

  test('an answer works once', async () => {
    const { device } = await withPasskey();
    const { challengeId, options } = await question();
    const signed = device.get(options);
    expect(isRefused(await answer(challengeId, signed))).toBe(false);
    expect(isRefused(await answer(challengeId, signed))).toBe(true);
    const { challengeId: other } = await question();
    expect(isRefused(await answer(other, signed))).toBe(true);
  });

  test.each([
    ['without finger, face or PIN', (d: Device, o: Asked) => d.get(o, { verified: false })],
    ['for another site', (d: Device, o: Asked) => d.get({ ...o, rpId: 'evil.example' })],
    ['from a device nobody knows', (_: Device, o: Asked) => makeAuthenticator().get(o)],
    ['that is no answer', () => '{"id":1}'],
    ['that is nothing', () => ''],
  ])('an answer %s is refused', async (_, make) => {
    const { device } = await withPasskey();
    const { challengeId, options } = await question();
    expect(isRefused(await answer(challengeId, make(device, options)))).toBe(true);
  });

  test('a copied device that counts backwards is refused', async () => {
    const { device } = await withPasskey();
    await office.db.updateTable('passkey').set({ counter: 1000 }).execute();
    const { challengeId, options } = await question();
    expect(isRefused(await answer(challengeId, device.get(options)))).toBe(true);
  });

  test('who has left does not come in by it', async () => {
    const { device } = await withPasskey();
    await office.db
      .updateTable('staff')
      .set({ left_on: '2020-03-31' })
      .where('office_id', '=', OFFICE)
      .where('id', '=', people.nishida.id)
      .execute();
    const { challengeId, options } = await question();
    expect(isRefused(await answer(challengeId, device.get(options)))).toBe(true);
  });

  test('a device of another page is not registered', async () => {
    office = await openOffice(engine);
    await giveKeys(office.db, 'nishida', { enrolled: false });
    const half = office.as('nishida', { stage: 'password' });
    const asked = await (await half.post('/sign-in/passkey/options', { for: 'create' })).json();
    const passkey = makeAuthenticator('https://evil.example').create(asked.options);
    const came = await half.post('/sign-in/enrol', {
      intent: 'passkey',
      challenge: asked.challengeId,
      passkey,
    });
    expect(came.status).toBe(422);
  });
});

type Device = ReturnType<typeof makeAuthenticator>;
type Asked = Parameters<Device['get']>[0];

describe('on https', () => {
  test('cookies are bound to the host and never sent in the clear', async () => {
    process.env.PUBLIC_URL = 'https://engawa.example.jp';
    const office = await openOffice('sqlite');
    try {
      await giveKeys(office.db, 'nishida');
      const form = { email: 'nishida@example.jp', password: PASSWORD };
      const came = await office.visitor().post('/sign-in', form);
      expect(came.headers.get('set-cookie')).toMatch(
        /^__Host-engawa=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      );
    } finally {
      delete process.env.PUBLIC_URL;
      await office.close();
    }
  });
});
