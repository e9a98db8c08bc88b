/** S3: whatever is typed, and into whichever address, no line of the log holds it. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { listenerFor } from '../server/listener.ts';
import { buildCast, OFFICE, people } from './cast.ts';
import { openFresh } from './engines.ts';
import { builtApp, pairOf } from './office.ts';
import { buildThings, permissions } from './permissions.ts';

const canaries = ['金糸雀一号坂の上の人', 'kanaria2-Tanaka', 'kanaria3@example.jp', '0312345678'];
const [japanese = '', latin = '', mail = ''] = canaries;

let fresh: Awaited<ReturnType<typeof openFresh>>;
let url: string;
let close: () => void;
const written: string[] = [];

beforeAll(async () => {
  const build = await builtApp();
  fresh = await openFresh('sqlite', async (db) => {
    await buildCast(db);
    await buildThings(db);
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  build.entry.module.house.keepLog();
  const server = createServer(listenerFor(build, fresh.db)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  close = () => {
    build.entry.module.house.flushLog();
    server.closeAllConnections();
    server.close();
  };
});
afterAll(() => {
  vi.restoreAllMocks();
  return fresh.close();
});

test('every address and field was used, and the log knows none of it', async () => {
  for (const name of ['mori', 'nishida'] as const) {
    const person = { officeId: OFFICE, staffId: people[name].id, stage: 'full' as const };
    const cookie = pairOf(await startSession(fresh.db, person));
    for (const line of permissions) await ask(line, cookie);
  }
  for (const path of [
    `/${latin}`,
    `/records/${latin}`,
    `/invitation/${latin}`,
    `/feed/${latin}.ics`,
  ])
    await ask({ method: 'GET', path, form: {} }, '');
  await ask({ method: 'POST', path: '/sign-in', form: { email: mail, password: latin } }, '');
  close();
  const logs = join(fresh.folder, 'logs');
  const kept = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
  const text = [...kept, ...written].join('\n');
  expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
  for (const { route } of permissions.filter((line) => line.route !== '/healthz'))
    expect(text).toContain(`"route":"${route}"`);
  expect(text).toMatch(/"event":"sign-in-refused".*"step":"password".*"who":"[0-9a-f]{16}"/);
});

type Asked = Pick<(typeof permissions)[number], 'method' | 'path' | 'form'>;

/** Once as it is meant, with the words in the address; once with a canary in every field. */
async function ask({ method, path, form }: Asked, cookie: string): Promise<void> {
  const asked = new URL(path, url);
  for (const name of ['q', 'name', 'to']) asked.searchParams.set(name, japanese);
  const headers = { cookie, origin: url, 'user-agent': latin };
  const bodies = method === 'GET' ? [undefined] : [bodyOf(form, false), bodyOf(form, true)];
  for (const body of bodies) {
    const answer = await fetch(asked, { method, body, headers, redirect: 'manual' });
    await answer.arrayBuffer();
  }
}

function bodyOf(form: Asked['form'], isCanary: boolean): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value]
      .flat()
      .map((v, at) => [name, isCanary ? `${canaries[at % canaries.length]}` : String(v)]),
  );
  return new URLSearchParams([
    ...pairs,
    [latin, japanese],
    ['note', mail],
    ['phone', '0312345678'],
  ]);
}
