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
      await page.getByText(/：取り込みました。/).waitFor();
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

  test('a file that is none is refused in words, and nothing has changed', async () => {
    const page = await house.page('tonari');
    await page.goto('/areas/import');
    const junk = { name: '写真.csv', mimeType: 'text/csv', buffer: Buffer.from([0xff, 0xd8, 0]) };
    await page.getByLabel('ファイル').setInputFiles(junk);
    await page.getByRole('button', { name: '中身を見る' }).click();
    await page.getByRole('alert').getByText('取り込めませんでした').waitFor();
  });
});

async function look(page: Page, name: string): Promise<void> {
  await page.goto('/areas/import');
  await page.getByLabel('ファイル').setInputFiles(file(name));
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
