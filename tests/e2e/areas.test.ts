import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasRealFiles, realShelters, realTowns } from '#tests/area-files.ts';
import { buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

const file = (name: string) => join(process.cwd(), '../shared/data', name);
const nothingNew = /新しいことは、ありませんでした/;

// The next town's office has no areas yet, and a manager who brings them in.
inHouse('areas of a real city', buildCast, (house) => {
  test.skipIf(!hasRealFiles)(
    'shelters, then towns, again nothing; what a person corrects outlives the next import (H10, R10)',
    async () => {
      const page = await house.page('tonari');
      await page.goto('/areas');
      await page.getByRole('link', { name: 'ファイルを取り込む' }).click();

      await look(page, realShelters);
      await page.getByText(/避難所区域26/).waitFor();
      await page.getByRole('button', { name: '取り込む' }).click();
      await page.getByText(/行を取り込みました。/).waitFor();
      await look(page, realTowns);
      await page.getByText(/町丁目80/).waitFor();
      await page.getByRole('button', { name: '取り込む' }).click();
      await page.getByText(/80の町丁目を、いちばん近い避難所に仮に置きました/).waitFor();
      for (const again of [realShelters, realTowns]) {
        await look(page, again);
        await page.getByText(nothingNew).waitFor();
      }

      const town = await open(page, '滝山五丁目');
      await liesIn(page, '第七小学校', '未確認');
      await page.getByText('ほかの地域に移す').click();
      const zone = page.getByLabel('上の地域');
      await zone.selectOption({ label: '第九小学校（避難所区域）' });
      await page.getByRole('button', { name: 'ここに入れる' }).click();
      await page.getByText('上の地域を決めました').waitFor();
      await liesIn(page, '第九小学校', '人が決めた');

      for (const again of [realShelters, realTowns]) {
        await look(page, again);
        await page.getByText(nothingNew).waitFor();
      }
      await page.goto(town);
      await liesIn(page, '第九小学校', '人が決めた');
      expect(await page.getByRole('row').filter({ hasText: '第七小学校' }).count()).toBe(0);
    },
  );

  test('a file brought in is undone as a whole; what a person corrected since is named (R10)', async () => {
    const page = await house.page('tonari');
    const buffer = Buffer.from('町丁目,避難所\n川上町,川上小学校\n川下町,川下小学校\n');
    await look(page, { name: '町の表.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '取り込む' }).click();
    await page.getByText(/行を取り込みました。/).waitFor();
    const batch = await page.getByRole('link', { name: /取り消す/ }).getAttribute('href');
    await open(page, '川上町');
    await page.getByText('ほかの名前を書く').click();
    await page.getByLabel('ほかの名前').fill('上町');
    await page.getByRole('button', { name: 'ほかの名前を保存する' }).click();
    await page.goto(batch ?? '');
    await page
      .getByText('「川上町」は、ほかの名前を、そのあと直したので、そのまま残します。')
      .waitFor();
    await page.getByRole('button', { name: '取り込みを取り消す' }).click();
    await page.getByText(/に取り消しました/).waitFor();
    await page.getByRole('link', { name: /「川上小学校」は、残る地域が、この中にある/ }).click();
    await page.getByRole('heading', { name: '川上小学校', level: 1 }).waitFor();
    await page.goto('/areas?q=川下町');
    await page.getByText('「川下町」という地域はありません。').waitFor();
  });

  test('a file that is none is refused in words, and nothing has changed', async () => {
    const page = await house.page('tonari');
    await page.goto('/areas/import');
    const junk = { name: '写真.csv', mimeType: 'text/csv', buffer: Buffer.from([0xff, 0xd8, 0]) };
    await page.getByLabel('ファイル').setInputFiles(junk);
    await page.getByRole('button', { name: '中身を見る' }).click();
    await page.getByRole('alert').getByText('取り込めませんでした').waitFor();
  });
});

type Sent = string | { name: string; mimeType: string; buffer: Buffer };

async function look(page: Page, sent: Sent): Promise<void> {
  await page.goto('/areas/import');
  await page.getByLabel('ファイル').setInputFiles(typeof sent === 'string' ? file(sent) : sent);
  await page.getByRole('button', { name: '中身を見る' }).click();
  await page.getByRole('heading', { name: '取り込む前に見る' }).waitFor();
}

/** Found by its name; gives its address. */
async function open(page: Page, name: string): Promise<string> {
  await page.goto('/areas');
  await page.getByLabel('名前でさがす').fill(name);
  await page.getByRole('main').getByRole('button', { name: 'さがす' }).click();
  await page
    .getByRole('list', { name: /見つかった地域/ })
    .getByRole('link', { name })
    .click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  return page.url();
}

async function liesIn(page: Page, zone: string, why: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: zone });
  await row.getByText(why).waitFor();
}
