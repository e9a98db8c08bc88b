import { expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { keepUpload, readChoices } from '#app/lib/uploads.server.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { sentBy } from '../../../bench/queries.ts';
import { who } from '../accounts/here.server.ts';
import { importAreas } from '../areas/import.server.ts';
import { readAll } from '../areas/stored.server.ts';
import { jobEnded } from '../jobs/jobs.server.ts';
import { saveRecord } from '../records/records.server.ts';
import * as list from './list.tsx';
import type { Look } from './look.ts';
import * as look from './look.tsx';
import * as rejected from './rejected.ts';
import * as show from './show.tsx';

vi.mock(import('./read.server.ts'), () => import('#tests/read-here.ts'));

const log =
  '日付,地区,種別,内容\n2023/4/1,滝山五丁目,会議,役員会\n2023/4/2,滝山五丁目,おまつり,x\n';
const mori = actorNamed('mori');
type Seen = { id: string; isAgain: boolean; look: Look | null; fault: string | null };

function sent(text = log): string {
  return keepUpload(who(mori), { name: '記録.csv', bytes: Buffer.from(text) });
}

const looking = async (db: Db, id: string, actor = mori) =>
  call(look.loader, { db, actor, url: `/imports/look?file=${id}` });
const sending = (db: Db, id: string, form: Record<string, string | string[]>, actor = mori) =>
  call(look.action, { db, actor, url: '/imports/look', form: { upload: id, ...form } });

/** As the page offers it, with nothing changed. */
function offered({ defaults, headingRow, columns, year, privateText }: Look) {
  const values: Record<string, string | string[]> = {
    headingRow: String(headingRow),
    year: year?.now ?? '',
    areaId: defaults.areaId,
    kind: defaults.kind,
    supportMain: defaults.supportMain,
    verbs: defaults.verbs,
    ...(privateText && { privateText: '1' }),
    ...Object.fromEntries(columns.map(({ at, field }) => [`column-${at}`, field])),
  };
  const was = Object.entries(values).map(([name, value]) => [`was-${name}`, [value].flat().join()]);
  return { ...values, ...Object.fromEntries(was) };
}

onBothEngines('the pages of bringing in', (open) => {
  const office = () => open(buildCast);
  const lookAt = async (db: Db, id: string) => {
    const { look: seen } = (await looking(db, id)).data as Seen;
    return seen!;
  };

  test('a form without a file comes back with what is missing', async () => {
    const came = await call(list.action, { db: await office(), actor: mori, form: { file: '' } });
    expect(came).toMatchObject({ status: 422, data: { errors: [{ field: 'file' }] } });
  });

  test('workers are refused, viewers find nothing', async () => {
    const db = await office();
    for (const [name, status] of [
      ['nishida', 403],
      ['kobayashi', 403],
      ['ichikawa', 404],
    ] as const)
      for (const handler of [list.loader, list.action, look.loader, look.action, show.loader])
        expect((await call(handler, { db, actor: actorNamed(name), form: {} })).status).toBe(
          status,
        );
  });

  test('an upload is seen by who sent it, and by nobody else', async () => {
    const db = await office();
    const id = sent();
    expect((await looking(db, id)).status).toBe(200);
    for (const other of ['sasaki', 'tonari'] as const) {
      expect((await looking(db, id, actorNamed(other))).location).toBe('/imports?lost=1');
      expect((await sending(db, id, { intent: 'import' }, actorNamed(other))).location).toBe(
        '/imports?lost=1',
      );
    }
    expect(await db.selectFrom('record').select('id').execute()).toEqual([]);
  });

  test('looking asks the database little (P1)', async () => {
    const db = await office();
    const id = sent();
    // Around it the page itself asks for the person and the areas.
    expect((await sentBy(() => looking(db, id))).length).toBeLessThanOrEqual(8);
  });

  test('what was changed since is looked at first; unchanged it is brought in as long work', async () => {
    const db = await office();
    const id = sent();
    const first = await lookAt(db, id);
    expect(first.asked).toMatchObject([{ about: 'kind', word: 'おまつり', count: 1 }]);
    const word = { about: 'kind', word: 'おまつり', code: 'place' };
    const form = { ...offered(first), ...word, intent: 'import' };
    expect((await sending(db, id, form)).location).toBe(`/imports/look?file=${id}&again=1`);
    const second = await lookAt(db, id);
    expect(second).toMatchObject({ asked: [], counts: { accepted: 2, rejected: 0 } });
    const came = await sending(db, id, { ...offered(second), intent: 'import' });
    const job = came.location?.split('/').at(-1) ?? '';
    await jobEnded(job);
    const row = await db.selectFrom('job').selectAll().where('id', '=', job).executeTakeFirst();
    expect(row).toMatchObject({ state: 'done', kind: 'import' });
    const { href } = JSON.parse(row?.result ?? '{}');
    expect(await db.selectFrom('record').select('id').execute()).toHaveLength(2);
    const batchId = String(href).split('/').at(-1) ?? '';
    const params = { id: batchId };
    expect((await call(show.loader, { db, actor: mori, params })).data).toMatchObject({
      batch: { accepted: 2, rejected: 0 },
      mayMend: false,
    });
    const undo = await call(show.action, { db, actor: mori, params, form: { intent: 'undo' } });
    await jobEnded(undo.location?.split('/').at(-1) ?? '');
    const left = db.selectFrom('record').select('id').where('removed_at', 'is', null);
    expect(await left.execute()).toEqual([]);
    const again = await call(show.action, { db, actor: mori, params, form: { intent: 'undo' } });
    expect(again.location).toBe(`/imports/${batchId}`);
  });

  test('choosing a column, a heading row and a year is kept for this file', async () => {
    const db = await office();
    const id = sent('活動\n日付,地区,種別,内容\n4/1,滝山五丁目,会議,x\n');
    const first = await lookAt(db, id);
    expect(first.counts).toMatchObject({ rejected: 1 });
    await sending(db, id, { ...offered(first), 'column-3': 'aim', year: '2023', intent: 'look' });
    expect(JSON.parse(readChoices(who(mori), id) ?? '{}')).toMatchObject({
      fields: { 3: 'aim' },
      year: 2023,
    });
    const second = await lookAt(db, id);
    expect(second.counts).toMatchObject({ accepted: 1 });
    expect(second.first[0]?.cells).toContainEqual({ label: '何のために行ったか', text: 'x' });
  });

  test('a file that cannot be read on says so, nothing changes', async () => {
    const db = await office();
    const id = sent('日付,内容\n"2023/4/1,x\n');
    const { look: seen, fault } = (await looking(db, id)).data as Seen;
    expect([seen, fault]).toEqual([null, expect.stringContaining('閉じていない')]);
  });

  test('the rows that were not taken, as a table that does not run', async () => {
    const db = await office();
    const id = sent('日付,地区,種別,内容\n2023/4/31,滝山五丁目,会議,=1+1\n');
    const came = await sending(db, id, { ...offered(await lookAt(db, id)), intent: 'import' });
    await jobEnded(came.location?.split('/').at(-1) ?? '');
    const batch = await db.selectFrom('import_batch').selectAll().executeTakeFirstOrThrow();
    expect(batch.office_id).toBe(OFFICE);
    const params = { id: batch.id };
    const { response } = await call(rejected.loader, { db, actor: mori, params });
    const text = await response?.text();
    expect(text).toContain("2023/4/31,滝山五丁目,会議,'=1+1,");
    expect(text).toContain('暦にない日です');
    const other = await call(rejected.loader, { db, actor: actorNamed('sasaki'), params });
    expect(other.status).toBe(404);
  });

  test('why a row was not taken tells others where it is, never what stood in it', async () => {
    const db = await office();
    const id = sent('日付,地区,種別,内容\n山田「梅子」さん,滝山五丁目,上の原の山田さん,x\n');
    const came = await sending(db, id, { ...offered(await lookAt(db, id)), intent: 'import' });
    await jobEnded(came.location?.split('/').at(-1) ?? '');
    const batch = await db.selectFrom('import_batch').select('id').executeTakeFirstOrThrow();
    const seen = async (name: 'mori' | 'sasaki') => {
      const given = { db, actor: actorNamed(name), params: { id: batch.id } };
      return JSON.stringify((await call(show.loader, given)).data);
    };
    expect(await seen('mori')).toMatch(/山田「梅子」さん.*上の原の山田さん/);
    expect(await seen('sasaki')).not.toMatch(/山田|梅子|上の原/);
    expect(await seen('sasaki')).toContain('「…」は、いまの一覧にありません。');
  });

  test('a file of areas: what would go and stay is seen first, then it is undone in one go', async () => {
    const db = await office();
    const by = who(mori);
    const text = '町丁目,避難所\n中央町,中央小学校\n北町,北小学校\n';
    const { batchId } = await importAreas(db, by, Buffer.from(text), '2026-11-23', '地域.csv');
    const { areas } = await readAll(db, OFFICE);
    const town = areas.find(({ name }) => name === '中央町')?.id ?? '';
    await saveRecord(db, actorNamed('nishida'), newId(), buildFields({ areaId: town }));
    const params = { id: batchId };
    const look = async () => (await call(show.loader, { db, actor: mori, params })).data;
    expect(await look()).toMatchObject({
      areas: { drop: ['避難所区域1', '町丁目1'], back: 0, hasAny: true },
      kept: [],
    });
    const all = (await call(list.loader, { db, actor: mori })).data;
    expect(all).toMatchObject({ batches: [{ kind: 'areas', file_name: '地域.csv' }] });
    const send = (intent: string, actor = mori) =>
      call(show.action, { db, actor, params, form: { intent } });
    expect((await send('undo', actorNamed('nishida'))).status).toBe(403);
    expect((await send('undo', actorNamed('tonari'))).status).toBe(404);
    await send('something else');
    expect((await readAll(db, OFFICE)).areas).toHaveLength(areas.length);
    expect((await send('undo')).location).toBe(`/imports/${batchId}`);
    expect((await readAll(db, OFFICE)).areas).toHaveLength(areas.length - 2);
    expect(await look()).toMatchObject({
      areas: null,
      kept: [
        {
          href: `/areas/${town}`,
          text: '「中央町」は、行動記録に使っているので、そのまま残してあります。',
        },
        { text: '「中央小学校」は、残る地域が、この中にあるので、そのまま残してあります。' },
      ],
    });
  });

  test('the page of a file of areas asks the database little (P1)', async () => {
    const db = await office();
    const text = '町丁目,避難所\n中央町,中央小学校\n';
    const given = [Buffer.from(text), '2026-11-23', '地域.csv'] as const;
    const { batchId } = await importAreas(db, who(mori), ...given);
    const params = { id: batchId };
    const sent = await sentBy(() => call(show.loader, { db, actor: mori, params }));
    expect(sent.length).toBeLessThanOrEqual(12);
  });
});
