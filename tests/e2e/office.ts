/**
 * The built server in a process of its own, on an office made beforehand, and people in front
 * of a real browser. After each test: no breach of the Content-Security-Policy, nothing asked
 * of another site, no script that failed (S9).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { findChromium, launchBrowser, openContext, watchCsp } from '#tests/browser.ts';
import { openFresh } from '#tests/engines.ts';
import { ensureBuilt, pinnedNode, root } from '../../scripts/house.mjs';

/** Before the @ of somebody's e-mail: 'nishida' of the cast, 'csw-west' of the sample; or nobody. */
export type Name = string | null;
export type Width = 320 | 360 | 768 | 1280;
export type Look = { width?: Width; script?: boolean; touch?: boolean; dark?: boolean };
export type Answer = { status: number; body: string; headers: Headers };

export type House = {
  url: string;
  db: Db;
  /** A page of a browser of their own, signed in. */
  page: (name: Name, look?: Look) => Promise<Page>;
  /** What the server answers to somebody, without a browser; redirects are not followed. */
  ask: (name: Name, path: string) => Promise<Answer>;
  /** The server dies in the middle of whatever it does, and begins again at the same address. */
  kill: () => Promise<void>;
  begin: () => Promise<void>;
  /** All that the server has written to its output so far. */
  log: () => string;
};
type Opened = House & { faults: string[]; leave: () => Promise<void>; close: () => Promise<void> };

let browser: Promise<Browser> | undefined;
const theBrowser = () => {
  browser ??= launchBrowser();
  return browser;
};
afterAll(async () => (await browser)?.close());

/** One office and server for the tests inside; each test begins with no page open. */
export function inHouse(
  name: string,
  fill: (db: Db) => Promise<unknown>,
  tests: (house: House) => void,
  /** Where the data lies; the usual place of tests when nothing is said. */
  place?: string,
): void {
  describe.skipIf(!findChromium())(name, () => {
    const house = {} as Opened;
    beforeAll(async () => {
      Object.assign(house, await openHouse(fill, place));
    });
    afterEach(async () => {
      await house.leave();
      expect(house.faults.splice(0)).toEqual([]);
    });
    afterAll(() => house.close?.());
    tests(house);
  });
}

async function openHouse(fill: (db: Db) => Promise<unknown>, place?: string): Promise<Opened> {
  if ((await ensureBuilt()) !== 0) throw new Error('The pages could not be built');
  const { db, folder, close } = await openFresh('sqlite', undefined, place);
  await fill(db);
  const { url, log, kill, begin, stop } = await serve(folder);
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const cookies = new Map<Name, string>();
  return {
    url,
    db,
    log,
    kill,
    begin,
    faults,
    page: async (name, look) => {
      const context = await newContext(await theBrowser(), look);
      contexts.push(context);
      const cookie = name ? await signIn(db, name) : null;
      if (cookie) await context.addCookies([{ ...partsOf(cookie), url }]);
      context.on('request', (request) => {
        if (!/^data:/.test(request.url()) && !request.url().startsWith(url))
          faults.push(`asked of another site: ${request.url()}`);
      });
      return watched(await context.newPage(), url, faults);
    },
    ask: async (name, path) => {
      if (name && !cookies.has(name)) cookies.set(name, await signIn(db, name));
      const cookie = cookies.get(name);
      const headers = cookie ? { cookie } : undefined;
      const answer = await fetch(url + path, { headers, redirect: 'manual' });
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
    leave: async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
    close: async () => {
      await stop();
      await close();
    },
  };
}

function newContext(browser: Browser, { width = 1280, script = true, touch, dark }: Look = {}) {
  return openContext(browser, {
    viewport: { width, height: width < 768 ? 740 : 800 },
    javaScriptEnabled: script,
    ...(touch && { hasTouch: true, isMobile: true }),
    ...(dark && { colorScheme: 'dark' }),
  });
}

/** `goto` takes paths of the office from here on. */
function watched(page: Page, url: string, faults: string[]): Page {
  const breaches = watchCsp(page);
  breaches.push = (...lines) => faults.push(...lines);
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  const goto = page.goto.bind(page);
  page.goto = (path, options) => goto(new URL(path, url).href, options);
  return page;
}

/** 'engawa=…' of a new session. */
async function signIn(db: Db, name: string): Promise<string> {
  const { office_id, id } = await db
    .selectFrom('staff')
    .select(['office_id', 'id'])
    .where('email', '=', `${name}@example.jp`)
    .executeTakeFirstOrThrow();
  const line = await startSession(db, { officeId: office_id, staffId: id, stage: 'full' });
  return line.split(';')[0] ?? '';
}

function partsOf(cookie: string) {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value };
}

async function serve(folder: string) {
  const port = await freePort();
  const lines: string[] = [];
  let child = await started(folder, port, lines);
  return {
    url: `http://localhost:${port}`,
    log: () => lines.join(''),
    kill: () => ended(child, 'SIGKILL'),
    begin: async () => {
      child = await started(folder, port, lines);
    },
    stop: () => ended(child, 'SIGTERM'),
  };
}

async function started(folder: string, port: number, lines: string[]): Promise<ChildProcess> {
  const child = spawn(pinnedNode(), [join(root, 'server.ts')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => lines.push(text.toString()));
  await Promise.race([once(child.stdout, 'data'), gone(child, lines)]);
  return child;
}

async function gone(child: ChildProcess, lines: string[]): Promise<never> {
  await once(child, 'exit');
  throw new Error(`The server did not start: ${lines.join('')}`);
}

async function ended(child: ChildProcess, by: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill(by);
  await over;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
