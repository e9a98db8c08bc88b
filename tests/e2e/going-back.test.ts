import { expect, test } from 'vitest';
import { saveAppointment } from '#app/features/appointments/appointments.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

const [record, appointment] = [newId(), newId()];
const nishida = actorNamed('nishida');

/** Form, field, what is typed, the button, what is said of another field. */
const forms = [
  ['/records/new', /^したこと/, '立ち話をした。', '保存する', /^活動の種類/],
  [`/records/${record}/edit`, /^したこと/, '坂で休んだ。', '保存する', /^日付を/],
  ['/appointments/new', /^何をするか/, '役員会で見せる', '保存する', /^日付を/],
  [`/appointments/${appointment}/edit`, /^何をするか/, '総会で見せる', '保存する', /^日付を/],
  ['/daily', /^したこと/, '朝礼\n電話番', '分ける', /^日付が/],
] as const;

const cases = forms.flatMap((form) =>
  [true, false].map((script) => [form[0], script, form] as const),
);

inHouse(
  'a form that was refused',
  async (db) => {
    await buildCast(db);
    await saveRecord(db, nishida, record, buildFields());
    await saveAppointment(db, nishida, appointment, buildAppointment());
  },
  (house) => {
    test.each(cases)('%s is there again at Back; JavaScript: %s', async (path, script, form) => {
      const [, label, text, button, says] = form;
      const page = await house.page('nishida', { script });
      await page.goto(path);
      await page.getByLabel(label).fill(text);
      if (path === '/daily') await page.getByLabel('日付').fill('いつか');
      else if (path !== '/records/new')
        await page
          .getByLabel(/^(日付|いつ)/)
          .first()
          .fill('');
      await page.getByRole('button', { name: button, exact: true }).click();
      const fault = page.getByRole('alert').getByRole('link', { name: says });
      await fault.waitFor();
      await page.getByRole('link', { name: 'きょう' }).first().click();
      await page.getByRole('heading', { name: 'きょう', exact: true }).waitFor();
      const answer = await page.goBack();
      expect([answer?.status(), answer?.request().method()]).toEqual([200, 'GET']);
      expect(await page.getByLabel(label).inputValue()).toBe(text);
      await fault.waitFor();
      // Reading it anew asks nothing either.
      expect((await page.reload())?.request().method()).toBe('GET');
    });
  },
);
