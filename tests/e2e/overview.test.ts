/** From a figure to its records, by keyboard, without script, and on paper. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

const YEAR = 'when=2025-04-01_2026-03-31';

/** Five of the west and two of the east, in the year that is over. */
async function withWork(db: Db): Promise<void> {
  await buildCast(db);
  const save = (name: 'nishida' | 'higashi', fields: Parameters<typeof buildFields>[0]) =>
    saveRecord(db, actorNamed(name), newId(), buildFields({ occurredOn: '2025-05-12', ...fields }));
  for (const verbs of [
    ['know'],
    ['know', 'connect'],
    ['connect'],
    ['connect'],
    ['spread'],
  ] as const)
    await save('nishida', { verbs: [...verbs], areaId: areas.taki5.id, minutes: 45 });
  for (const kind of ['visit', 'place'])
    await save('higashi', { kind, areaId: areas.hon1.id, occurredOn: '2026-02-03' });
}

inHouse('the overview', withWork, (house) => {
  test('is reached by keys, changed by its form, and each figure leads to its records', async () => {
    const page = await house.page('nishida');
    await page.goto('/');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: '見える化', level: 1 }).waitFor();
    await page.getByText('見方を変える').click();
    await page.getByLabel('いつのこと').selectOption({ label: '下の日付で決める' });
    await page.getByLabel('いつから').fill('7.4.1');
    await page.getByLabel('いつまで').fill('令和8年3月31日');
    await page.getByLabel('よこに並べるもの').selectOption({ label: '地域' });
    await page.getByRole('button', { name: 'この見方で見る' }).click();
    await page.getByText('記録は7件です。').waitFor();
    expect(await cellsOf(page, 'つなぐ')).toEqual(['3', '2', '5']);

    await page
      .getByRole('row', { name: /^つなぐ/ })
      .getByRole('link', { name: '3' })
      .click();
    await page.getByRole('heading', { name: '記録', level: 1 }).waitFor();
    expect(await page.locator('.entry').count()).toBe(3);
    await page.goBack();
    await page.getByText('記録は7件です。').waitFor();
  });

  test.each(['nishida', 'mori'] as const)(
    'every figure lists as many as it says (%s)',
    async (name) => {
      const page = await house.page(name, { script: false });
      await page.goto(`/overview?rows=kind&cols=verb&${YEAR}`);
      const links = await page
        .locator('.matrix a')
        .evaluateAll((all) =>
          all.map((a) => [a.getAttribute('href') ?? '', a.textContent ?? ''] as const),
        );
      expect(links.length).toBeGreaterThan(6);
      for (const [href, figure] of links) {
        await page.goto(href);
        expect([href, String(await page.locator('.entry').count())]).toEqual([href, figure]);
      }
    },
  );

  test('works without script, for a viewer in the own areas alone', async () => {
    const page = await house.page('ichikawa', { script: false });
    await page.goto(`/overview?rows=area&cols=&level=zone&${YEAR}`);
    await page.getByText('見られる地域では').waitFor();
    expect(await cellsOf(page, '第九小学校')).toEqual(['5']);
    expect(await page.getByText('第一小学校').count()).toBe(0);
    await page.getByText('見方を変える').click();
    expect(await page.getByLabel('だれの記録').count()).toBe(0);
  });

  /** Between the margins of A4 upright and turned, in CSS pixels. */
  test.each([
    ['month', 654],
    ['kind', 982],
  ])('on A4 nothing is cut, and the buttons are gone (by %s)', async (cols, width) => {
    const page = await house.page('mori');
    await page.goto(`/overview?rows=verb&cols=${cols}&${YEAR}`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width, height: 900 });
    const cut = await page
      .locator('.matrix .table-box')
      .evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(cut).toBeLessThanOrEqual(0);
    expect(await page.getByText('見方を変える').isVisible()).toBe(false);
  });
});

async function cellsOf(page: Page, row: string): Promise<string[]> {
  return page
    .getByRole('row', { name: new RegExp(`^${row}`) })
    .getByRole('cell')
    .allInnerTexts();
}
