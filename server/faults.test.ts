import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { newId } from '#app/lib/ids.ts';
import { typedRecord } from '#tests/build-record.ts';
import { buildCast, OFFICE, people } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { doorTo } from '#tests/faults/door.ts';
import { builtApp, pairOf } from '#tests/office.ts';
import { postgresForTests } from '#tests/postgres.ts';
import { listenerFor } from './listener.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0).reverse()) await close();
});

/** An office on PostgreSQL behind a door that can be shut, as a network can. */
async function openHouse() {
  const fresh = await openFresh('postgres', buildCast);
  closers.push(fresh.close);
  const door = await doorTo(Number(new URL(fresh.target).port));
  const db = openDatabase(Object.assign(new URL(fresh.target), { port: door.port }).href);
  closers.push(() => db.destroy(), door.close);
  const server = createServer(listenerFor(await builtApp(), db)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const nishida = { officeId: OFFICE, staffId: people.nishida.id, stage: 'full' as const };
  const cookie = pairOf(await startSession(fresh.db, nishida));
  const send = (path: string, form: Record<string, string>) =>
    fetch(url + path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { cookie, origin: url },
      redirect: 'manual',
    });
  return { db: fresh.db, door, send, url, cookie };
}

const TEXT = '滝山自治会の役員会で、見守りの当番の表をいっしょに作った。';
const record = () => ({ ...typedRecord, id: newId(), done: TEXT }) as Record<string, string>;
const rows = (db: Db) => db.selectFrom('record').select('done').execute();

describe.skipIf(!postgresForTests())('R13: the database is out of reach', () => {
  test('the answer says so and holds the text; sent again from there it is kept once', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { db, door, send } = await openHouse();
    const sent = record();
    await door.shut();
    const refused = await send('/records/new', sent);
    const page = await refused.text();
    expect(refused.status).toBe(503);
    expect(page).toMatch(/保存できませんでした。記録の置き場所とつながりません/);
    expect(page).toMatch(/同じものが二つできることはありません/);
    await door.open();
    const again = fieldsOf(page);
    expect(again).toMatchObject({ done: TEXT, id: sent.id });
    for (const _ of ['pressed', 'pressed twice'])
      expect((await send('/records/new', again)).status).toBe(302);
    expect(await rows(db)).toEqual([{ done: TEXT }]);
  });

  test('a password is never drawn into the answer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { door, send } = await openHouse();
    await door.shut();
    const came = await send('/sign-in', {
      email: 'nishida@example.jp',
      password: 'とても長い合言葉',
    });
    expect(came.status).toBe(503);
    expect(await came.text()).not.toMatch(/とても長い合言葉|nishida/);
  });

  test('a connection that dies in the middle of its work ends that request only', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { db, door, send } = await openHouse();
    const target = new pg.Client({ connectionString: postgresForTests() ?? '' });
    await target.connect();
    // Somebody holds what the save needs, so that it is under way for sure.
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom('audit_head').selectAll().forUpdate().execute();
      const under = send('/records/new', record());
      const waits = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
      while ((await target.query(waits)).rows.length === 0);
      await door.shut();
      expect((await under).status).toBe(503);
    });
    await target.end();
    await door.open();
    expect((await send('/records/new', record())).status).toBe(302);
  });
});

/** What pressing the button of the page sends. */
function fieldsOf(page: string): Record<string, string> {
  const form = page.slice(page.search(/<form[^>]* action="\/records\/new"/));
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const texts = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)];
  return Object.fromEntries([...hidden, ...texts].map(([, name, text]) => [name, text]));
}
