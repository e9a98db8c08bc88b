import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchBrowser, openContext, watchCsp } from '#tests/browser.ts';

const script = new URL('../../public/engawa.js', import.meta.url);
const form = `
  <form data-draft="record-new" action="/saved">
    <label>題名 <input name="title" data-key="1"></label>
    <label>本文 <textarea name="body" id="body"></textarea></label><output data-count="body"></output>
    <label>写真 <input type="file" name="photo"></label>
    <fieldset><legend>種類</legend><div data-chips data-key="2">
      <label><input type="radio" name="kind" value="a"> あ</label>
      <label><input type="radio" name="kind" value="b"> い</label>
      <label><input type="radio" name="kind" value="c"> う</label></div></fieldset>
    <button name="how" value="other">ほか</button>
    <button name="how" value="primary" data-primary>保存する</button>
    <p data-draft-state></p>
  </form>`;
const frame = `
  <nav><a href="/today" data-go="t">きょう</a></nav>
  <details data-menu><summary>区</summary><a href="/x">西部</a></details>
  <label hidden>さがす <input data-key="/"></label><label>さがす <input id="q" data-key="/"></label>`;
const bodies: Record<string, string> = {
  '/form': `${frame}<a href="/records/new?area=w" data-key="n">記録</a>${form}`,
  '/bare': '<p>何もないページ</p>',
  '/start': `<form data-start="kind"><input name="day"><input type="radio" id="kind"></form>`,
  '/wrong': `<div id="errors" tabindex="-1">直してください</div><form data-start="kind"><input id="kind"></form>`,
};

test('the script weighs at most 5 KB, packed', () => {
  expect(gzipSync(readFileSync(script)).length).toBeLessThanOrEqual(5120);
});

describe.skipIf(!findChromium())('the script of the staff pages', () => {
  let browser: Browser;
  let server: Server;
  let drafts: FormData[] = [];
  let answer = 204;
  // A draft waits for its answer as long as this is held.
  let held: Promise<void> | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      response.setHeader('Content-Security-Policy', "default-src 'self'; base-uri 'none'");
      if (path === '/drafts') {
        drafts.push(await formOf(request));
        await held;
        response.writeHead(answer, answer === 302 ? { location: '/saved' } : {}).end();
      } else if (path === '/engawa.js') {
        response.setHeader('Content-Type', 'text/javascript').end(readFileSync(script));
      } else {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(
          `<!doctype html><html lang="ja"><title>え</title><script src="/engawa.js" defer></script>${bodies[path] ?? ''}`,
        );
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    drafts = [];
    answer = 204;
    held = undefined;
  });

  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function open(path: string): Promise<Page> {
    const page = await (await openContext(browser)).newPage();
    // Stands still: time passes only where a test lets it.
    await page.clock.install({ time: new Date('2026-11-23T14:02:59+09:00') });
    await page.clock.pauseAt(new Date('2026-11-23T14:03:00+09:00'));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return page;
  }

  const state = (page: Page) => page.locator('[data-draft-state]').textContent();
  const says = (page: Page, words: string | RegExp) =>
    page.locator('[data-draft-state]', { hasText: words }).waitFor();
  const focused = (page: Page) =>
    page.evaluate<string>(
      'document.activeElement.name || document.activeElement.id || document.activeElement.tagName',
    );
  const arrives = (page: Page, path: string) =>
    page.waitForURL((url) => `${url.pathname}${url.search}` === path);

  describe('keys', () => {
    test.each([
      ['/form', ['n'], '/records/new?area=w'],
      ['/form', ['g', 't'], '/today'],
      ['/form', ['?'], '/help'],
      ['/bare', ['n'], '/records/new'],
      ['/bare', ['/'], '/search'],
      ['/bare', ['?'], '/help'],
    ])('on %s %j leads to %s', async (path, keys, target) => {
      const page = await open(path);
      for (const key of keys) await page.keyboard.press(key);
      await arrives(page, target);
    });

    test.each([
      ['/', 'q'],
      ['1', 'title'],
      ['2', 'kind'],
    ])('%s puts the cursor into %s, without writing itself there', async (key, name) => {
      const page = await open('/form');
      await page.keyboard.press(key);
      expect(await focused(page)).toBe(name);
      expect(await page.locator('#q').inputValue()).toBe('');
    });

    test('while writing, letters are letters', async () => {
      const page = await open('/form');
      await page.locator('#body').focus();
      await page.keyboard.type('ng/?12t');
      expect(await page.locator('#body').inputValue()).toBe('ng/?12t');
      expect(page.url()).toContain('/form');
    });

    test('with Ctrl, Alt or Meta they belong to the browser', async () => {
      const page = await open('/bare');
      for (const key of ['Control+n', 'Alt+n', 'Meta+/']) await page.keyboard.press(key);
      expect(page.url()).toContain('/bare');
    });

    test('g and a letter that leads nowhere is forgotten', async () => {
      const page = await open('/form');
      for (const key of ['g', 'z', 't']) await page.keyboard.press(key);
      expect(page.url()).toContain('/form');
    });

    test('digits choose in the group that has the focus, and stay there', async () => {
      const page = await open('/form');
      for (const key of ['2', '3', '2']) await page.keyboard.press(key);
      expect(await page.locator('[value=b]').isChecked()).toBe(true);
      expect(await focused(page)).toBe('kind');
    });

    test('a key leads to what is chosen in a group, not to its first', async () => {
      const page = await open('/form');
      await page.locator('[value=c]').check();
      await page.locator('summary').focus();
      await page.keyboard.press('2');
      expect(await page.evaluate('document.activeElement.value')).toBe('c');
    });

    test('Escape leaves a field, and closes a menu back to its word', async () => {
      const page = await open('/form');
      await page.keyboard.press('1');
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe('BODY');
      await page.locator('summary').click();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      expect(await page.locator('details').getAttribute('open')).toBeNull();
      expect(await focused(page)).toBe('SUMMARY');
    });

    test('a click elsewhere closes a menu', async () => {
      const page = await open('/form');
      await page.locator('summary').click();
      await page.locator('#body').click();
      expect(await page.locator('details').getAttribute('open')).toBeNull();
    });

    test('Ctrl+Enter saves through the primary button, from inside the text', async () => {
      const page = await open('/form');
      await page.locator('#body').fill('a');
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(
        (url) => url.pathname === '/saved' && url.searchParams.get('how') === 'primary',
      );
    });
  });

  test.each([
    ['/start', 'kind'],
    ['/wrong', 'errors'],
    ['/bare', ''],
  ])('on %s a person with a keyboard begins at "%s"', async (path, id) => {
    const page = await open(path);
    expect(await page.evaluate('document.activeElement.id')).toBe(id);
  });

  test('under a finger nothing takes the focus', async () => {
    const page = await (await openContext(browser, { hasTouch: true, isMobile: true })).newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/start`);
    expect(await page.evaluate('document.activeElement.id')).toBe('');
  });

  describe('drafts', () => {
    test('says at once that nothing is written', async () => {
      expect(await state(await open('/form'))).toBe('まだ何も書いていません');
    });

    test('saves two seconds after the last change, and says when', async () => {
      const page = await open('/form');
      await page.locator('#body').fill('集会所');
      await page.clock.runFor(1900);
      await page.locator('#body').fill('集会所で');
      await page.clock.runFor(1900);
      expect(drafts).toHaveLength(0);
      await page.clock.runFor(200);
      await says(page, '書きかけを保存しました（14時03分）');
      expect(drafts).toHaveLength(1);
      expect(drafts[0]!.get('draft_key')).toBe('record-new');
      expect(drafts[0]!.get('body')).toBe('集会所で');
      expect(drafts[0]!.has('photo')).toBe(false);
    });

    test('a choice by digit is a change too', async () => {
      const page = await open('/form');
      for (const key of ['2', '3']) await page.keyboard.press(key);
      await page.clock.runFor(2000);
      await says(page, '保存しました');
      expect(drafts[0]!.get('kind')).toBe('c');
    });

    test('numbers rise, also over a reload', async () => {
      const page = await open('/form');
      for (const word of ['一', '二']) {
        await page.locator('#body').fill(word);
        await page.clock.runFor(2000);
        await says(page, '保存しました');
        await page.clock.runFor(1);
      }
      await page.reload();
      await page.clock.runFor(10);
      await page.locator('#body').fill('三');
      await page.clock.runFor(2000);
      await says(page, '保存しました');
      const seqs = drafts.map((draft) => Number(draft.get('draft_seq')));
      expect(seqs).toHaveLength(3);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    });

    test('a newer one replaces one under way', async () => {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      const page = await open('/form');
      await page.locator('#body').fill('古い');
      await page.clock.runFor(2000);
      await says(page, '保存しています');
      await page.locator('#body').fill('新しい');
      const gaveUp = page.waitForEvent('requestfailed');
      await page.clock.runFor(2000);
      await gaveUp;
      release();
      await says(page, '保存しました');
      expect(drafts.at(-1)!.get('body')).toBe('新しい');
    });

    test.each([
      [500, '電波か電源を確かめてください'],
      [403, '電波か電源を確かめてください'],
      [507, 'パソコンの空きが足りません'],
      [401, 'ログインが切れました'],
    ])('after %i it says what happened, keeps the text and tries again', async (status, words) => {
      answer = status;
      const page = await open('/form');
      await page.locator('#body').fill('たいせつな文');
      await page.clock.runFor(2000);
      await says(page, words);
      expect(await state(page)).toContain('いま保存できていません。このまま書き続けられます。');
      answer = 204;
      await page.clock.runFor(15_000);
      await says(page, 'また保存できるようになりました。書きかけを保存しました');
      expect(await page.locator('#body').inputValue()).toBe('たいせつな文');
      await page.locator('#body').fill('次の文');
      await page.clock.runFor(2000);
      await says(page, /^書きかけを保存しました/);
    });

    test('a server that says nothing is as good as gone', async () => {
      held = new Promise(() => {});
      const page = await open('/form');
      await page.locator('#body').fill('待っても来ない');
      await page.clock.runFor(2000);
      await says(page, '保存しています');
      await page.clock.runFor(10_000);
      await says(page, 'いま保存できていません');
      held = undefined;
      await page.clock.runFor(15_000);
      await says(page, 'また保存できるようになりました');
    });

    test('who writes goes along: somebody else may sign in at the same PC', async () => {
      const page = await open('/form');
      await page.evaluate("document.body.dataset.signedIn = 'nishida'");
      await page.locator('#body').fill('a');
      await page.clock.runFor(2000);
      await says(page, '保存しました');
      expect(drafts[0]!.get('draft_writer')).toBe('nishida');
    });

    test('a session that ran out keeps what came, and leads to signing in', async () => {
      answer = 302;
      const page = await open('/form');
      await page.locator('#body').fill('a');
      await page.clock.runFor(2000);
      await says(page, '書きかけは保存しました。ログインが切れました。');
      expect(await page.getByRole('link', { name: '別の画面でログインする' }).count()).toBe(1);
    });

    test('without a line to the server it says so, and saves when it is back', async () => {
      const page = await open('/form');
      await page.context().setOffline(true);
      await page.locator('#body').fill('山の集会所');
      await page.clock.runFor(2000);
      await says(page, '電波か電源を確かめてください');
      await page.context().setOffline(false);
      await says(page, '保存しました');
    });

    test.each([
      ['a few words', '電話が鳴った'],
      ['more than browsers send from a page that goes', '長い話'.repeat(10_000)],
    ])('saves %s at once when the page is hidden', async (_name, words) => {
      const page = await open('/form');
      await page.locator('#body').fill(words);
      await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'))`);
      await says(page, '保存しました');
    });

    test.each([
      ['warns before text is lost', 'a', true],
      ['lets go when nothing was written', '', false],
    ])('%s', async (_, written, warned) => {
      const page = await open('/form');
      if (written) await page.locator('#body').pressSequentially(written);
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.type());
        void dialog.accept();
      });
      await page.goto(page.url().replace('/form', '/bare'));
      expect(dialogs.includes('beforeunload')).toBe(warned);
    });

    describe('the form is sent', () => {
      const send = async (page: Page) => {
        await page.locator('#body').pressSequentially('終わり');
        await page.keyboard.press('Control+Enter');
      };

      test.each([
        ['kept', 204],
        ['kept by a session that ran out', 302],
        ['refused, which saving will tell', 403],
      ])('once what was typed is %s; no draft comes after it', async (_name, status) => {
        answer = status;
        const page = await open('/form');
        const dialogs: string[] = [];
        page.on('dialog', (dialog) => {
          dialogs.push(dialog.type());
          void dialog.accept();
        });
        await send(page);
        await page.waitForURL(
          ({ pathname, searchParams }) =>
            pathname === '/saved' && searchParams.get('how') === 'primary',
        );
        expect([dialogs, drafts.map((draft) => draft.get('body'))]).toEqual([[], ['終わり']]);
      });

      test.each([500, 507, 401])('not while keeping meets %i: the page stays', async (status) => {
        answer = status;
        const page = await open('/form');
        await send(page);
        await says(page, /^押した「保存する」は、まだできていません/);
        expect(page.url()).toContain('/form');
        answer = 204;
        await page.keyboard.press('Control+Enter');
        await page.waitForURL((url) => url.pathname === '/saved');
      });

      test('at once when all of it is kept already', async () => {
        const page = await open('/form');
        await page.locator('#body').fill('終わり');
        await page.clock.runFor(2000);
        await says(page, '書きかけを保存しました');
        await page.keyboard.press('Control+Enter');
        await page.waitForURL((url) => url.pathname === '/saved');
        expect(drafts).toHaveLength(1);
      });
    });
  });

  test('counts letters as people do', async () => {
    const page = await open('/form');
    await page.locator('#body').fill('𠮷野さん');
    expect(await page.locator('output').textContent()).toBe('4字');
  });

  test('breaks no rule of the strict policy', async () => {
    const page = await (await openContext(browser)).newPage();
    const breaches = watchCsp(page);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/form`);
    await page.keyboard.press('1');
    expect(breaches).toEqual([]);
  });
});

async function formOf(request: IncomingMessage): Promise<FormData> {
  const body = await text(request);
  return new Response(body, {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
}
