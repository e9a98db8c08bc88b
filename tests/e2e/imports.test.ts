import iconv from 'iconv-lite';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { axeProblems } from '#tests/browser.ts';
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

/** The page of the work looks again by itself, also without script. */
async function ended(page: Page): Promise<void> {
  await page.getByText('できました。').waitFor({ timeout: 60_000 });
}

inHouse('an old log', buildCast, (house) => {
  test.each([true, false])(
    'an Excel file is looked at, a word is chosen, it comes in and is undone (script: %s)',
    async (script) => {
      const page = await house.page('mori', { script });
      await choose(page, `活動記録${script}.xlsx`, await workbook());
      await page.getByText('「13月5日」は暦にない日です。').waitFor();
      await page.getByText('8行目').first().waitFor();
      if (script) await isFit(page);
      if (script) {
        const word = page.getByLabel('「おまつり」（活動の種類、1行）');
        await word.selectOption({ label: '場づくり' });
        await page.getByRole('button', { name: '取り込む', exact: true }).click();
        await page.getByText('選んだことを入れて、読みなおしました。').waitFor();
      } else expect(await page.getByLabel(/「おまつり」/).count()).toBe(0); // remembered
      await page.getByRole('button', { name: '取り込む', exact: true }).click();
      await ended(page);
      await page.getByRole('link', { name: '続きへ進む' }).click();
      await page.getByText('3行（うち、直して読んだ行1）').waitFor();
      if (script) await isFit(page);
      const link = page.getByRole('link', { name: 'わけを書いた表を受けとる' });
      const href = (await link.getAttribute('href')) ?? '';
      const { status } = await page.request.get(new URL(href, house.url).href).then((answer) => ({
        status: answer.status(),
      }));
      expect(status).toBe(200);
      await page.getByRole('button', { name: '取り込みを取り消す' }).click();
      await ended(page);
      await page.getByRole('link', { name: '続きへ進む' }).click();
      await page.getByText(/この取り込みは、.*に取り消しました。/).waitFor();
    },
  );

  test('a CSV in the old encoding comes in, and its records are found', async () => {
    const page = await house.page('sasaki', { script: false });
    await choose(page, '古い記録.csv', csv);
    await page.getByText('髙木先生の講座').first().waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await ended(page);
    await page.goto('/search?q=高木先生');
    await page.getByRole('link', { name: /髙木先生の講座/ }).waitFor();
    await choose(page, '古い記録.csv', csv);
    await page.getByText('取り込める新しい行は、ありません。').waitFor();
  });

  test('an old .xls is refused with the way out', async () => {
    const page = await house.page('mori');
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    await choose(page, '記録.xls', old);
    await page.getByText(/名前を付けて保存/).waitFor();
  });
});

/** With everything unfolded: no finding of axe, nothing wider than a phone. */
async function isFit(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('main details').forEach((part) => { part.open = true; })",
  );
  await page.setViewportSize({ width: 360, height: 740 });
  const [wide, height] = (await page.evaluate(
    '[document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]',
  )) as [number, number];
  expect(wide).toBe(360);
  // As tall as the page: what the bar at the thumb covers for now is no finding.
  await page.setViewportSize({ width: 360, height });
  expect(await axeProblems(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}
