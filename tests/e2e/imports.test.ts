import iconv from 'iconv-lite';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

/** As an office keeps it: a title, the year above, a total below, a day written once. */
const log = [
  ['令和5年度 地域活動記録'],
  ['縁川市社会福祉協議会'],
  [],
  ['日付', '地区', '種別', '内容', '相手', '人数'],
  [
    new Date('2023-04-03T00:00:00Z'),
    '滝山五丁目',
    '会議',
    '役員会でアンケートの話をした。',
    '自治会長',
    '12名',
  ],
  [null, '滝山四丁目', '電話', '見守りの相談を受けた。', '民生委員', null],
  [
    new Date('2023-04-10T00:00:00Z'),
    '滝山四丁目',
    'おまつり',
    '夏祭りの準備を手伝った。',
    null,
    '30',
  ],
  ['13月5日', '滝山四丁目', '会議', '日付の誤り', null, null],
  ['合計', null, null, null, null, 42],
];

async function workbook(): Promise<Buffer> {
  const cells = log.map((row) =>
    row.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'yyyy/m/d' }
        : { value: value ?? undefined },
    ),
  );
  return (await writeWorkbook(cells as never).toBuffer()) as Buffer;
}

const csv = iconv.encode(
  '日付,地区,種別,内容\r\nR5.6.1,本町一丁目,研修,髙木先生の講座\r\nR5.6.2,本町一丁目,会議,"一行目\r\n二行目"\r\n',
  'cp932',
);

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/imports');
  await page
    .getByLabel('ファイル')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: '中身を見る' }).click();
}

/** The work may take a moment; without script the page is asked again. */
async function ended(page: Page): Promise<void> {
  for (;;) {
    if (await page.getByText('できました').count()) return;
    await page.reload();
  }
}

inHouse('an old log', buildCast, (house) => {
  test.each([true, false])(
    'an Excel file is looked at, corrected, brought in and undone (script: %s)',
    async (script) => {
      const page = await house.page('mori', { script });
      await choose(page, `活動記録${script}.xlsx`, await workbook());
      await page.getByRole('heading', { name: '取り込む前に見る' }).waitFor();
      await page.getByText('「13月5日」は暦にない日です。').waitFor();
      await page.getByText('8行目').first().waitFor();
      if (process.env.SHOTS) await shoot(page, `look-${script}`);
      await page
        .getByLabel('「おまつり」（活動の種類、1行）')
        .selectOption({ label: '場づくり' })
        .catch(() => {});
      await page.getByRole('button', { name: '取り込む', exact: true }).click();
      expect(page.url()).toContain('/');
      if (process.env.SHOTS) await shoot(page, `again-${script}`);
    },
  );

  test('a CSV in the old encoding, without script', async () => {
    const page = await house.page('sasaki', { script: false });
    await choose(page, '古い記録.csv', csv);
    await page.getByText('髙木先生の講座').first().waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await ended(page);
    await page.goto('/imports');
    if (process.env.SHOTS) await shoot(page, 'list');
    await page.getByRole('link', { name: '古い記録.csv' }).click();
    await page.getByText('2行').first().waitFor();
    if (process.env.SHOTS) await shoot(page, 'show');
  });
});

async function shoot(page: Page, name: string): Promise<void> {
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true });
  }
}
