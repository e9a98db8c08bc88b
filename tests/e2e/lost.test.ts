/**
 * In the middle of typing a record the server, its disk, the session or the network is gone, and
 * comes back. Nothing of what was typed is lost, and it is saved once; the page says how it stands.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast, people } from '#tests/cast.ts';
import { digitsOf, giveKeys, PASSWORD } from '#tests/keys.ts';
import { smallDisk } from '#tests/small-disk.ts';
import { type House, inHouse, type Width } from './office.ts';

const disk = smallDisk(24);
afterAll(() => disk?.unmount());

const inTheMiddle = 'いま保存できていません。このまま書き続けられます。';
const half = { done: '集会所で見守りの話をした。', detail: '雨戸が三日開いていない。' };
const whole = {
  done: `${half.done}役員が交代で声をかける。`,
  detail: `${half.detail}娘さんに電話した。`,
};
type Texts = typeof half;

/** How it is lost, and how it comes back; `says` is what the page knows of the reason. */
type Loss = {
  name: string;
  says: string;
  lose: (house: House, page: Page) => Promise<unknown>;
  mend: (house: House, page: Page) => Promise<unknown>;
};
const server: Loss = {
  name: 'server',
  says: '電波か電源を確かめてください',
  lose: (house) => house.kill(),
  mend: (house) => house.begin(),
};
const losses: Loss[] = [
  server,
  {
    name: 'disk',
    says: 'パソコンの空きが足りません',
    lose: async () => disk?.fill(),
    mend: async () => disk?.empty(),
  },
  { name: 'session', says: 'ログインが切れました', lose: endSessions, mend: signInBeside },
  {
    name: 'network',
    says: '電波か電源を確かめてください',
    lose: (_, page) => page.context().setOffline(true),
    mend: (_, page) => page.context().setOffline(false),
  },
];
const possible = losses.filter(({ name }) => name !== 'disk' || disk);
const cases = possible.flatMap((loss) =>
  ([360, 1280] as const).map((width) => [loss.name, width, loss] as const),
);

inHouse(
  'in the middle of typing',
  buildCast,
  (house) => {
    beforeEach(async () => {
      await house.db.deleteFrom('draft').execute();
      await house.db.deleteFrom('sign_in_try').execute();
      await house.db.updateTable('record').set({ removed_at: 'before' }).execute();
    });

    test.each(cases)('the %s is gone, at %i px', async (_name, width, loss) => {
      const page = await begin(house, '/records/new', width);
      await choose(page);
      await kept(page, half);
      await through(house, page, loss);
      await save(page);
      await expectOnce(house, page, whole);
    });

    test('the server is gone while a record is corrected', async () => {
      const id = newId();
      const before = buildFields({ confidential: { who: '坂の上の人', detail: '初めの話。' } });
      await saveRecord(house.db, actorNamed('nishida'), id, before);
      const page = await begin(house, `/records/${id}/edit`, 360);
      await page.getByLabel('内密の内容').waitFor();
      await kept(page, half);
      await through(house, page, server);
      await save(page);
      await expectOnce(house, page, whole);
    });

    test('the form was sent to a server that is gone: it waits in きょう', async () => {
      const page = await begin(house, '/records/new', 1280);
      await choose(page);
      await kept(page, whole);
      await house.kill();
      await sendInVain(page);
      await house.begin();
      const later = await begin(house, '/', 1280);
      await later.getByRole('link', { name: whole.done }).click();
      await later.getByRole('heading', { name: '記録する' }).waitFor();
      expect(await textsIn(later)).toEqual(whole);
      await save(later);
      await expectOnce(house, later, whole);
    });

    test('the answer was lost: what was saved is no draft any more', async () => {
      const page = await begin(house, '/records/new', 1280);
      await choose(page);
      await page.route(/\/records\/new$/, async (route) => {
        await route.fetch({ maxRedirects: 0 });
        await route.abort();
      });
      await typeIn(page, whole);
      await sendInVain(page);
      const later = await begin(house, '/records', 1280);
      await later.getByRole('link', { name: whole.done }).first().click();
      await later.waitForURL(/\/records\/[0-9a-f-]{36}$/);
      await expectOnce(house, later, whole);
    });

    test('somebody else signed in at the same PC: nothing goes to them', async () => {
      const page = await begin(house, '/records/new', 1280);
      await choose(page);
      await kept(page, half);
      const [own] = await page.context().cookies();
      const others = await house.page('higashi');
      await page.context().addCookies(await others.context().cookies());
      await typeIn(page, whole);
      await page.clock.runFor(2000);
      await page.getByText(inTheMiddle).waitFor();
      const drafts = house.db.selectFrom('draft').select('key');
      expect(await drafts.where('staff_id', '=', people.higashi.id).execute()).toEqual([]);
      await page.context().addCookies(own ? [own] : []);
      await page.clock.runFor(15_000);
      await page.getByText('また保存できるようになりました').waitFor();
    });
  },
  disk?.folder,
);

/** Time passes where the test lets it, beside the usual. */
async function begin(house: House, path: string, width: Width): Promise<Page> {
  const page = await house.page('nishida', { width });
  await page.clock.install();
  await page.goto(path);
  return page;
}

/** The kind opens the confidential part by itself (H8). */
async function choose(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '地域' }).selectOption({ index: 1 });
  await page.getByLabel('個別相談・訪問', { exact: true }).check();
  await page.getByLabel('しる', { exact: true }).check();
}

async function typeIn(page: Page, { done, detail }: Texts): Promise<void> {
  await page.getByLabel('したこと').fill(done);
  await page.getByLabel('内密の内容').fill(detail);
}

async function kept(page: Page, texts: Texts): Promise<void> {
  await typeIn(page, texts);
  await page.clock.runFor(2000);
  await page.getByText(/^書きかけを保存しました/).waitFor();
}

/** Typing goes on while it is gone, 保存する does not leave the page, and afterwards all is kept. */
async function through(house: House, page: Page, { lose, mend, says }: Loss): Promise<void> {
  const at = page.url();
  await lose(house, page);
  await typeIn(page, whole);
  await page.clock.runFor(2000);
  await page.getByText(inTheMiddle + says).waitFor();
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText(/^押した「保存する」は、まだできていません/).waitFor();
  expect([page.url(), await textsIn(page)]).toEqual([at, whole]);
  await mend(house, page);
  await page.clock.runFor(15_000);
  await page.getByText(/^また保存できるようになりました。書きかけを保存しました/).waitFor();
}

/** 保存する, and the browser says that nobody answers. */
async function sendInVain(page: Page): Promise<void> {
  const failed = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest());
  await page.getByRole('button', { name: '保存する' }).click({ noWaitAfter: true });
  await failed;
}

async function textsIn(page: Page): Promise<Texts> {
  const [done, detail] = await Promise.all([
    page.getByLabel('したこと').inputValue(),
    page.getByLabel('内密の内容').inputValue(),
  ]);
  return { done, detail };
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText(/：保存しました$/).waitFor();
}

/** One record holds it, and nothing waits any more. */
async function expectOnce({ db }: House, page: Page, texts: Texts): Promise<void> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  const rows = await db
    .selectFrom('record as r')
    .innerJoin('record_confidential as c', 'c.record_id', 'r.id')
    .select(['r.id', 'r.done', 'c.detail'])
    .where('r.done', '=', texts.done)
    .where('r.removed_at', 'is', null)
    .execute();
  expect(rows).toEqual([{ id, ...texts }]);
  expect(await db.selectFrom('draft').select('key').execute()).toEqual([]);
}

/** Ended at the server, as by 職員 who lost a telephone. */
async function endSessions({ db }: House): Promise<void> {
  const ended_at = new Date().toISOString();
  await db.updateTable('session').set({ ended_at }).execute();
}

/** By the link that the page offers, in another window. */
async function signInBeside({ db }: House, page: Page): Promise<void> {
  const { email, secret } = await giveKeys(db, 'nishida');
  await db.updateTable('credential').set({ totp_step: 0 }).execute(); // the same half minute again
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: '別の画面でログインする' }).click();
  const beside = await opened;
  await beside.getByLabel('メールアドレス').fill(email);
  await beside.getByLabel(/^パスワード/).fill(PASSWORD);
  await beside.getByRole('button', { name: 'ログインする' }).click();
  await beside.getByLabel('6桁の数字').fill(digitsOf(secret));
  await beside.getByRole('button', { name: '確かめる' }).click();
  await beside.getByRole('heading', { name: 'きょう', exact: true }).waitFor();
  await beside.close();
}
