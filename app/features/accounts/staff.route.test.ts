import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { giveKeys, PASSWORD } from '#tests/keys.ts';
import { notes } from '#tests/notes.ts';
import * as invitation from './invitation.tsx';
import { findInvitation } from './invitations.server.ts';
import { isPassword } from './password.server.ts';
import { credentialOf, secondOf } from './second.server.ts';
import { type Person, startSession } from './sessions.server.ts';
import * as staff from './staff.tsx';
import * as inviting from './staff-new.tsx';
import * as showing from './staff-show.tsx';

const sasaki = actorNamed('sasaki');
const form = { name: '田中 一', kana: 'たなか はじめ', email: 'Tanaka@Example.jp', role: 'csw' };
type Shown = { shown: { link: string; sent: string } };
type Errors = { errors: { field: string }[] };
const fields = (data: unknown) => (data as Errors).errors.map((e) => e.field);
const tokenIn = (data: unknown) => (data as Shown).shown.link.split('/').at(-1)!;

async function giveFeed(db: Db, { officeId, staffId }: Person): Promise<void> {
  const created_at = new Date().toISOString();
  const row = { office_id: officeId, staff_id: staffId, token_hash: 'x', created_at };
  await db.insertInto('calendar_feed').values(row).execute();
}

onBothEngines('the people of the office', (open) => {
  const cast = async () => {
    const db = await open(buildCast);
    return db;
  };
  const rowOf = (db: Db, name: PersonName) =>
    db.selectFrom('staff').selectAll().where('id', '=', people[name].id).executeTakeFirstOrThrow();
  const at = (name: PersonName) => ({ params: { id: people[name].id } });
  const act = (db: Db, name: PersonName, given: Record<string, string>) =>
    call(showing.action, { db, actor: sasaki, ...at(name), form: given });

  describe('inviting', () => {
    test('gives a link that works once, for a week', async () => {
      const db = await cast();
      const came = await call(inviting.action, { db, actor: sasaki, form });
      expect(came.status).toBe(200);
      expect((came.data as Shown).shown.sent).toBe('none');
      const token = tokenIn(came.data);
      expect(await findInvitation(db, token)).toMatchObject({ email: 'tanaka@example.jp' });
      expect(await findInvitation(db, token, new Date(Date.now() + 7 * 24 * 3_600_000))).toBeNull();
      const given = { db, actor: null, params: { token } };
      const secret = { password: PASSWORD, again: PASSWORD };
      const both = await Promise.all([
        call(invitation.action, { ...given, form: secret }),
        call(invitation.action, { ...given, form: secret }),
      ]);
      expect(both.map((c) => c.location ?? c.status).sort()).toEqual(
        ['/sign-in/enrol', 404].sort(),
      );
      expect((await call(invitation.loader, given)).status).toBe(404);
      expect(await notes(db)).toEqual([
        'staff.invite',
        'staff.link',
        'staff.accept',
        'session.start',
      ]);
      expect(JSON.stringify(await db.selectFrom('audit').selectAll().execute())).not.toMatch(
        /田中|tanaka/,
      );
    });

    test.each([
      ['no name', { name: ' ' }, ['name']],
      ['no e-mail', { email: '' }, ['email']],
      ['no e-mail at all', { email: 'tanaka' }, ['email']],
      ['an unknown role', { role: 'king' }, ['role']],
      ['the e-mail of another', { email: 'Mori@example.jp' }, ['email']],
      ["the e-mail of the next town's", { email: 'tonari@example.jp' }, ['email']],
    ])('with %s comes back', async (_, changed, wrong) => {
      const db = await cast();
      const came = await call(inviting.action, {
        db,
        actor: sasaki,
        form: { ...form, ...changed },
      });
      expect([came.status, fields(came.data)]).toEqual([422, wrong]);
      expect(await notes(db)).toEqual([]);
    });

    test.each(['nishida', 'mori', 'ichikawa'] as const)('is not for %s', async (name) => {
      const db = await cast();
      const given = { db, actor: actorNamed(name), form };
      expect((await call(inviting.action, given)).status).toBe(403);
      expect((await call(inviting.loader, { db, actor: actorNamed(name) })).status).toBe(403);
    });

    test('two at once with one e-mail make one person', async () => {
      const db = await cast();
      const once = () => call(inviting.action, { db, actor: sasaki, form });
      expect((await Promise.all([once(), once()])).map((c) => c.status).sort()).toEqual([200, 422]);
    });
  });

  test('a link with letters of any kind is none, and no fault', async () => {
    const given = { db: await cast(), actor: null, params: { token: '𠮷田の' } };
    const came = await call(invitation.action, { ...given, form: {} });
    expect(decodeURIComponent(came.location ?? '')).toBe('/invitation/𠮷田の');
  });

  describe('the password of an invitation', () => {
    test.each([
      ['short', 'みじかい', 'みじかい', 'password'],
      ['obvious', 'password12345', 'password12345', 'password'],
      ['not the same twice', PASSWORD, `${PASSWORD}。`, 'again'],
    ])('that is %s comes back without it', async (_, password, again, field) => {
      const db = await cast();
      const token = tokenIn((await call(inviting.action, { db, actor: sasaki, form })).data);
      const given = { db, actor: null, params: { token }, form: { password, again } };
      const came = await call(invitation.action, given);
      expect([came.status, fields(came.data)]).toEqual([422, [field]]);
      expect(JSON.stringify(came.data)).not.toContain(PASSWORD);
    });
  });

  describe('a new link', () => {
    test('replaces the older one, and takes all old keys when it is used', async () => {
      const db = await cast();
      const { person } = await giveKeys(db, 'nishida');
      await startSession(db, { ...person, stage: 'full' });
      const older = tokenIn((await act(db, 'nishida', { intent: 'link' })).data);
      const newer = tokenIn((await act(db, 'nishida', { intent: 'link' })).data);
      expect(await findInvitation(db, older)).toBeNull();
      expect((await secondOf(db, person)).totp).toBe(true);
      const secret = {
        password: 'あたらしい合言葉はこれです',
        again: 'あたらしい合言葉はこれです',
      };
      await call(invitation.action, { db, actor: null, params: { token: newer }, form: secret });
      expect(await secondOf(db, person)).toEqual({ totp: false, passkeys: 0, codesLeft: 0 });
      const hash = (await credentialOf(db, person))?.password_hash;
      expect(await isPassword(PASSWORD, hash)).toBe(false);
      expect(await isPassword(secret.password, hash)).toBe(true);
      const open = db.selectFrom('session').select('stage').where('ended_at', 'is', null);
      expect(await open.execute()).toEqual([{ stage: 'password' }]);
    });

    test('is not for who has left', async () => {
      const db = await cast();
      const came = await act(db, 'furuta', { intent: 'link' });
      expect([came.status, fields(came.data)]).toEqual([422, ['on']]);
    });
  });

  describe('changing', () => {
    const same = { intent: 'save', name: '西田 歩', kana: '', email: 'nishida@example.jp' };

    test('saves name, e-mail and role', async () => {
      const db = await cast();
      const came = await act(db, 'nishida', { ...same, role: 'cn' });
      expect(came.location).toBe(`/staff/${people.nishida.id}?done=save`);
      expect(await rowOf(db, 'nishida')).toMatchObject({ name: '西田 歩', role: 'cn', version: 2 });
    });

    test('refuses the e-mail of another', async () => {
      const db = await cast();
      const came = await act(db, 'nishida', { ...same, email: 'mori@example.jp', role: 'cn' });
      expect([came.status, fields(came.data)]).toEqual([422, ['email']]);
      expect((await rowOf(db, 'nishida')).name).toBe('西田 あゆみ');
    });

    test.each([
      ['nishida', 'mori', 403],
      ['nishida', 'tonari', 404],
      ['tonari', 'sasaki', 404],
    ] as const)('%s cannot be changed by %s', async (name, by, status) => {
      const db = await cast();
      const given = { db, actor: actorNamed(by), ...at(name), form: { ...same, role: 'admin' } };
      expect((await call(showing.action, given)).status).toBe(status);
      expect((await call(showing.loader, given)).status).toBe(status);
    });

    test.each(['', 'x', newId()])('%j is not there', async (id) => {
      const db = await cast();
      const came = await call(showing.loader, { db, actor: sasaki, params: { id } });
      expect(came.status).toBe(404);
    });
  });

  test('a telephone was lost: all that is signed in ends, the keys stay', async () => {
    const db = await cast();
    const { person } = await giveKeys(db, 'nishida');
    await startSession(db, { ...person, stage: 'full' });
    await giveFeed(db, person);
    expect((await act(db, 'nishida', { intent: 'out' })).location).toMatch(/done=out$/);
    const open = db.selectFrom('session').select('stage').where('ended_at', 'is', null);
    expect(await open.execute()).toEqual([]);
    expect(await db.selectFrom('calendar_feed').selectAll().execute()).toEqual([]);
    expect((await secondOf(db, person)).totp).toBe(true);
    expect(await notes(db)).toContain('session.end-all');
  });

  describe('leaving', () => {
    test('today takes every key at once (S4)', async () => {
      const db = await cast();
      const { person } = await giveKeys(db, 'nishida');
      await startSession(db, { ...person, stage: 'full' });
      await giveFeed(db, person);
      await act(db, 'nishida', { intent: 'leave', on: 'きょう' });
      expect(await db.selectFrom('calendar_feed').selectAll().execute()).toEqual([]);
      expect((await credentialOf(db, person))?.password_hash).toBeNull();
      expect(await secondOf(db, person)).toEqual({ totp: false, passkeys: 0, codesLeft: 0 });
      const open = db.selectFrom('session').select('stage').where('ended_at', 'is', null);
      expect(await open.execute()).toEqual([]);
      expect(await notes(db)).toContain('staff.leave');
    });

    test('later keeps them until then, and can be taken back', async () => {
      const db = await cast();
      const { person } = await giveKeys(db, 'nishida');
      await act(db, 'nishida', { intent: 'leave', on: '2199-03-31' });
      expect((await secondOf(db, person)).totp).toBe(true);
      expect((await rowOf(db, 'nishida')).left_on).toBe('2199-03-31');
      await act(db, 'nishida', { intent: 'return' });
      expect((await rowOf(db, 'nishida')).left_on).toBeNull();
    });

    test('needs a day', async () => {
      const came = await act(await cast(), 'nishida', { intent: 'leave', on: 'いつか' });
      expect([came.status, fields(came.data)]).toEqual([422, ['on']]);
    });
  });

  describe('the last administrator', () => {
    const admin = { intent: 'save', name: '佐々木 実', kana: '', email: 'sasaki@example.jp' };
    const makeAdmin = (db: Db, name: PersonName) =>
      db.updateTable('staff').set({ role: 'admin' }).where('id', '=', people[name].id).execute();

    test.each([
      [{ ...admin, role: 'csw' }, 'role'],
      [{ intent: 'leave', on: '2199-03-31' }, 'on'],
    ])('stays: %j', async (given, field) => {
      const db = await cast();
      await makeAdmin(db, 'furuta'); // has left
      await makeAdmin(db, 'mori'); // was never in
      const came = await act(db, 'sasaki', given);
      expect([came.status, fields(came.data)]).toEqual([422, [field]]);
      expect(await rowOf(db, 'sasaki')).toMatchObject({ role: 'admin', left_on: null });
      await giveKeys(db, 'mori');
      expect((await act(db, 'sasaki', given)).status).toBe(302);
    });

    test('two who step down at once leave one', async () => {
      const db = await cast();
      await makeAdmin(db, 'mori');
      await giveKeys(db, 'mori');
      await giveKeys(db, 'sasaki');
      const leave = { intent: 'leave', on: '2199-03-31' };
      const both = await Promise.all([act(db, 'sasaki', leave), act(db, 'mori', leave)]);
      expect(both.map((c) => c.status).sort()).toEqual([302, 422]);
    });
  });

  test('the list shows e-mails to administrators only, and who has left apart', async () => {
    const db = await cast();
    const list = async (name: PersonName) =>
      (await call(staff.loader, { db, actor: actorNamed(name) })).data as {
        now: { name: string; email: string | null }[];
        left: { name: string }[];
      };
    const seen = await list('sasaki');
    expect(seen.left.map((p) => p.name)).toEqual(['古田 清']);
    expect(seen.now).toHaveLength(6);
    expect(seen.now.every((p) => p.email)).toBe(true);
    expect((await list('nishida')).now.some((p) => p.email)).toBe(false);
    expect((await list('tonari')).now.map((p) => p.name)).toEqual(['隣 さくら']);
  });
});
