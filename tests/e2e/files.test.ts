import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildPhoto } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { inHouse, type Look } from './office.ts';

const [withScript, plain, wide] = [newId(), newId(), newId()];

inHouse('photos and files on a telephone (H13)', withRecords, (house) => {
  test.each([
    ['with JavaScript', withScript, { width: 360, touch: true }],
    ['without', plain, { width: 360, script: false }],
    ['on a desk', wide, { width: 1280 }],
  ] as [string, string, Look][])(
    '%s a photo is added, seen, removed, brought back',
    async (_, id, look) => {
      const page = await house.page('nishida', look);
      await page.goto(`/records/${id}`);
      await page.getByText('写真・ファイルを加える').click();
      await add(page, [await photo('入口.jpg'), text('案内.txt')]);
      await page.getByText('2個を加えました。').waitFor();
      expect(await isDrawn(page, '入口の段差')).toBe(true);
      await page.getByText('案内.txt').waitFor();
      await page.goto('/records');
      await page.getByText('写真・ファイル').first().waitFor();

      await page.goto(`/records/${id}`);
      await page
        .getByRole('link', { name: /^直す.*入口の段差/ })
        .first()
        .click();
      await page.getByLabel('だれに、いつ聞いたか').fill('自治会長に');
      await page.getByRole('radio', { name: 'よい' }).check();
      await page.getByRole('button', { name: '保存する' }).click();
      await page.getByText('掲載：よい（自治会長に）').waitFor();

      await page
        .getByRole('link', { name: /^直す.*入口の段差/ })
        .first()
        .click();
      await page.getByRole('link', { name: 'この写真・ファイルを消す' }).click();
      await page.getByLabel('消すわけ').fill('写り込み');
      await page.getByRole('button', { name: '消す' }).click();
      await page.getByText('写真・ファイルを消しました').waitFor();
      const gallery = page.getByRole('list', { name: '写真・ファイル' });
      expect(await gallery.getByRole('listitem').count()).toBe(1);
      await page.getByRole('button', { name: '元に戻す' }).first().click();
      await page.getByText('写真・ファイルを元に戻しました').waitFor();
      expect(await gallery.getByRole('listitem').count()).toBe(2);
      const overflow = 'document.scrollingElement.scrollWidth - window.innerWidth';
      if (look.script !== false)
        expect(Number(await page.evaluate(overflow))).toBeLessThanOrEqual(0);
    },
  );

  test('what is refused is told by name, beside what was added', async () => {
    const page = await house.page('nishida', { script: false });
    await page.goto(`/records/${wide}/files`);
    const drawing = { name: '図.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') };
    await add(page, [text('名簿.txt'), drawing], '名簿');
    await page.getByText('1個は加えました。1個は加えられませんでした。').waitFor();
    await page.getByText(/「図.png」ホームページの部品/).waitFor();
    await page.getByText(/あわせて\d+KBです（5.0GBまで）/).waitFor();
  });
});

type Sent = { name: string; mimeType: string; buffer: Buffer };

async function add(page: Page, files: Sent[], caption = '入口の段差'): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByLabel('何の写真・ファイルか').fill(caption);
  await page.getByRole('button', { name: '加える' }).click();
}

const photo = async (name: string): Promise<Sent> => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await buildPhoto({ width: 1600, height: 1200 }),
});
const text = (name: string): Sent => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(`回覧の文案 ${name}`),
});

/** A picture that did not come has no size of its own. */
async function isDrawn(page: Page, name: string): Promise<boolean> {
  const box = await page.getByRole('img', { name }).boundingBox();
  const src = await page.getByRole('img', { name }).getAttribute('src');
  const answer = await page.request.get(new URL(src ?? '', page.url()).href);
  return Boolean(box && box.width > 80) && answer.headers()['content-type'] === 'image/jpeg';
}

async function withRecords(db: Db): Promise<void> {
  await buildCast(db);
  for (const id of [withScript, plain, wide])
    await saveRecord(db, actorNamed('nishida'), id, buildFields());
}
