import { expect, test } from 'vitest';
import { buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

const text =
  '10時 滝山サロンの手伝い 60分 #まきこむ\n13時 滝山五丁目の役員会 #つなぐ\n16時 書類の整理';

inHouse('a day in one go', buildCast, (house) => {
  test.each([true, false])('three lines, one wrong; JavaScript: %s', async (script) => {
    const saved = async () => (await house.db.selectFrom('record').select('id').execute()).length;
    const before = await saved();
    const page = await house.page('nishida', { script });
    await page.goto('/');
    await page.getByRole('link', { name: '日報を書く' }).click();
    await page
      .getByRole('combobox', { name: /^地域/ })
      .selectOption({ label: '滝山四丁目（第七小学校）' });
    await page.getByLabel(/^したこと/).fill(text);
    await page.getByRole('button', { name: '分ける' }).click();
    await page.getByText('3件に分けました').waitFor();
    expect(await page.getByLabel('時刻').first().inputValue()).toBe('10:00');
    const part = (n: number) =>
      page.locator('section', { has: page.getByRole('heading', { name: `${n}つめ` }) });
    for (const [n, kind] of [
      [1, '場づくり'],
      [2, '会合への出席'],
    ] as const)
      await part(n)
        .getByLabel(/^活動の種類/)
        .selectOption({ label: kind });

    await page.getByRole('button', { name: 'まとめて保存する' }).last().click();
    const alert = page.getByRole('alert');
    await alert.getByText('まだ保存していません').waitFor();
    await alert.getByRole('link', { name: /^3つめ：活動の種類/ }).waitFor();
    expect(await alert.getByRole('link', { name: /^[12]つめ/ }).count()).toBe(0);
    expect(await saved()).toBe(before);
    expect(
      await part(2)
        .getByLabel(/^したこと/)
        .inputValue(),
    ).toContain('役員会');

    await part(3)
      .getByLabel(/^活動の種類/)
      .selectOption({ label: '記録・分析・振り返り' });
    await part(3).getByRole('checkbox', { name: 'しる' }).check();
    // Enter in a field saves; it must never drop the first record.
    await part(1).getByLabel('時刻').press('Enter');
    await page.getByText('3件を保存しました').waitFor();
    expect(await saved()).toBe(before + 3);
    await page.getByRole('link', { name: '自分の記録を見る' }).click();
    await page
      .getByRole('link', { name: /書類の整理/ })
      .first()
      .click();
    await page.getByRole('link', { name: '日報に書いた、分ける前の文' }).click();
    await page.getByText('10時 滝山サロンの手伝い 60分 #まきこむ').waitFor();
    await page.getByRole('link', { name: '記録にもどる' }).click();
    await page.getByRole('link', { name: '日報に書いた、分ける前の文' }).waitFor();
  });

  test('what was written and not saved is gone on with from きょう', async () => {
    const page = await house.page('nishida');
    await page.goto('/daily');
    await page.getByLabel(/^したこと/).fill('朝礼\n電話番');
    await page.getByText(/書きかけを保存しました/).waitFor();
    await page.goto('/');
    await page.getByRole('link', { name: /朝礼/ }).click();
    await page.getByRole('heading', { name: '日報を書く' }).waitFor();
    await page.getByRole('button', { name: '分ける' }).click();
    await page.getByText('2件に分けました').waitFor();
    await page.getByRole('button', { name: 'やめる：1つめ' }).click();
    await page.getByText('1件に分けました').waitFor();
    await page.goto('/');
    await page.getByRole('link', { name: /朝礼/ }).click();
    await page.getByText('1件に分けました').waitFor();
  });
});
