import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { addDays, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

const line = 'きのう14時 滝山五丁目の役員会で、防災の話をした 60分 #つなぐ';

async function workedYesterday(db: Db) {
  await buildCast(db);
  const fields = buildFields({ occurredOn: addDays(today(), -1), done: '配食の手伝いをした。' });
  await saveRecord(db, actorNamed('nishida'), newId(), fields);
}

inHouse('how little it takes to record', workedYesterday, (house) => {
  test('by keyboard alone: at most 12 presses from n to 保存しました (U1)', async () => {
    const page = await house.page('nishida');
    await page.goto('/');
    let presses = 0;
    const press = async (...keys: string[]) => {
      presses += keys.length;
      await page.keyboard.press(keys.join('+'));
    };
    await press('n');
    await page.getByRole('heading', { name: '記録する' }).waitFor();
    await press('ArrowDown'); // out of the line, which waits with the cursor
    await press('2');
    await press('v');
    await press('2');
    await press('Control', 'Enter');
    await page.getByText(/：保存しました$/).waitFor();
    expect(presses).toBeLessThanOrEqual(12);
    const facts = page.getByRole('complementary', { name: '手がかり' });
    await facts.getByText('会合への出席').waitFor();
    await page.getByRole('main').getByText('つなぐ').first().waitFor();
  });

  test('by one line: what is typed, Enter, and two keys more', async () => {
    const page = await house.page('nishida');
    await page.goto('/');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: '記録する' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('line');
    await page.keyboard.insertText(line);
    await page.keyboard.press('Enter');
    await page.getByText('欄に入れました').waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?draft=[0-9a-f-]+$/);
    const when = page.getByLabel('時刻', { exact: true });
    expect(await when.inputValue()).toBe('14:00');
    await page.getByText(/^きのう → 令和.*\)$/).waitFor();

    // Esc puts one field back, without leaving the page; its words return to the text.
    await when.press('Escape');
    expect(await when.inputValue()).toBe('');
    expect(await page.getByLabel('したこと').inputValue()).toContain('14時');
    expect(await page.getByRole('button', { name: 'もどす：時刻' }).count()).toBe(0);
    await page.getByRole('group', { name: '活動の種類' }).getByLabel('会合への出席').check();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/：保存しました$/).waitFor();
    await page.getByRole('heading', { name: /役員会で、防災の話/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '記録する' }).waitFor(); // nothing is asked
  });

  test('by one line without JavaScript', async () => {
    const page = await house.page('nishida', { script: false });
    await page.goto('/records/new');
    await page.getByLabel('気づいたこと').fill('若い人が多い。');
    await page.getByLabel('一行で書く').fill(line);
    await page.getByLabel('一行で書く').press('Enter');
    await page.getByText('欄に入れました').waitFor();
    expect(await page.getByLabel('気づいたこと').inputValue()).toBe('若い人が多い。');
    await page.getByRole('button', { name: 'もどす：時刻' }).click();
    expect(await page.getByLabel('時刻', { exact: true }).inputValue()).toBe('');
    await page.getByRole('radio', { name: '会合への出席' }).check();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText(/：保存しました$/).waitFor();
  });

  test('on a phone by one dictated line: at most 6 taps (U2)', async () => {
    const page = await house.page('nishida', { width: 360, touch: true });
    await page.goto('/');
    const { tap, taps } = tapping();
    await tap(page.getByRole('navigation', { name: '手もと' }).getByRole('link', { name: '記録' }));
    await tap(page.getByLabel('一行で書く'));
    await page.keyboard.insertText('昨日の午後2時から滝山五丁目の役員会で防災の話をした');
    await tap(page.getByRole('button', { name: '欄に入れる' }));
    await page.getByText('欄に入れました').waitFor();
    await tap(page.getByRole('group', { name: '活動の種類' }).getByLabel('会合への出席'));
    await tap(page.getByRole('group', { name: '支援の動き' }).getByLabel('つなぐ'));
    await tap(page.getByRole('button', { name: '保存する' }));
    await page.getByText(/：保存しました$/).waitFor();
    expect(taps()).toBeLessThanOrEqual(6);
  });

  test('on a phone: at most 6 taps and what is dictated (U2)', async () => {
    const page = await house.page('nishida', { width: 360, touch: true });
    await page.goto('/');
    const { tap, taps } = tapping();
    await tap(page.getByRole('navigation', { name: '手もと' }).getByRole('link', { name: '記録' }));
    await tap(page.getByRole('group', { name: '活動の種類' }).getByLabel('聞き取り'));
    await tap(page.getByRole('group', { name: '支援の動き' }).getByLabel('しる'));
    await tap(page.getByLabel('したこと'));
    await page.keyboard.insertText('買い物のあと、公園で三人に話を聞いた。');
    await tap(page.getByRole('button', { name: '保存する' }));
    await page.getByText(/：保存しました$/).waitFor();
    expect(taps()).toBeLessThanOrEqual(6);
    await page.getByRole('heading', { name: /公園で三人に/ }).waitFor();
  });

  test('on a phone: an earlier one again in at most 3 taps (U2)', async () => {
    const page = await house.page('nishida', { width: 360, touch: true });
    await page.goto('/');
    const { tap, taps } = tapping();
    const earlier = page.getByRole('listitem').filter({ hasText: '配食の手伝い' });
    await tap(earlier.getByRole('link', { name: 'くり返す' }));
    await tap(page.getByRole('button', { name: '保存する' }));
    await page.getByText(/：保存しました$/).waitFor();
    expect(taps()).toBeLessThanOrEqual(3);
    await page.getByRole('definition').getByText('会合への出席').waitFor();
  });
});

/** Taps that count themselves. */
function tapping() {
  let count = 0;
  const tap = async (what: Locator) => {
    count += 1;
    await what.tap();
  };
  return { tap, taps: () => count };
}
