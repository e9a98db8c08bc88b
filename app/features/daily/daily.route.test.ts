import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { one, type Typed } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { type Came, call, ledTo } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { dropDraft, keepDraft, readDraft, readDrafts } from '../drafts/drafts.server.ts';
import * as editing from '../records/edit.tsx';
import { keepTypedRecord } from '../records/kept.server.ts';
import * as creating from '../records/new.tsx';
import { reachWhole } from '../records/reach.server.ts';
import { readForPage } from '../records/show.server.ts';
import * as page from './page.tsx';
import { inForm, type Row, rowsIn } from './rows.ts';
import * as splitText from './split.tsx';

const nishida = actorNamed('nishida');
const writer = { officeId: OFFICE, staffId: people.nishida.id };
const text =
  '11月24日(火)\n・10時 滝山サロンの手伝い 60分 #まきこむ\n・13時 滝山五丁目の役員会 #つなぐ\n・新規の相談の電話';
const needed = { kind: 'meeting', verbs: 'know', supportMain: 'community' };

onBothEngines('a day in one go', (open) => {
  async function office() {
    const db = await open();
    await buildCast(db);
    return db;
  }
  const send = (db: Db, form: Typed) => call(page.action, { db, actor: nishida, form });
  const draftOf = async (db: Db, id: string) => (await readDraft(db, writer, id))?.typed ?? {};
  const records = (db: Db) => db.selectFrom('record').selectAll().orderBy('timeline').execute();

  async function split(db: Db) {
    const id = newId();
    const came = await send(db, { id, text, occurredOn: '2026-11-25', areaId: areas.taki4.id });
    expect([came.status, came.location]).toEqual([302, `/daily?draft=${id}`]);
    return { id, typed: await draftOf(db, id), rows: rowsIn(id, await draftOf(db, id)) };
  }
  async function wentBack(db: Db, id: string, came: Came) {
    expect([came.status, came.location]).toEqual([302, `/daily?draft=${id}`]);
    const { data } = await ledTo(page.loader, { db, actor: nishida }, came);
    return data as { errors: { field: string }[]; typed: Typed };
  }
  const whole = (rows: Row[]): Row[] =>
    rows.map((row) => ({ ...row, typed: { ...row.typed, ...needed } }));

  test('is split into rows that say what was understood', async () => {
    const db = await office();
    const { id, rows } = await split(db);
    expect(rows).toMatchObject([
      { id, typed: { occurredOn: '2026-11-24', startedAt: '10:00', minutes: '60' } },
      { typed: { startedAt: '13:00', area: '滝山五丁目（第九小学校）' } },
      { typed: { done: '新規の相談の電話', course: 'new', area: '滝山四丁目（第七小学校）' } },
    ]);
    const { data } = await call(page.loader, { db, actor: nishida, url: `/daily?draft=${id}` });
    expect(data).toMatchObject({ id, typed: { text } });
  });

  test('saves all at once, and twice is harmless', async () => {
    const db = await office();
    const { id, typed, rows } = await split(db);
    const form = { ...typed, ...inForm(whole(rows)), id };
    for (const _ of [1, 2]) {
      const came = await send(db, form);
      expect([came.status, came.location]).toEqual([302, `/daily?saved=3&day=${id}`]);
    }
    expect((await records(db)).map((r) => r.course)).toEqual(['new', null, null]);
    expect((await records(db)).map((r) => [r.started_at, r.done])).toEqual([
      ['', '新規の相談の電話'],
      ['10:00', expect.stringContaining('サロンの手伝い')],
      ['13:00', expect.stringContaining('役員会')],
    ]);
    expect(await draftOf(db, id)).toEqual({});
  });

  describe('the text that was split', () => {
    const back = (db: Db, id: string, name: PersonName = 'nishida') =>
      call(splitText.loader, { db, actor: actorNamed(name), params: { id } });
    const pageOf = async (db: Db, id: string, name: PersonName = 'nishida') => {
      const actor = actorNamed(name);
      return readForPage(db, actor, await reachWhole(db, actor, id));
    };
    async function saved() {
      const db = await office();
      const { id, typed, rows } = await split(db);
      await send(db, { ...typed, ...inForm(whole(rows)), id });
      return { db, id, rows };
    }

    test('is there again from each of the records, and no draft of any', async () => {
      const { db, rows } = await saved();
      for (const { id } of rows) {
        expect((await back(db, id)).data).toMatchObject({ text, day: '令和8年11月25日(水)' });
        expect((await pageOf(db, id)).hasDayText).toBe(true);
        const edited = await call(editing.loader, { db, actor: nishida, params: { id } });
        expect(edited.data).toMatchObject({ waiting: null });
      }
      expect(await readDrafts(db, writer)).toEqual([]);
    });

    test('is there for its writer alone, sealed', async () => {
      const { db, id } = await saved();
      for (const name of ['higashi', 'kobayashi', 'mori', 'sasaki', 'tonari'] as const)
        expect((await back(db, id, name)).status).toBe(404);
      expect((await back(db, id, 'ichikawa')).status).toBe(403);
      expect((await pageOf(db, id, 'mori')).hasDayText).toBe(false);
      expect(JSON.stringify(await db.selectFrom('draft').selectAll().execute())).not.toContain(
        '滝山',
      );
    });

    test('stays when the record is corrected or its draft is dropped', async () => {
      const { db, id } = await saved();
      await keepDraft(db, writer, id, { done: '直し', version: '1' }, 1);
      await dropDraft(db, writer, id);
      expect((await back(db, id)).status).toBe(200);
    });

    test('goes after a month, and its row with the next day that is split', async () => {
      const { db, id } = await saved();
      const long = new Date(Date.now() - 31 * 86_400_000).toISOString();
      await db.updateTable('draft').set({ updated_at: long }).execute();
      expect((await back(db, id)).status).toBe(404);
      expect((await pageOf(db, id)).hasDayText).toBe(false);
      await keepDraft(db, writer, newId(), { done: '書きかけ' }, 1);
      await db.updateTable('draft').set({ updated_at: long }).execute();
      const next = await split(db);
      await send(db, { ...next.typed, ...inForm(whole(next.rows)), id: next.id });
      const left = await db.selectFrom('draft').select('seq').execute();
      expect(left.map(({ seq }) => Number(seq)).toSorted()).toEqual([-1, -1, -1, 1]);
    });

    test.each(['x', newId()])('is not there under %s', async (id) => {
      const db = await office();
      expect((await back(db, id)).status).toBe(404);
    });
  });

  test('one wrong row saves none, says which, and keeps all that was typed', async () => {
    const db = await office();
    const { id, typed, rows } = await split(db);
    const [first, second, third] = whole(rows);
    if (!first || !second || !third) throw new Error('three rows');
    const wrong = { ...second, typed: { ...second.typed, area: 'どこか', minutes: 'しばらく' } };
    const other = { ...third, typed: { ...third.typed, kind: 'party' } };
    const came = await send(db, { ...typed, ...inForm([first, wrong, other]), id });
    const { errors, typed: values } = await wentBack(db, id, came);
    expect(errors.map((e) => e.field).toSorted()).toEqual(['r1-area', 'r1-minutes', 'r2-kind']);
    expect(values).toMatchObject({ 'r1-minutes': 'しばらく', 'r0-done': first.typed.done, text });
    expect(await records(db)).toEqual([]);
  });

  test('a row is dropped, another joined', async () => {
    const db = await office();
    const { id, typed } = await split(db);
    await send(db, { ...typed, id, join: '2' });
    const joined = rowsIn(id, await draftOf(db, id));
    expect(joined.map((row) => row.typed.done)).toEqual([
      expect.stringContaining('サロン'),
      expect.stringMatching(/役員会.*\n新規の相談の電話/),
    ]);
    await send(db, { ...(await draftOf(db, id)), id, drop: '0' });
    const left = rowsIn(id, await draftOf(db, id));
    expect(left.map((row) => row.id)).toEqual([id]);
    expect(await draftOf(db, id)).not.toHaveProperty('join');
  });

  test('H8: a confidential kind keeps its text and names out of the shared part', async () => {
    const db = await office();
    const { id, typed, rows } = await split(db);
    const secret = { ...needed, kind: 'visit', done: '合言葉の文', withNames: '合言葉の人' };
    const form = inForm(
      rows.slice(0, 1).map((row) => ({ ...row, typed: { ...row.typed, ...secret } })),
    );
    const { text: _t, ...day } = typed;
    const plain = Object.fromEntries(Object.entries(day).filter(([name]) => !/^r\d/.test(name)));
    expect((await send(db, { ...plain, ...form, id })).status).toBe(302);
    expect(JSON.stringify(await records(db))).not.toContain('合言葉');
    const rooms = await db.selectFrom('record_confidential').selectAll().execute();
    expect(rooms).toMatchObject([
      { record_id: id, who: '合言葉の人', detail: expect.stringContaining('合言葉の文') },
    ]);
  });

  test.each<[string, Typed, string]>([
    ['without a text', { text: ' ' }, 'text'],
    ['with a day that cannot be read', { occurredOn: 'いつか' }, 'occurredOn'],
    ['with more than fits', { text: Array(41).fill('サロン').join('\r\n') }, 'text'],
  ])('comes back as a draft %s', async (_, changed, field) => {
    const db = await office();
    const id = newId();
    const came = await send(db, { id, text, occurredOn: '2026-11-24', ...changed });
    const { errors, typed } = await wentBack(db, id, came);
    expect(errors.map((e) => e.field)).toEqual([field]);
    const lines = (kept: Typed) => ({ ...kept, text: one(kept, 'text', text).split(/\r?\n/) });
    expect(lines(typed)).toMatchObject(lines(changed));
  });

  test('comes back as it is without an id', async () => {
    const db = await office();
    const came = await send(db, { id: 'x', text, occurredOn: '2026-11-24' });
    expect([came.status, came.data]).toMatchObject([422, { values: { occurredOn: '2026-11-24' } }]);
  });

  test('a viewer gets none of it', async () => {
    const db = await office();
    const viewer = actorNamed('ichikawa');
    expect((await call(page.loader, { db, actor: viewer })).status).toBe(403);
    const form = { id: newId(), text };
    expect((await call(page.action, { db, actor: viewer, form })).status).toBe(403);
  });

  test('S8: what came after the session ended waits, and is not offered as one record', async () => {
    const db = await office();
    const id = newId();
    const form = new FormData();
    for (const [name, value] of Object.entries({ id, daily: '1', text })) form.set(name, value);
    expect(await keepTypedRecord(db, writer, new URL('http://x/daily'), form)).toBe(true);
    expect(await draftOf(db, id)).toMatchObject({ text });
    const { data } = await call(creating.loader, { db, actor: nishida, url: '/records/new' });
    expect((data as { waiting: unknown[] }).waiting).toEqual([]);
    await keepDraft(db, writer, newId(), { done: '一件' }, 1);
    const second = await call(creating.loader, { db, actor: nishida, url: '/records/new' });
    expect((second.data as { waiting: unknown[] }).waiting).toHaveLength(1);
  });
});
