import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, people } from '#tests/cast.ts';
import { digitsOf, giveKeys, PASSWORD } from '#tests/keys.ts';
import { inHouse } from './office.ts';

/** The day before, so that an area is proposed. */
async function workedYesterday(db: Db) {
  await buildCast(db);
  await saveRecord(db, actorNamed('nishida'), newId(), buildFields({ areaId: areas.taki4.id }));
}

inHouse('a record', workedYesterday, (house) => {
  test('is written with the mouse, found, corrected, removed and brought back', async () => {
    const page = await house.page('nishida');
    await page.goto('/');
    await page.getByRole('banner').getByRole('link', { name: '記録' }).click();
    await page.getByRole('combobox', { name: '地域' }).selectOption({ value: areas.taki5.id });
    await choose(page, '活動の種類', '避難訓練');
    await choose(page, '支援の動き', 'まきこむ');
    await page.getByLabel('したこと').fill('自治会の人と、声をかけあって避難所まで歩いた。');
    await save(page);

    await page.getByRole('searchbox', { name: 'さがすことば' }).fill('避難');
    await page.getByRole('banner').getByRole('button', { name: 'さがす' }).click();
    await page.getByRole('heading', { name: '行動記録（1件）' }).waitFor();
    await page.getByRole('link', { name: /避難所まで歩いた/ }).click();

    await page.getByRole('link', { name: '直す' }).click();
    await page.getByLabel('したこと').fill('自治会の人と避難所まで歩き、坂で休んだ。');
    await save(page);
    await page.getByText('これまでの直し（1回）').click();
    await page.getByRole('deletion').getByText('声をかけあって').waitFor();
    await page.getByRole('insertion').getByText('坂で休んだ').waitFor();

    await page.getByRole('link', { name: '消す' }).click();
    await page.getByLabel('消すわけ').fill('二重に書いた');
    await page.getByRole('button', { name: '消す' }).click();
    await page.getByText('記録を消しました').waitFor();
    expect(await page.getByText('坂で休んだ').count()).toBe(0);
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('元に戻しました').waitFor();
    await page.getByRole('heading', { name: /坂で休んだ/ }).waitFor();
  });

  test('that lacks what is needed comes back with the text and says what to mend', async () => {
    const page = await house.page('nishida');
    await page.goto('/records/new');
    await page.getByLabel('したこと').fill('体操の会のあと、立ち話をした。');
    await page.getByRole('button', { name: '保存する' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('まだ保存していません').waitFor();
    await alert.getByRole('link', { name: /活動の種類/ }).click();
    expect(await page.evaluate('document.activeElement.name')).toBe('kind');
    await choose(page, '活動の種類', '聞き取り');
    await choose(page, '支援の動き', 'しる');
    await save(page);
    await page.getByRole('heading', { name: '体操の会のあと、立ち話をした' }).waitFor();
  });
});

inHouse('what was typed and not saved', workedYesterday, (house) => {
  test('waits in きょう until it is saved', async () => {
    const page = await house.page('nishida');
    await page.goto('/records/new');
    await page.getByLabel('したこと').fill('電話が鳴る前まで書いた文。');
    await page.getByText(/書きかけを保存しました/).waitFor();
    await page.close();

    const later = await house.page('nishida');
    await later.goto('/');
    await later.getByRole('link', { name: '電話が鳴る前まで書いた文。' }).click();
    expect(await later.getByLabel('したこと').inputValue()).toBe('電話が鳴る前まで書いた文。');
    await choose(later, '活動の種類', '連絡調整');
    await choose(later, '支援の動き', 'つなぐ');
    await save(later);
    await later.goto('/');
    expect(await later.getByRole('heading', { name: '書きかけ' }).count()).toBe(0);
  });

  test('is kept at once when the page is hidden, without waiting for the pause', async () => {
    const page = await house.page('nishida');
    await page.goto('/records/new');
    await page.getByLabel('したこと').fill('画面を消す直前の文。');
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/drafts'));
    await page.evaluate(hide);
    expect((await kept).status()).toBe(204);
    const later = await house.page('nishida');
    await later.goto('/');
    await later.getByRole('link', { name: '画面を消す直前の文。' }).waitFor();
    const row = later.getByRole('listitem').filter({ hasText: '画面を消す直前の文。' });
    await row.getByRole('button', { name: '捨てる' }).click();
    await later.getByRole('heading', { name: 'きょう', exact: true }).waitFor();
    expect(await later.getByText('画面を消す直前の文。').count()).toBe(0);
  });

  test('outlives the session: saved too late, it is there after signing in (S8)', async () => {
    const { email, secret } = await giveKeys(house.db, 'nishida');
    const page = await house.page('nishida');
    await page.goto('/records/new');
    await page.getByLabel('したこと').fill('一時間、電話をしていた。');
    await forgetFor(house.db, people.nishida.id, 61);
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('書いた文は、書きかけとして残っています').waitFor();
    await page.getByLabel('メールアドレス').fill(email);
    await page.getByLabel(/^パスワード/).fill(PASSWORD);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.getByLabel('6桁の数字').fill(digitsOf(secret));
    await page.getByRole('button', { name: '確かめる' }).click();
    await page.getByRole('link', { name: '続きを書く' }).click();
    expect(await page.getByLabel('したこと').inputValue()).toBe('一時間、電話をしていた。');
  });
});

inHouse('two people at one record (R9)', buildCast, (house) => {
  test('what each changed in another field is kept, and the second is told', async () => {
    const [mine, theirs] = await bothEditing();
    await theirs.getByLabel('気づいたこと').fill('若い人が三人来ていた。');
    await save(theirs);
    await mine.getByLabel('したこと').fill('役員会で、防災の話を聞いた。');
    await save(mine);
    await mine.getByText('ほかの人が「気づいたこと」を直していました').waitFor();
    await mine.getByText('若い人が三人来ていた。').first().waitFor();
    await mine.getByText('役員会で、防災の話を聞いた。').first().waitFor();
  });

  test('the same field shows both texts, and neither is lost', async () => {
    const [mine, theirs] = await bothEditing();
    await theirs.getByLabel('したこと').fill('役員会に出た。会長が代わった。');
    await save(theirs);
    await mine.getByLabel('したこと').fill('役員会に出た。名簿を預かった。');
    await mine.getByRole('button', { name: '保存する' }).click();
    await mine.getByText('ほかの人が同じところを先に直しました').waitFor();
    await mine.getByRole('definition').getByText('会長が代わった').waitFor();
    const field = mine.getByLabel('したこと');
    expect(await field.inputValue()).toBe('役員会に出た。名簿を預かった。');

    await field.fill('役員会に出た。会長が代わった。名簿を預かった。');
    await save(mine);
    await mine.getByText('これまでの直し（2回）').click();
    await mine.getByRole('deletion').getByText('役員会に出た。会長が代わった。').waitFor();
  });

  async function bothEditing(): Promise<[Page, Page]> {
    const id = newId();
    await saveRecord(house.db, actorNamed('nishida'), id, buildFields());
    const pages = [await house.page('nishida'), await house.page('mori')] as const;
    for (const page of pages) await page.goto(`/records/${id}/edit`);
    return [...pages];
  }
});

const hide = `Object.defineProperty(document, 'hidden', { get: () => true });
  document.dispatchEvent(new Event('visibilitychange'));`;

async function choose(page: Page, group: string, chip: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByLabel(chip, { exact: true }).check();
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText(/：保存しました$/).waitFor();
}

/** As if the person's last request had been so many minutes ago. */
async function forgetFor(db: Db, staffId: string, minutes: number): Promise<void> {
  const seen_at = new Date(Date.now() - minutes * 60_000).toISOString();
  await db.updateTable('session').set({ seen_at }).where('staff_id', '=', staffId).execute();
}
