import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { buildCast, OFFICE, people } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { builtApp, pairOf } from '#tests/office.ts';
import { listenerFor } from './listener.ts';

/** What an answer must never hold: the text of the fault, a stack, a path, SQL, a library. */
const INSIDE = 'SQLITE_BUSY: select * from "staff" at /home/engawa/node_modules/better-sqlite3';
const inside =
  /SQLITE|select \*|node_modules|\bat .+:\d+|\/home\/|kysely|sqlite|react|undici|Error:/i;
const words = /。/;

const fault = () => {
  throw Object.assign(new Error(INSIDE), { code: 'SQLITE_BUSY' });
};
const noError = () => {
  throw INSIDE;
};
type Module = Record<string, unknown>;
type Built = Awaited<ReturnType<typeof builtApp>>;

/** The built pages, one of which behaves as told. */
function broken(build: Built, id: string, changed: Module): Built {
  const route = build.routes[id]!;
  const module = { ...route.module, ...changed } as typeof route.module;
  return { ...build, routes: { ...build.routes, [id]: { ...route, module } } };
}

describe('an error page says nothing of the inside', () => {
  let build: Built;
  let fresh: Awaited<ReturnType<typeof openFresh>>;
  let cookie: string;
  let server: Server | undefined;

  beforeAll(async () => {
    build = await builtApp();
    fresh = await openFresh('sqlite', buildCast);
    const nishida = { officeId: OFFICE, staffId: people.nishida.id, stage: 'full' as const };
    cookie = pairOf(await startSession(fresh.db, nishida));
  });
  afterEach(() => {
    server?.close();
    vi.restoreAllMocks();
  });
  afterAll(() => fresh.close());

  async function ask(of: Built, path: string, form?: URLSearchParams, db = fresh.db) {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    server = createServer(listenerFor(of, db)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const headers = { cookie, origin: url };
    const method = form ? 'POST' : 'GET';
    const answer = await fetch(url + path, { method, body: form, headers, redirect: 'manual' });
    const head = JSON.stringify([...answer.headers]);
    return { status: answer.status, head, text: await answer.text() };
  }

  const page = 'features/help/page';
  const form = 'features/records/new';
  const bare = 'features/calendar/feed';
  test.each<[string, string, Module, string, boolean, number]>([
    ['thrown in a loader', page, { loader: fault }, '/help', false, 500],
    ['no Error thrown in a loader', page, { loader: noError }, '/help', false, 500],
    ['thrown while a page is drawn', page, { default: fault }, '/help', false, 500],
    ['thrown in an action', form, { action: fault }, '/records/new', true, 500],
    ['thrown at the door', 'root', { middleware: [fault] }, '/help', false, 500],
    ['thrown in the frame', 'root', { loader: fault }, '/help', false, 500],
    [
      'thrown in the page of errors',
      'root',
      { loader: fault, ErrorBoundary: fault },
      '/help',
      false,
      500,
    ],
    ['thrown where no page stands around', bare, { loader: fault }, '/feed/x.ics', false, 500],
    ['not found where no page stands around', page, {}, '/jobs/0/file', false, 404],
    ['not found', page, {}, '/nowhere', false, 404],
    ['no such row', page, {}, '/records/0', false, 404],
    ['sent where nothing is taken', page, {}, '/help', true, 405],
    ['a form without what it needs', page, {}, '/records/new', true, 422],
  ])('%s', async (_name, id, changed, path, isSent, status) => {
    const came = await ask(
      broken(build, id, changed),
      path,
      isSent ? new URLSearchParams() : undefined,
    );
    expect([came.status, came.text.match(inside)?.[0], came.head.match(inside)?.[0]]).toEqual([
      status,
      undefined,
      undefined,
    ]);
    expect(came.text).toMatch(words);
    expect(came.text).not.toMatch(/Unexpected Server Error/);
  });

  test('the database gone', async () => {
    const gone = await openFresh('sqlite', buildCast);
    await gone.db.selectFrom('office').select('id').execute();
    await gone.close();
    for (const path of ['/', '/sign-in', '/feed/x.ics']) {
      const came = await ask(build, path, undefined, gone.db);
      server?.close();
      expect(came.status).toBeGreaterThanOrEqual(500);
      expect(came.text.match(inside)?.[0]).toBeUndefined();
      expect(came.text).toMatch(words);
    }
  });
});
