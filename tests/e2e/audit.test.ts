import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

inHouse('the audit', withRecord, (house) => {
  test('says who did what, leads to all that was done to a thing, and proves itself', async () => {
    const page = await house.page('mori');
    await page.goto('/');
    await page.getByRole('banner').getByText('森 和子').click();
    await page.getByRole('banner').getByRole('link', { name: '操作の記録' }).click();
    await page.getByText('しぼりこむ').first().click();
    await page.getByLabel('だれが').selectOption({ label: '西田 あゆみ' });
    await page.getByRole('button', { name: 'しぼりこむ' }).click();
    const wrote = page.getByRole('row').filter({ hasText: '行動記録を書きました' });
    await wrote.getByText(/西田 あゆみさんが、/).waitFor();
    await wrote.getByRole('link', { name: /したことすべて/ }).click();
    await page.getByRole('row').filter({ hasText: '行動記録を書きました' }).waitFor();
    await page.getByRole('button', { name: 'つながりを確かめる' }).click();
    await page.getByText('書きかえも欠けもありません').waitFor();
  });

  test('is not there for who does not answer for the office', async () => {
    for (const name of ['nishida', 'ichikawa'])
      expect((await house.ask(name, '/audit')).status, name).toBe(404);
  });
});

async function withRecord(db: Db): Promise<void> {
  await buildCast(db);
  await saveRecord(db, actorNamed('nishida'), newId(), buildFields());
}
