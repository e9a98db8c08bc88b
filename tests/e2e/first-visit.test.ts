import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { inHouse } from './office.ts';

const empty = async () => {};

inHouse('the first visit', empty, (house) => {
  test('an office is named, its administrator proves who she is, and きょう is there', async () => {
    const page = await house.page(null);
    await page.goto('/');
    await page.getByLabel('事業所の名前').fill('縁川市社会福祉協議会');
    await page.getByLabel('あなたの名前').fill('佐々木 実');
    await page.getByLabel('あなたのメールアドレス').fill('minoru@example.jp');
    await page.getByLabel('新しいパスワード').fill('縁側で麦茶をのむ犬と猫');
    await page.getByLabel('もう一度').fill('縁側で麦茶をのむ犬と猫');
    await page.getByRole('button', { name: '事業所をつくる' }).click();
    // Eleven letters are one too few: the form comes back, and nothing was made.
    await page.getByRole('alert').getByText('12文字以上').waitFor();
    expect(await page.getByLabel('事業所の名前').inputValue()).toBe('縁川市社会福祉協議会');

    await page.getByLabel('新しいパスワード').fill('縁側で麦茶をのむ犬と猫と鳥');
    await page.getByLabel('もう一度').fill('縁側で麦茶をのむ犬と猫と鳥');
    await page.getByRole('button', { name: '事業所をつくる' }).click();
    const secret = await page.getByText('打ちこむ文字').getByRole('code').textContent();
    const app = new TOTP({ secret: Secret.fromBase32((secret ?? '').replaceAll(' ', '')) });
    await page.getByLabel('6桁の数字').fill(app.generate());
    await page.getByRole('button', { name: 'この数字で用意する' }).click();
    expect(await page.getByRole('listitem').getByRole('code').count()).toBe(10);
    await page.getByRole('link', { name: 'しまったので、始める' }).click();
    await page.getByRole('heading', { name: 'きょう', level: 1 }).waitFor();

    // Exactly one visit makes the first office.
    expect((await house.ask(null, '/setup')).status).toBe(404);
  });
});

inHouse('the sample office', empty, (house) => {
  test('opens with one press, and one press more is to be somebody in it', async () => {
    const page = await house.page(null);
    await page.goto('/setup');
    await page.getByRole('button', { name: '見本の事業所をひらく' }).click();
    await page
      .getByRole('button', { name: /として入る/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'きょう', level: 1 }).waitFor();
    await page.getByText('見本の事業所です').waitFor();
    await page.goto('/records');
    expect(await page.getByRole('article').getByRole('link').count()).toBeGreaterThan(20);
  });
});
