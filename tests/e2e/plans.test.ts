import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveAppointment } from '#app/features/appointments/appointments.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { addDays, showDate, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

const nishida = actorNamed('nishida');

inHouse('plan before act (H4, H5)', withPlans, (house) => {
  test('a plan is made from the calendar, done, and the record shows both', async () => {
    const page = await house.page('nishida');
    await page.goto('/');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: /の予定$/ }).waitFor();
    await page.goto(`/calendar?view=day&day=${today()}`);
    await page.getByRole('listitem').getByRole('link', { name: '予定を入れる' }).click();
    await page.getByLabel('何をするか').fill('避難所運営連絡会');
    await page.getByLabel('何のために').fill('ペットの受け入れを決めてもらう。');
    await page.getByLabel('自分の立場').fill('社協の考えを伝える');
    await page.getByText('もっと書く').click();
    await page.getByLabel('活動の種類').selectOption({ label: '避難所運営連絡会' });
    await page.getByLabel('支援の種類').selectOption({ label: '地域支援' });
    await page.getByLabel('まきこむ').check();
    await save(page);

    await page.goto('/');
    const line = page.getByRole('listitem').filter({ hasText: '避難所運営連絡会' });
    await line.getByRole('link', { name: '記録する' }).click();
    const beside = page.getByRole('complementary', { name: '手がかり' });
    await beside.getByText('ペットの受け入れを決めてもらう。').waitFor();
    expect(await page.getByRole('radio', { name: '避難所運営連絡会' }).isChecked()).toBe(true);
    expect(await page.getByLabel('自分の立場').inputValue()).toBe('社協の考えを伝える');
    await page.getByLabel('したこと').fill('受け入れる教室が決まった。');
    await save(page);

    await page.getByRole('heading', { name: '予定していたこと' }).waitFor();
    await page.getByRole('heading', { name: 'したこと', exact: true }).waitFor();
    await page.getByRole('link', { name: '避難所運営連絡会' }).click();
    await page.getByText(/記録しました。$/).waitFor();
    await page.goto('/records?planned=1');
    await page.getByRole('link', { name: /受け入れる教室が決まった/ }).waitFor();
  });

  test('what went by is asked for: put off by key, undone, given up, brought back', async () => {
    const page = await house.page('nishida');
    await page.goto('/');
    await page.getByRole('heading', { name: 'どうなりましたか' }).waitFor();
    await page.keyboard.press('o');
    await page.getByLabel('新しい日').fill('あした');
    await page.getByLabel('延ばすわけ').fill('雨のため');
    await page.getByRole('button', { name: '延ばす' }).click();
    await page.getByText('延ばしました').waitFor();
    await page.getByText('わけ：雨のため').waitFor();
    await page.getByText(`${showDate(addDays(today(), 1))}の予定`).waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('元に戻しました').waitFor();
    expect(await page.getByText('わけ：雨のため').count()).toBe(0);

    await page.getByRole('link', { name: 'やめる' }).click();
    await page.getByLabel('やめるわけ').fill('中止になった');
    await page.getByRole('button', { name: '予定をやめる' }).click();
    await page.getByText('予定をやめました').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('元に戻しました').waitFor();
  });
});

inHouse('without JavaScript (U7)', withPlans, (house) => {
  test('a next step is planned, put off and done', async () => {
    const page = await house.page('nishida', { script: false });
    await page.goto('/');
    const step = page.getByRole('listitem').filter({ hasText: '会長に原稿を渡す' });
    await step.getByRole('link', { name: '予定にする' }).click();
    expect(await page.getByLabel('何をするか').inputValue()).toBe('会長に原稿を渡す');
    await save(page);
    await page.getByRole('link', { name: '延ばす' }).click();
    await page.getByRole('button', { name: '延ばす' }).click();
    await page.getByRole('alert').getByText('日付を書いてください。').waitFor();
    await page.getByLabel('新しい日').fill('あさって');
    await page.getByLabel('延ばすわけ').fill('会長の都合');
    await page.getByRole('button', { name: '延ばす' }).click();
    await page.getByText('延ばしました').waitFor();
    await page.getByRole('link', { name: 'したので記録する' }).click();
    await page.getByRole('radio', { name: '連絡調整' }).check();
    await page.getByRole('checkbox', { name: 'つなぐ' }).check();
    await page.getByLabel('したこと').fill('原稿を渡した。');
    await save(page);
    await page.getByText('わけ：会長の都合').waitFor();
    await page.getByText('前の記録の「次にすること」').click();
    await page.getByText(/に済みました/).waitFor();
  });
});

async function withPlans(db: Db): Promise<void> {
  await buildCast(db);
  const past = buildAppointment({ title: '回覧板の相談', plannedOn: addDays(today(), -3) });
  await saveAppointment(db, nishida, newId(), past);
  const next = { nextStep: '会長に原稿を渡す', nextOn: today() };
  await saveRecord(db, nishida, newId(), buildFields(next));
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText(/：保存しました$/).waitFor();
}
