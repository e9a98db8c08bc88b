import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeProblems, findChromium, launchBrowser, openContext, watchCsp } from '#tests/browser.ts';
import { buildCast } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { giveKeys, PASSWORD } from '#tests/keys.ts';
import { builtApp } from '#tests/office.ts';
import { listenerFor } from '../../server/listener.ts';

describe.skipIf(!findChromium())('a passkey in the browser', () => {
  let browser: Browser;
  let server: Server;
  let close: () => Promise<void>;
  let site: string;

  beforeAll(async () => {
    const fresh = await openFresh('sqlite');
    close = fresh.close;
    await buildCast(fresh.db);
    await giveKeys(fresh.db, 'nishida', { enrolled: false });
    server = createServer(listenerFor(await builtApp(), fresh.db));
    await new Promise<void>((done) => server.listen(0, done));
    site = `http://localhost:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((done) => server.close(done));
    await close();
  });

  /** A telephone that always shows the right finger. */
  async function addAuthenticator(page: Page) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
  }

  test('is set up after the password, and then is one tap', async () => {
    const page = await (await openContext(browser)).newPage();
    const breaches = watchCsp(page);
    await addAuthenticator(page);
    await page.goto(`${site}/me`);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('メールアドレス').fill('nishida@example.jp');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.getByRole('heading', { name: '二段階の確認を用意する' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'この端末のパスキーを使う' }).click();
    await page.getByRole('heading', { name: '二段階の確認ができました' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'しまったので、始める' }).click();
    expect(page.url()).toBe(`${site}/me`);
    expect(await axeProblems(page)).toEqual([]);

    await page.context().clearCookies();
    await page.goto(`${site}/me`);
    await page.getByRole('button', { name: 'パスキーで入る' }).click();
    await page.getByRole('heading', { name: '自分のこと' }).waitFor();
    expect(page.url()).toBe(`${site}/me`);
    expect(breaches).toEqual([]);
  });

  test('where the device has none, the page says what else there is', async () => {
    const page = await (await openContext(browser)).newPage();
    await addAuthenticator(page);
    await page.goto(`${site}/sign-in`);
    await page.getByRole('button', { name: 'パスキーで入る' }).click();
    await page.getByText('もう一度ためすか、ほかの方法を使ってください').waitFor();
  });
});
