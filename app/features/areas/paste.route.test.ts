import { describe, expect, test } from 'vitest';
import type { Line } from '#app/lib/paste.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { who } from '../accounts/here.server.ts';
import { type Area, SINCE_EVER } from './area.ts';
import { pastedAreas, readPastedAreas } from './paste.ts';
import * as page from './paste.tsx';
import type { Known } from './plan-import.ts';
import { readAll } from './stored.server.ts';
import { undoAreas } from './undo.server.ts';

const day = '2026-11-23';
const mori = actorNamed('mori');
const kindsSaid = '市・地区・避難所区域・町丁目・町の一部・ご近所のどれかを書いてください。';

const area = (id: string, kind: Area['kind'], name: string): Area => ({
  ...{ id, kind, name, kana: '', key: name, lat: null, lng: null, from_on: null, until_on: null },
  ...{ source: 'hand', source_key: null },
});
const known: Known = {
  areas: [
    area('w', 'district', '西部'),
    area('z', 'zone', '第一小学校'),
    area('y', 'zone', '第二小学校'),
    area('t', 'town', '本町'),
  ],
  edges: [
    {
      ...{ child_id: 't', parent_id: 'z', from_on: SINCE_EVER, until_on: null },
      ...{ standing: 'confirmed', source: 'hand', metres: null },
    },
  ],
  names: [],
};
let count = 0;
const look = (text: string) => pastedAreas(text, known, { day, newId: () => `new${++count}` });
const shown = (line: Line<unknown> | undefined) => [line?.outcome, line?.message];

describe('areas pasted', () => {
  test.each([
    ['北町\t町丁目', ['add', '町丁目。']],
    ['種類\t名前\n町丁目\t北町', ['add', '町丁目。']],
    ['区分\t地域名\t属する地域\n避難所\t東小学校\t西部', ['add', '避難所区域。上の地域：西部。']],
    [
      '北町\t町丁目\t第一小学校、第二小学校\t上町、下町',
      ['add', '町丁目。上の地域：第一小学校、第二小学校。ほかの名前：上町、下町。'],
    ],
    ['第一小学校\t避難所区域\t西部', ['change', '避難所区域。上の地域：西部。']],
    ['本町\t町丁目\t\t上本町', ['change', '町丁目。ほかの名前：上本町。']],
    ['西部\t地区', ['same', 'もう入っているとおりです。']],
    ['本町\t町丁目\t第一小学校', ['same', 'もう入っているとおりです。']],
    [
      '本町\t町丁目\t第二小学校',
      ['same', '「本町」は人が置いたところに残しました。この表では「第二小学校」です。'],
    ],
    ['合計\t5', ['same', '上と同じ行か、合計や注の行なので、読みません。']],
    ['北町', ['wrong', `種類：種類がありません。${kindsSaid}`]],
    ['\t町丁目', ['wrong', '名前：名前がありません。']],
    ['火星\t惑星', ['wrong', `種類：「惑星」という種類は分かりません。${kindsSaid}`]],
    [
      '北町\t町丁目\t第三小学校',
      ['wrong', '上の地域：上の地域「第三小学校」が、この表にも、これまでの地域にもありません。'],
    ],
    [
      '北小学校\t避難所区域\t本町',
      ['wrong', '上の地域：避難所区域は、町丁目「本町」の中には置けません。'],
    ],
    ['北町\t町丁目\t\t\t35.7', ['wrong', '5列目：「35.7」を置く列がありません。']],
  ])('%j', (text, expected) => {
    expect(shown(look(text).lines[0])).toEqual(expected);
  });

  test('rows are counted as a person counts them, empty ones and the heading too', () => {
    const text = '名前\t種類\t備考\n\n北町\t町丁目\t\n火星\t惑星\t\n北町\t町丁目\t\n';
    const { lines, ignored } = look(text);
    expect(ignored).toEqual(['備考']);
    expect(lines.map(({ row, outcome }) => [row, outcome])).toEqual([
      [3, 'add'],
      [4, 'wrong'],
      [5, 'same'],
    ]);
    const { rows, problems } = readPastedAreas(text);
    expect([rows, problems.map(({ row, column }) => [row, column])]).toEqual([3, [[4, '種類']]]);
  });

  test('an area may lie in one that the paste itself brings, and falls with it', () => {
    const outcomes = (text: string) => look(text).lines.map(({ outcome }) => outcome);
    expect(outcomes('北町\t町丁目\t北小学校\n北小学校\t避難所区域\t西部')).toEqual(['add', 'add']);
    expect(outcomes('北町\t町丁目\t北小学校\n北小学校\t避難所区域\t東部')).toEqual([
      'wrong',
      'wrong',
    ]);
  });

  test('nothing but a heading is no row', () => {
    expect(look('名前\t種類')).toEqual({ lines: [], ignored: [] });
  });
});

onBothEngines('the page where areas are pasted', (open) => {
  const text =
    '名前\t種類\t上の地域\tほかの名前\n北町\t町丁目\t第七小学校\t上町\n滝山四丁目\t町丁目\t第九小学校\t\n火星\t惑星\t\t';
  async function office() {
    const db = await open();
    await buildCast(db);
    return db;
  }
  const form = (intent: string, more: object = {}) => ({ intent, text, looked: text, ...more });

  test('is looked at, then taken; what was not understood is left out, and it is undone as a whole', async () => {
    const db = await office();
    const before = (await readAll(db, OFFICE)).areas.length;
    const seen = await call(page.action, { db, actor: mori, form: form('look') });
    const { lines } = (seen.data as { look: { lines: Line<unknown>[] } }).look;
    expect(lines.map(({ outcome }) => outcome)).toEqual(['add', 'same', 'wrong']);
    expect((await readAll(db, OFFICE)).areas).toHaveLength(before);
    const { location } = await call(page.action, { db, actor: mori, form: form('save') });
    expect(location).toMatch(/^\/areas\/paste\?accepted=1&rejected=1&skipped=1&proposed=0&batch=/);
    const { areas: all, edges, names } = await readAll(db, OFFICE);
    const town = all.find(({ name }) => name === '北町');
    expect(town).toMatchObject({ kind: 'town', source: '貼り付けた表' });
    const parents = edges.filter(({ child_id }) => child_id === town?.id);
    expect(parents).toMatchObject([{ parent_id: areas.school7.id, standing: 'confirmed' }]);
    expect(names).toMatchObject([{ area_id: town?.id, name: '上町' }]);
    expect(await notes(db)).toEqual(['area.paste']);
    const came = await call(page.loader, { db, actor: mori, url: location ?? '' });
    const { batch } = (came.data as { came: { batch: string } }).came;
    expect(await undoAreas(db, who(mori), batch, day)).toEqual([]);
    expect((await readAll(db, OFFICE)).areas).toHaveLength(before);
  });

  test('again it adds nothing; a text that changed since it was looked at is looked at once more', async () => {
    const db = await office();
    await call(page.action, { db, actor: mori, form: form('save') });
    const again = await call(page.action, { db, actor: mori, form: form('save') });
    expect(again.location).toMatch(/\?accepted=0&rejected=1&skipped=2/);
    const changed = form('save', { looked: 'x' });
    expect((await call(page.action, { db, actor: mori, form: changed })).data).toMatchObject({
      look: { lines: [{ outcome: 'same' }, { outcome: 'same' }, { outcome: 'wrong' }] },
    });
  });

  test('nothing pasted, or an address that somebody made up', async () => {
    const db = await office();
    const empty = form('look', { text: '' });
    expect((await call(page.action, { db, actor: mori, form: empty })).status).toBe(422);
    const url = '/areas/paste?accepted=x&batch=../../audit';
    expect((await call(page.loader, { db, actor: mori, url })).data).toEqual({
      came: { accepted: 0, rejected: 0, skipped: 0, proposed: 0, batch: null },
    });
  });

  test.each<[PersonName, number]>([
    ['nishida', 403],
    ['kobayashi', 403],
    ['ichikawa', 404],
  ])('by %s: %i', async (name, status) => {
    const db = await office();
    const actor = actorNamed(name);
    expect((await call(page.action, { db, actor, form: form('save') })).status).toBe(status);
    expect((await call(page.loader, { db, actor })).status).toBe(status);
    expect(await notes(db)).toEqual([]);
  });
});
