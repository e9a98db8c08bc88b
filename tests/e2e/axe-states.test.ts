import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { today } from '#app/lib/dates.ts';
import { areas, buildCast, people } from '#tests/cast.ts';
import { digitsOf, giveKeys, PASSWORD } from '#tests/keys.ts';
import { permissions } from '#tests/permissions.ts';
import {
  atWork,
  daily,
  dropped,
  fixed,
  full,
  gone,
  lined,
  planned,
  report,
  waiting,
} from './at-work.ts';
import { isFit } from './fit.ts';
import { inHouse, type Name } from './office.ts';

const job = permissions.find((line) => line.route === '/jobs/:id')?.path ?? '';
/** Each page is looked at in three widths (axe-pages.test.ts); its states at both ends. */
const ends = [1280, 360];
const states: [string, Name][] = [
  [job, 'nishida'],
  ['/sign-in', null],
  ['/sign-in?kept=1', null],
  ['/sign-in?passkey=wrong', null],
  ['/sign-in?passkey=wait', null],
  ['/forgotten', null],
  ['/invitation/guessed', null],
  [`/records/${full}?saved=1`, 'nishida'],
  [`/records/${full}`, 'ichikawa'],
  [`/records/${full}/edit`, 'nishida'],
  [`/records/${full}/removal`, 'nishida'],
  [`/records/${gone}`, 'nishida'],
  [`/records/new?from=${full}`, 'nishida'],
  [`/records/new?draft=${lined}`, 'nishida'],
  [`/daily?draft=${daily}`, 'nishida'],
  [`/records?q=避難&area=${areas.west.id}&verb=connect`, 'nishida'],
  ['/records?q=どこにもないことば', 'nishida'],
  ['/records?q=あ', 'nishida'],
  ['/records?removed=1', 'nishida'],
  ['/mappings/multilayer/2025', 'mori'],
  ['/mappings/multilayer/2026/table', 'nishida'],
  [`/mappings/coordinator/2026/table?area=${areas.east.id}`, 'nishida'],
  ['/mappings/coordinator/2026/records?target=every', 'nishida'],
  [`/records?gone=${gone}`, 'nishida'],
  ['/search?q=避難', 'nishida'],
  ['/search?q=どこにもないことば', 'nishida'],
  [`/?done=${full}`, 'nishida'],
  ['/', 'ichikawa'],
  [`/calendar?view=month&day=${today()}`, 'nishida'],
  [`/calendar?view=week&day=${today()}`, 'nishida'],
  [`/calendar?view=day&day=${today()}&staff=${people.nishida.id}`, 'nishida'],
  [`/calendar?day=${today()}`, 'ichikawa'],
  [`/records/${planned}`, 'nishida'],
  [`/records/new?appointment=${waiting}`, 'nishida'],
  [`/appointments/${waiting}?moved=1`, 'nishida'],
  [`/appointments/${dropped}?dropped=1`, 'nishida'],
  ['/records?planned=1', 'nishida'],
  ['/search?q=見守り', 'nishida'],
  ['/overview/spread', 'nishida'],
  ['/overview/spread?by=zone', 'mori'],
  ['/overview/gaps?months=12', 'nishida'],
  [`/reports/${report}?done=saved`, 'nishida'],
  [`/reports/${report}/records`, 'nishida'],
  [`/reports/${report}/stories`, 'nishida'],
  [`/reports/${report}/edit`, 'nishida'],
  [`/reports/${fixed}`, 'mori'],
  ['/nowhere', 'nishida'],
  ['/settings/lists', 'nishida'],
];
const empty: [string, Name][] = [
  ['/', 'nishida'],
  ['/', 'sasaki'],
  ['/records', 'nishida'],
  ['/records', 'ichikawa'],
  ['/records/new', 'nishida'],
  ['/purposes', 'mori'],
  ['/reports', 'nishida'],
  ['/reports', 'ichikawa'],
  ['/audit', 'tonari'],
  ['/areas', 'tonari'],
  ['/overview/spread', 'tonari'],
  ['/overview/gaps', 'tonari'],
];
/** Sent as they come: what is needed is missing. */
const wrong: [string, Name][] = [
  ['/sign-in', null],
  ['/records/new', 'nishida'],
  [`/records/${gone}/removal`, 'nishida'],
  ['/staff/new', 'sasaki'],
  ['/staff/paste', 'sasaki'],
  ['/me/password', 'sasaki'],
  ['/daily', 'nishida'],
  ['/templates/new', 'mori'],
  ['/purposes/new', 'mori'],
  ['/reports/new', 'mori'],
  ['/appointments/new', 'nishida'],
  [`/appointments/${waiting}/move`, 'nishida'],
  [`/appointments/${waiting}/drop`, 'nishida'],
];

inHouse('an office at work', atWork, (house) => {
  test('what stands there over plain http from elsewhere', async () => {
    const page = await house.page(null);
    // Passed on by nobody that we believe: the same page as from another machine.
    await page.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.9' });
    await page.goto('/sign-in');
    expect(await page.locator('h1').textContent()).toBe('このアドレスでは、えんがわに入れません');
    expect(await page.locator('form, input').count()).toBe(0);
    await isFit(page, ends);
  });

  test.each(states)('%s (%s)', async (path, name) => {
    const page = await house.page(name);
    await page.goto(path);
    await isFit(page, ends);
  });

  test.each(wrong)('%s (%s), sent with nothing in it', async (path, name) => {
    const page = await house.page(name);
    await page.goto(path);
    await page.evaluate("document.querySelector('main form[method=post]').noValidate = true");
    await page.evaluate("document.querySelector('main form[method=post]').requestSubmit()");
    await page.getByRole('alert').first().waitFor();
    await isFit(page, ends);
  });

  test.each(['/', '/records', '/records/new', `/records/${full}`])(
    '%s in the dark',
    async (path) => {
      const page = await house.page('nishida', { dark: true });
      await page.goto(path);
      await isFit(page, ends);
    },
  );

  test('between password and second step', async () => {
    const page = await house.page(null);
    const { email, secret } = await giveKeys(house.db, 'mori', { enrolled: true });
    await passwordOf(page, email);
    await page.getByRole('heading', { name: '二段階の確認' }).waitFor();
    await isFit(page, ends);
    await page.getByLabel('6桁の数字').fill(digitsOf(secret));
    await page.getByRole('button', { name: '確かめる' }).click();
    await page.getByRole('heading', { name: 'きょう', exact: true }).waitFor();
  });

  test('setting up the second step', async () => {
    const page = await house.page(null);
    const { email } = await giveKeys(house.db, 'higashi', { enrolled: false });
    await passwordOf(page, email);
    await page.getByRole('heading', { name: '二段階の確認を用意する' }).waitFor();
    await isFit(page, ends);
  });
});

inHouse('an office that has just begun', buildCast, (house) => {
  test.each(empty)('%s (%s)', async (path, name) => {
    const page = await house.page(name);
    await page.goto(path);
    await isFit(page, ends);
  });
});

inHouse(
  'before there is an office',
  async () => {},
  (house) => {
    test('the first visit, also with nothing written', async () => {
      const page = await house.page(null);
      await page.goto('/setup');
      await isFit(page, ends);
      await page.getByRole('button', { name: '事業所をつくる' }).click();
      await page.getByRole('alert').waitFor();
      await isFit(page, ends);
    });
  },
);

async function passwordOf(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel(/^パスワード/).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログインする' }).click();
}
