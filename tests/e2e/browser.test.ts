import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { axeProblems, findChromium, launchBrowser, openContext, watchCsp } from '#tests/browser.ts';

const policy = "default-src 'self'; base-uri 'none'";
const page = (body: string) =>
  `<!doctype html><html lang="ja"><title>えんがわ</title><main><h1>えんがわ</h1>${body}</main></html>`;
const pages: Record<string, string> = {
  '/good': page('<label>名前 <input></label>'),
  '/unlabelled': page('<input>'),
  '/inline-script': page('<script>document.title = 1</script>'),
  '/inline-style': page('<p style="color: red">赤</p>'),
  '/foreign': page('<img alt="" src="https://example.invalid/pixel.gif">'),
};

test.each([
  ['/nowhere/chromium', null],
  [process.execPath, process.execPath],
])('CHROMIUM_PATH=%s decides alone', (path, found) => {
  vi.stubEnv('CHROMIUM_PATH', path);
  expect(findChromium()).toBe(found);
  vi.unstubAllEnvs();
});

describe.skipIf(!findChromium())('the browser of the tests', () => {
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer((request, response) => {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(pages[request.url!] ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server.close(resolve));
  });

  async function visit(path: string) {
    const context = await openContext(browser);
    const page = await context.newPage();
    const breaches = watchCsp(page);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return { page, breaches };
  }

  test('it is a Japanese browser in Japan', async () => {
    const { page } = await visit('/good');
    const seen = await page.evaluate(
      '[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]',
    );
    expect(seen).toEqual(['ja-JP', 'Asia/Tokyo']);
  });

  test.each([
    ['/good', []],
    ['/unlabelled', ['label: input']],
  ])('axe looks at %s in spite of its policy', async (path, problems) => {
    const { page, breaches } = await visit(path);
    expect(await axeProblems(page)).toEqual(problems);
    expect(breaches).toEqual([]);
  });

  test.each(['/inline-script', '/inline-style', '/foreign'])(
    '%s breaks the policy',
    async (path) => {
      const { breaches } = await visit(path);
      expect(breaches).not.toEqual([]);
      expect(breaches.join()).toContain("default-src 'self'");
    },
  );
});
