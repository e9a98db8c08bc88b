import { RouterContextProvider } from 'react-router';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { areas, buildCast, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { type Office, openOffice } from '#tests/office.ts';
import { addressContext, dbContext } from './here.server.ts';
import { type KeepTyped, middlewareWith } from './middleware.server.ts';
import { startSession, tokenHash } from './sessions.server.ts';
import { findVisit } from './visit.server.ts';

const to = (response: Response) => response.headers.get('location');
const person = (name: PersonName) => ({ officeId: OFFICE, staffId: people[name].id });
const HOUR = 3_600_000;
const start = new Date('2026-11-23T00:00:00Z');
const after = (hours: number) => new Date(start.getTime() + hours * HOUR);

async function tokenOf(db: Db, name: PersonName, stage: 'full' | 'password' = 'full') {
  const cookie = await startSession(db, { ...person(name), stage }, start);
  return /=([^;]+)/.exec(cookie)![1]!;
}

describe('where a form comes from', () => {
  const check = async (method: string, headers: Record<string, string>) => {
    const [checkOrigin] = middlewareWith(async () => false);
    const url = new URL('http://engawa.example.jp/me');
    const request = new Request(url, { method, headers });
    const args = { request, url, params: {}, pattern: '', context: new RouterContextProvider() };
    try {
      await checkOrigin!(args as never, async () => new Response());
      return 200;
    } catch (thrown) {
      return (thrown as Response).status;
    }
  };

  test.each([
    ['our own', { origin: 'http://engawa.example.jp' }, 200],
    ['ours behind a proxy', { origin: 'https://engawa.example.jp' }, 200],
    ['our own page, without Origin', { referer: 'http://engawa.example.jp/me' }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another site that names ours', { origin: 'https://engawa.example.jp.evil.example' }, 403],
    ['another port', { origin: 'http://engawa.example.jp:8080' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['another page', { referer: 'https://evil.example/?http://engawa.example.jp' }, 403],
    ['nowhere', {}, 403],
  ])('from %s', async (_, headers, status) => {
    expect(await check('POST', headers as Record<string, string>)).toBe(status);
    expect(await check('DELETE', headers as Record<string, string>)).toBe(status);
  });

  test('reading may come from anywhere', async () => {
    expect(await check('GET', { origin: 'https://evil.example' })).toBe(200);
  });
});

onBothEngines('who comes with a cookie', (open) => {
  const cast = async () => {
    const db = await open(buildCast);
    return db;
  };

  test('the person, their office and all areas inside their own', async () => {
    const db = await cast();
    const visit = await findVisit(db, await tokenOf(db, 'nishida'), after(0.5));
    const own = ['west', 'school7', 'school9', 'taki4', 'taki5'] as const;
    expect(visit?.actor).toEqual({
      ...person('nishida'),
      officeName: '縁川市社会福祉協議会',
      officeKind: 'real',
      name: '西田 あゆみ',
      role: 'csw',
      areas: new Set(own.map((name) => areas[name].id)),
    });
  });

  test('an hour of nothing or twelve in all end it', async () => {
    const db = await cast();
    const token = await tokenOf(db, 'nishida');
    const state = async (hours: number) =>
      (await findVisit(db, token, after(hours)))?.state ?? null;
    for (let at = 0.9; at < 12; at += 0.9) expect(await state(at)).toBe('open');
    expect(await state(12)).toBe('ranOut');
    const idle = await tokenOf(db, 'nishida');
    expect((await findVisit(db, idle, after(1)))?.state).toBe('ranOut');
    expect((await findVisit(db, idle, after(1)))?.actor).toBeNull();
    expect(await findVisit(db, idle, after(1 + 24 * 7))).toBeNull();
  });

  test('it is touched once a minute at most', async () => {
    const db = await cast();
    const token = await tokenOf(db, 'nishida');
    const seen = async () =>
      (await db.selectFrom('session').select('seen_at').executeTakeFirstOrThrow()).seen_at;
    await findVisit(db, token, after(59 / 3600));
    expect(await seen()).toBe(start.toISOString());
    await findVisit(db, token, after(60 / 3600));
    expect(await seen()).toBe(after(60 / 3600).toISOString());
  });

  test('leaving, another role and another area hold from the next request on (S4)', async () => {
    const db = await cast();
    const token = await tokenOf(db, 'nishida');
    const actor = async () => (await findVisit(db, token, start))?.actor;
    const mine = db.updateTable('staff').where('id', '=', people.nishida.id);
    await mine.set({ role: 'viewer' }).execute();
    expect((await actor())?.role).toBe('viewer');
    await db
      .updateTable('assignment')
      .set({ until_on: '2026-11-22' })
      .where('staff_id', '=', people.nishida.id)
      .execute();
    expect((await actor())?.areas).toEqual(new Set());
    await mine.set({ left_on: '2026-11-23' }).execute();
    expect((await actor())?.name).toBe('西田 あゆみ');
    await mine.set({ left_on: '2026-11-22' }).execute();
    expect(await actor()).toBeUndefined();
  });

  test('a town that moved belongs to the district of its day', async () => {
    const db = await cast();
    const token = await tokenOf(db, 'nishida');
    await db
      .updateTable('area_parent')
      .set({ until_on: '2026-11-22' })
      .where('child_id', '=', areas.school9.id)
      .execute();
    const own = (await findVisit(db, token, start))?.actor?.areas;
    expect(own?.has(areas.taki5.id)).toBe(false);
    expect(own?.has(areas.taki4.id)).toBe(true);
  });

  test('a guess, the digest itself and a password alone make nobody', async () => {
    const db = await cast();
    const token = await tokenOf(db, 'nishida', 'password');
    expect(await findVisit(db, 'x', start)).toBeNull();
    expect(await findVisit(db, tokenHash(token), start)).toBeNull();
    expect((await findVisit(db, token, start))?.actor).toBeNull();
    const rows = await db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

onBothEngines('what was typed into a session that ran out (S8)', (open) => {
  async function post(hours: number, { ended = false, cookie = true, contentType = '' } = {}) {
    const db = await open(buildCast);
    const began = new Date(Date.now() - hours * HOUR);
    const setCookie = await startSession(db, { ...person('nishida'), stage: 'full' }, began);
    if (ended) await db.updateTable('session').set({ ended_at: began.toISOString() }).execute();
    const kept: unknown[] = [];
    const keep: KeepTyped = async (_, writer, url, form) => {
      kept.push([writer, url.pathname, form.get('done')]);
      return true;
    };
    const [, admit] = middlewareWith(keep);
    const url = new URL('http://localhost/records/new?area=1');
    const context = new RouterContextProvider();
    context.set(dbContext, db);
    context.set(addressContext, '');
    const headers = {
      ...(cookie && { cookie: setCookie.split(';')[0] ?? '' }),
      ...(contentType && { 'content-type': contentType }),
    };
    const body = contentType ? '{}' : new URLSearchParams({ done: '書いた文' });
    const request = new Request(url, { method: 'POST', headers, body });
    const thrown = await Promise.resolve(
      admit!(
        { request, url, params: {}, pattern: '', context } as never,
        async () => new Response(),
      ),
    ).catch((response: Response) => response);
    return { to: to(thrown as Response), kept };
  }
  const plain = '/sign-in?to=%2Frecords%2Fnew%3Farea%3D1';

  test('is kept for its writer, who is told so', async () => {
    const { to, kept } = await post(3);
    expect(to).toBe(`${plain}&kept=1`);
    expect(kept).toMatchObject([[person('nishida'), '/records/new', '書いた文']]);
  });

  test.each([
    ['a session signed out', 3, { ended: true }],
    ['a session of weeks ago', 24 * 9, {}],
    ['nobody', 3, { cookie: false }],
    ['something that is no form', 3, { contentType: 'application/json' }],
  ])('is not kept for %s', async (_, hours, options) => {
    const { to, kept } = await post(hours, options);
    expect(to).toBe(plain);
    expect(kept).toEqual([]);
  });
});

onBothEngines('a record written too slowly', (_open, engine) => {
  let office: Office;
  afterEach(() => office?.close());

  test('waits as a draft, and the page says so', async () => {
    office = await openOffice(engine);
    const nishida = office.as('nishida');
    await nishida.get('/');
    const old = new Date(Date.now() - 2 * HOUR).toISOString();
    await office.db.updateTable('session').set({ created_at: old, seen_at: old }).execute();
    const came = await nishida.post('/records/new', { id: newId(), done: '長い長い記録' });
    expect(to(came)).toBe('/sign-in?to=%2Frecords%2Fnew&kept=1');
    expect(await (await office.visitor().get(to(came)!)).text()).toContain(
      '書きかけとして残っています',
    );
    const drafts = await office.db.selectFrom('draft').select(['staff_id', 'body']).execute();
    expect(drafts.map((d) => d.staff_id)).toEqual([people.nishida.id]);
    expect(drafts[0]?.body).not.toContain('長い長い');
  });

  test.each([
    ['ran out', 'seen_at', 302, 1],
    ['was ended', 'ended_at', 401, 0],
  ] as const)('the script learns whether a session that %s kept it', async (...given) => {
    const [, column, status, count] = given;
    office = await openOffice(engine);
    const nishida = office.as('nishida');
    await nishida.get('/');
    const old = new Date(Date.now() - 2 * HOUR).toISOString();
    await office.db
      .updateTable('session')
      .set({ [column]: old })
      .execute();
    const form = { draft_key: newId(), draft_writer: people.nishida.id, done: '長い記録' };
    expect((await nishida.post('/drafts', form, { accept: 'text/plain' })).status).toBe(status);
    expect(await office.db.selectFrom('draft').select('key').execute()).toHaveLength(count);
    // A person who pressed 捨てる in きょう is sent to sign in.
    expect((await nishida.post('/drafts', { ...form, drop: '1' })).status).toBe(302);
  });

  test('a form from nowhere is refused, and fills no log', async () => {
    office = await openOffice(engine);
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const form = { intent: 'sessions' };
    expect((await office.as('sasaki').post('/me', form, { origin: '' })).status).toBe(400);
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  test('a form of another site does nothing', async () => {
    office = await openOffice(engine);
    const sasaki = office.as('sasaki');
    const came = await sasaki.post(
      '/me',
      { intent: 'sessions' },
      { origin: 'https://evil.example' },
    );
    expect(came.status).toBe(403);
    const bare = await sasaki.post('/me', { intent: 'sessions' }, { origin: 'null' });
    expect(bare.status).toBe(403);
    expect((await sasaki.get('/me')).status).toBe(200);
  });
});
