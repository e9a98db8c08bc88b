import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast } from '#tests/cast.ts';
import { digitsOf, giveKeys, PASSWORD } from '#tests/keys.ts';
import { inHouse } from './office.ts';

const plain = { script: false } as const;

inHouse('without JavaScript (U7)', withWork, (house) => {
  test('one signs in, records, lists, searches, corrects and prints', async () => {
    const { email, secret } = await giveKeys(house.db, 'nishida');
    const page = await house.page(null, plain);
    await page.goto('/records/new');
    await page.getByLabel('メールアドレス').fill(email);
    await page.getByLabel(/^パスワード/).fill(PASSWORD);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.getByLabel('6桁の数字').fill(digitsOf(secret));
    await page.getByRole('button', { name: '確かめる' }).click();

    await page.getByRole('heading', { name: '記録する' }).waitFor();
    await page.getByRole('combobox', { name: '地域' }).selectOption({ value: areas.taki5.id });
    await page.getByRole('radio', { name: 'まち歩き・地域踏査' }).check();
    await page.getByRole('checkbox', { name: 'しる' }).check();
    await page.getByLabel('したこと').fill('遊歩道の段差を、車いすの人と見て回った。');
    await save(page);

    await page.getByRole('link', { name: '記録', exact: true }).first().click();
    await page.getByRole('heading', { name: '記録', level: 1 }).waitFor();
    await page.getByRole('link', { name: /遊歩道の段差/ }).waitFor();
    await page.getByRole('searchbox', { name: 'さがすことば' }).fill('車いす');
    await page.getByRole('banner').getByRole('button', { name: 'さがす' }).click();
    await page.getByRole('link', { name: /遊歩道の段差/ }).click();
    await page.getByRole('link', { name: '直す' }).click();
    await page.getByLabel('気づいたこと').fill('ベンチがあれば休める。');
    await save(page);
    await page.getByText('ベンチがあれば休める。').first().waitFor();

    await page.goto('/records');
    await page.emulateMedia({ media: 'print' });
    await page.getByText(/縁川市社会福祉協議会.*印刷/).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.getByText(/遊歩道の段差/).waitFor();
  });

  test('one narrows the list and keeps that view', async () => {
    const page = await house.page('nishida', plain);
    await page.goto('/records');
    await page.getByText('しぼりこむ').first().click();
    await page.getByLabel('支援の動き').selectOption({ label: 'ひろげる' });
    await page.getByRole('button', { name: 'しぼりこむ' }).click();
    await page.getByRole('link', { name: /回覧板に載せる記事/ }).waitFor();
    expect(await page.getByRole('link', { name: /民生委員と立ち話/ }).count()).toBe(0);

    await page.getByText('この見方を保存する').click();
    await page.getByLabel('見方の名前').fill('知らせたこと');
    await page.getByRole('button', { name: '保存する' }).click();
    const views = page.getByRole('list', { name: '保存した見方' });
    await views.getByRole('link', { name: '知らせたこと' }).waitFor();
    await page.goto('/records');
    await page.getByRole('link', { name: /民生委員と立ち話/ }).waitFor();
    await views.getByRole('link', { name: '知らせたこと' }).click();
    expect(await page.getByRole('link', { name: /民生委員と立ち話/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'この見方を消す' }).click();
    expect(await views.getByRole('link', { name: '知らせたこと' }).count()).toBe(0);
  });

  test('what comes next is done, and undone', async () => {
    const page = await house.page('nishida', plain);
    await page.goto('/');
    const steps = page.getByRole('listitem').filter({ hasText: '原稿を渡す' });
    await steps.getByRole('button', { name: '済み' }).click();
    await page.getByText('済みにしました').waitFor();
    expect(await steps.count()).toBe(0);
    await page.getByRole('button', { name: '元に戻す' }).click();
    await steps.getByRole('button', { name: '済み' }).waitFor();
  });
});

async function withWork(db: Db): Promise<void> {
  await buildCast(db);
  const nishida = actorNamed('nishida');
  const talk = buildFields({ done: '民生委員と立ち話をした。', verbs: ['know'] });
  const article = buildFields({
    done: '回覧板に載せる記事を書いた。',
    verbs: ['spread'],
    nextStep: '会長に原稿を渡す',
    nextOn: today(),
  });
  for (const fields of [talk, article]) await saveRecord(db, nishida, newId(), fields);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText(/：保存しました$/).waitFor();
}
