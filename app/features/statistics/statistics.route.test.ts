/** Pages of people per area: who meets what, a file on its way in, and what each page says. */
import { RouterContextProvider } from 'react-router';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildSurvey } from '#tests/build-survey.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { actorContext, dbContext } from '../accounts/here.server.ts';
import * as area from './area.tsx';
import * as importing from './import.tsx';
import * as list from './list.tsx';
import { readRows, readSeries } from './series.server.ts';
import * as show from './show.tsx';
import { statisticsTaking } from './taking.server.ts';

const survey = newId();
const file = (text: string, name = '人口.csv') => new File([text], name);
const whole = '町名,調査年月日,人口\n滝山五丁目,2026-04-01,800';

onBothEngines('pages of people per area', (open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open(buildCast);
  });
  const as = (name: PersonName, more: object = {}) => ({ db, actor: actorNamed(name), ...more });

  async function upload(name: PersonName, sent: File | null) {
    const context = new RouterContextProvider();
    context.set(dbContext, db);
    context.set(actorContext, actorNamed(name));
    const body = new FormData();
    if (sent) body.set('file', sent);
    const request = new Request('http://localhost/statistics/import', { method: 'POST', body });
    const given = { request, params: {}, context, url: new URL(request.url), pattern: '' };
    return call(() => importing.action(given as never), as(name));
  }
  async function rowsOf(name: PersonName, query = '') {
    const { data } = await call(list.loader, as(name, { url: `/statistics${query}` }));
    return (data as { rows: { name: string; cells: string[]; lacks: string }[] }).rows;
  }

  test('a file is looked at, then taken in; again there is nothing new', async () => {
    const { location } = await upload('mori', file(whole));
    expect(location).toMatch(/^\/statistics\/import\?file=[0-9a-f]{48}$/);
    const seen = await call(importing.loader, as('mori', { url: location ?? '' }));
    const { upload: id, look } = seen.data as { upload: string; look: { news: number } };
    expect(look.news).toBe(1);
    expect(await readSeries(db, OFFICE)).toEqual([]);
    const form = { intent: 'import', upload: id };
    const came = await call(importing.action, as('mori', { form }));
    expect(came.location).toMatch(/^\/statistics\/[0-9a-f-]{36}\?came=1$/);
    const [series] = await readSeries(db, OFFICE);
    expect(series).toMatchObject({ day: '2026-04-01', placed: 1, unknown: 0 });
    const again = await upload('mori', file(whole));
    const { data } = await call(importing.loader, as('mori', { url: again.location ?? '' }));
    expect(data).toMatchObject({ look: { news: 0 } });
  });

  test('a file that names no day asks for it, and takes it', async () => {
    const { location } = await upload('mori', file('町名,人口\n滝山五丁目,800'));
    const look = async (query: string) =>
      (await call(importing.loader, as('mori', { url: `${location}${query}` }))).data;
    expect(await look('')).toMatchObject({
      look: null,
      reason: expect.stringContaining('いつの数字か'),
    });
    expect(await look('&day=いつか')).toMatchObject({ look: null });
    expect(await look('&day=令和8年2月1日')).toMatchObject({ look: { news: 1 } });
    const said = { day: '令和8年2月1日', source: '縁川市' };
    const form = { intent: 'import', upload: location?.split('=')[1] ?? '', ...said };
    await call(importing.action, as('mori', { form }));
    expect(await readSeries(db, OFFICE)).toMatchObject([{ day: '2026-02-01', source: '縁川市' }]);
  });

  test.each([
    ['no file', null, 'ファイルを選んでください。'],
    ['an empty file', file(''), 'ファイルを選んでください。'],
    ['no headings', file('あ,い\n1,2'), '見出し'],
    ['a picture', new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0])], 'x.png'), '。'],
  ])('%s comes back with a sentence, and nothing has changed', async (_, sent, sentence) => {
    expect(await upload('mori', sent)).toMatchObject({
      status: 422,
      data: { errors: [{ field: 'file', message: expect.stringContaining(sentence) }] },
    });
    expect(await readSeries(db, OFFICE)).toEqual([]);
  });

  test('an upload that is gone says so', async () => {
    const form = { intent: 'import', upload: '0'.repeat(48) };
    expect(await call(importing.action, as('mori', { form }))).toMatchObject({ status: 422 });
  });

  test.each([
    ['mori', 200],
    ['sasaki', 200],
    ['nishida', 403],
    ['ichikawa', 404],
  ] as const)('%s meets %i at the door', async (name, status) => {
    const { status: met } = await call(importing.loader, as(name, { url: '/statistics/import' }));
    expect(met).toBe(status);
    expect((await upload(name, null)).status).toBe(status === 200 ? 422 : status);
  });

  describe('with figures', () => {
    beforeEach(() => buildSurvey(db, survey));

    test('the table says sums, shares, and what is missing', async () => {
      const [city, ...districts] = await rowsOf('nishida');
      expect(city).toMatchObject({
        name: '縁川市',
        cells: ['2,000人', '分からない', '640人（32.0%）', '18.5%', '960世帯', '2.08人'],
      });
      expect(districts.find(({ name }) => name === '東部')).toMatchObject({
        cells: expect.arrayContaining(['分からない']),
        lacks: expect.stringContaining('数字がありません。'),
      });
      const towns = await rowsOf('nishida', '?level=town');
      expect(towns.find(({ name }) => name === '滝山五丁目')?.cells[0]).toBe('800人');
    });

    test('a viewer sees the own areas alone', async () => {
      expect((await rowsOf('ichikawa')).map(({ name }) => name)).toEqual(['西部']);
      const page = (id: string) => call(area.loader, as('ichikawa', { params: { id } }));
      expect((await page(areas.west.id)).status).toBe(200);
      expect((await page(areas.east.id)).status).toBe(404);
    });

    test('one area says in a sentence how it stands beside the city', async () => {
      const { data } = await call(area.loader, as('nishida', { params: { id: areas.taki5.id } }));
      expect((data as { sentence: string }).sentence).toContain(
        '800人、そのうち65歳以上は30.0%です。市全体（32.0%）より2.0ポイント低く',
      );
    });

    test('a row finds its area by hand; the figures rest and come back', async () => {
      const page = (form: Record<string, string>) =>
        call(show.action, as('mori', { params: { id: survey }, form }));
      const open = (await readRows(db, OFFICE, survey)).find(({ areaId }) => !areaId);
      await page({ intent: 'place', [`row-${open?.row}`]: areas.hon1.id });
      expect((await rowsOf('mori')).find(({ name }) => name === '東部')?.cells[0]).toBe('50人');
      await page({ intent: 'remove' });
      expect(await rowsOf('mori')).toEqual([]);
      await page({ intent: 'restore' });
      expect(await rowsOf('mori')).not.toEqual([]);
      expect((await page({ intent: 'nothing of the kind' })).status).toBe(302);
    });

    test('a survey that is not there is not found', async () => {
      for (const id of [newId(), 'x'])
        expect((await call(show.loader, as('mori', { params: { id } }))).status).toBe(404);
      const gone = { params: { id: newId() }, form: { intent: 'remove' } };
      expect((await call(show.action, as('mori', gone))).status).toBe(404);
    });

    test('goes out with plain numbers', async () => {
      const asked = { query: 'level=town', withConfidential: false };
      const sheet = await statisticsTaking.sheet(db, actorNamed('nishida'), asked, async () => {});
      const rows = [];
      for await (const part of sheet.rows) rows.push(...part);
      const heads = sheet.columns.map(({ label }) => label);
      expect(heads.slice(0, 4)).toEqual(['地域', 'いつの数字', '出どころ', '人口']);
      const row = rows.find(([name]) => name === '滝山五丁目');
      expect(row?.slice(1, 4)).toEqual(['2026-04-01', '縁川市', 800]);
    });
  });
});
