import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { showDate, today } from '#app/lib/dates.ts';
import { buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

inHouse('who comes and who leaves', buildCast, (house) => {
  test('somebody is invited, comes in by the link, works, leaves, and the next request is refused (S4)', async () => {
    const admin = await house.page('sasaki');
    await admin.goto('/staff');
    await admin.getByRole('link', { name: '職員を招く' }).click();
    await admin.getByLabel('名前').fill('青木 ひろ');
    await admin.getByLabel('メールアドレス').fill('hiro@example.jp');
    await admin.getByRole('radio', { name: '地域担当職員（CSW）' }).check();
    await admin.getByRole('button', { name: 'リンクを作る' }).click();
    const link = await admin.getByLabel('一度だけ使えるリンク').inputValue();

    const page = await house.page(null);
    await page.goto(link);
    await page.getByRole('heading', { name: '青木 ひろさん、ようこそ' }).waitFor();
    await page.getByLabel('新しいパスワード').fill('夕立のあとの商店街を歩く');
    await page.getByLabel('もう一度').fill('夕立のあとの商店街を歩く');
    await page.getByRole('button', { name: 'このパスワードに決める' }).click();
    const secret = await page.getByText('打ちこむ文字').getByRole('code').textContent();
    const app = new TOTP({ secret: Secret.fromBase32((secret ?? '').replaceAll(' ', '')) });
    await page.getByLabel('6桁の数字').fill(app.generate());
    await page.getByRole('button', { name: 'この数字で用意する' }).click();
    await page.getByRole('link', { name: 'しまったので、始める' }).click();
    await page.getByRole('main').getByRole('link', { name: '記録する' }).click();
    await page.getByRole('heading', { name: '記録する' }).waitFor();

    // Spent: the same link opens nothing a second time.
    expect((await house.ask(null, new URL(link).pathname)).status).toBe(404);

    await admin.goto('/staff');
    await admin.getByRole('link', { name: '青木 ひろ' }).click();
    await admin.getByLabel('最後の日').fill(showDate(today()));
    await admin.getByRole('button', { name: 'この日でやめる' }).click();
    await admin.getByText('やめる日を保存しました').waitFor();

    await page.goto('/records');
    await page.getByRole('heading', { name: 'ログイン' }).waitFor();
  });
});
