import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

const plain = { script: false } as const;
const done = [
  '回覧板を見た。',
  '体操の会に行った。',
  '会長と話した。',
  '地図を配った。',
  '坂で休んだ。',
];

async function withWork(db: Db): Promise<void> {
  await buildCast(db);
  for (const [at, text] of done.entries())
    await saveRecord(
      db,
      actorNamed('nishida'),
      newId(),
      buildFields({ occurredOn: `2026-11-0${at + 1}`, done: text }),
    );
}

inHouse('a manager looks at records', withWork, (house) => {
  test('three by one key each, one is taken back, one gets a word, which the writer answers', async () => {
    const page = await house.page('mori');
    await page.goto('/');
    await page.getByRole('link', { name: '確認する' }).click();
    await isAt(page, done[0]);
    for (const next of [1, 2, 3]) {
      await page.keyboard.press('c');
      await page.getByText(`${5 - next}件あります。`).waitFor();
      await isAt(page, done[next]);
    }
    await page.keyboard.press('u');
    await page.getByText('3件あります。').waitFor();
    await isAt(page, done[2]);

    await page.keyboard.press('j');
    await isAt(page, done[3]);
    await page.keyboard.press('h');
    await page.waitForURL(/word=1/);
    await page.keyboard.type('地図の反応も聞いてください。');
    await page.keyboard.press('Control+Enter');
    await page.getByText('2件あります。').waitFor();
    await isAt(page, done[4]);

    const writer = await house.page('nishida');
    await writer.goto('/');
    await writer.getByRole('link', { name: '地図の反応も聞いてください。' }).click();
    await writer.getByText(/森 和子さんが、.*に確認しました。/).waitFor();
    await writer.getByText('ひとことを書く').click();
    await writer.getByLabel('ひとこと').fill('来週、聞いてみます。');
    await writer.getByRole('button', { name: 'ひとことを送る' }).click();
    await writer.getByText('来週、聞いてみます。').waitFor();
    await writer.goto('/');
    await writer.getByRole('heading', { name: 'きょう', exact: true }).waitFor();
    expect(await writer.getByText('地図の反応も').count()).toBe(0);

    await page.goto('/');
    await page.getByRole('link', { name: '来週、聞いてみます。' }).waitFor();
    await page.getByRole('button', { name: '読みました' }).click();
    await page.getByRole('heading', { name: 'きょう', exact: true }).waitFor();
    expect(await page.getByText('来週、聞いてみます。').count()).toBe(0);
  });
});

inHouse('without JavaScript', withWork, (house) => {
  test('one looks at a record, sends a word, looks at all others, and takes that back', async () => {
    const page = await house.page('mori', plain);
    await page.goto('/tray');
    await page
      .getByRole('button', { name: /^確認した/ })
      .nth(1)
      .click();
    await page.getByText('4件あります。').waitFor();
    await page.getByRole('link', { name: 'ひとこと' }).first().click();
    await page.getByRole('textbox', { name: 'ひとこと' }).fill(' ');
    await page.getByRole('button', { name: 'ひとことを送る' }).click();
    await page.getByRole('alert').getByText('ひとことを書いてください。').waitFor();
    await page.getByRole('textbox', { name: 'ひとこと' }).fill('よい声かけです。');
    await page.getByRole('button', { name: 'ひとことを送る' }).click();
    await page.getByText('よい声かけです。').waitFor();
    await page.getByRole('button', { name: 'このページの4件を全部確認した' }).click();
    await page.getByText('4件を確認しました').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('4件あります。').waitFor();
  });

  test('words are pasted into a list: looked at, then taken', async () => {
    const page = await house.page('mori', plain);
    await page.goto('/settings/lists/means');
    await page.getByRole('link', { name: 'Excelから' }).click();
    await page.getByLabel('Excelから').fill('言葉\n回覧板\t\n電話\n');
    await page.getByRole('button', { name: '中身を見る' }).click();
    await page.getByRole('row', { name: /回覧板.*加えます/ }).waitFor();
    await page.getByRole('row', { name: /電話.*そのまま/ }).waitFor();
    await page.getByRole('button', { name: 'この1行を入れる' }).click();
    await page.getByText('貼り付けた言葉を入れました。').waitFor();
    await page.getByLabel('「回覧板」の名前').waitFor();
  });

  test('the boxes for seals stand on print alone', async () => {
    const page = await house.page('mori', plain);
    await page.goto('/settings/office');
    await page.getByLabel('決裁欄').fill('課長\n係長');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('事業所の設定を保存しました。').waitFor();
    await page.goto('/records');
    const box = page.getByRole('columnheader', { name: '課長' });
    expect(await box.count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await box.waitFor();
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: /会長と話した/ }).click();
    await page.emulateMedia({ media: 'print' });
    await box.waitFor();
  });
});

/** The record that the keys act on, and where the focus is. */
async function isAt(page: Page, text = ''): Promise<void> {
  const current = page.locator('.look[data-current]').filter({ hasText: text });
  await current.waitFor();
  await expect
    .poll(() => current.evaluate((card) => card.contains(document.activeElement)))
    .toBe(true);
}
